// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/ids.hpp"
#include "server/storage/sqlite/words.hpp"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <chrono>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace matala::server {

/// How a type of the ports stands in a column: `bind` writes, `read` reads. Index of `bind` from 1.
template <class T>
struct sql_value;

template <std::integral T>
struct sql_value<T> {
  static void bind(SQLite::Statement& to, int index, T value) { to.bind(index, static_cast<std::int64_t>(value)); }
  static T read(SQLite::Column const& column) { return static_cast<T>(column.getInt64()); }
};

template <>
struct sql_value<std::string> {
  static void bind(SQLite::Statement& to, int index, std::string const& value) { to.bind(index, value); }
  static std::string read(SQLite::Column const& column) { return column.getString(); }
};

template <>
struct sql_value<std::string_view> {
  static void bind(SQLite::Statement& to, int index, std::string_view value) { to.bind(index, std::string(value)); }
};

template <class Tag>
struct sql_value<id<Tag>> {
  static void bind(SQLite::Statement& to, int index, id<Tag> const& value) { to.bind(index, value.value); }
  static id<Tag> read(SQLite::Column const& column) { return {column.getString()}; }
};

template <>
struct sql_value<scheduler::instant> {
  static void bind(SQLite::Statement& to, int index, scheduler::instant value) {
    to.bind(index, static_cast<std::int64_t>(value.time_since_epoch().count()));
  }
  static scheduler::instant read(SQLite::Column const& column) {
    return scheduler::instant{std::chrono::seconds{column.getInt64()}};
  }
};

/// Minutes and days, as their count.
template <class Rep, class Period>
struct sql_value<std::chrono::duration<Rep, Period>> {
  using length = std::chrono::duration<Rep, Period>;
  static void bind(SQLite::Statement& to, int index, length value) {
    to.bind(index, static_cast<std::int64_t>(value.count()));
  }
  static length read(SQLite::Column const& column) { return length{static_cast<Rep>(column.getInt64())}; }
};

/// As 'YYYY-MM-DD', whose order is the order of time.
template <>
struct sql_value<scheduler::date> {
  static void bind(SQLite::Statement& to, int index, scheduler::date value);
  static scheduler::date read(SQLite::Column const& column);
};

/// As its stable word.
template <class Enum>
  requires std::is_enum_v<Enum>
struct sql_value<Enum> {
  static void bind(SQLite::Statement& to, int index, Enum value) { to.bind(index, std::string(word_of(value))); }
  static Enum read(SQLite::Column const& column) { return from_word<Enum>(column.getString()); }
};

/// None is NULL.
template <class T>
struct sql_value<std::optional<T>> {
  static void bind(SQLite::Statement& to, int index, std::optional<T> const& value) {
    if (value) {
      sql_value<T>::bind(to, index, *value);
    } else {
      to.bind(index);
    }
  }
  static std::optional<T> read(SQLite::Column const& column) {
    if (column.isNull()) return std::nullopt;
    return sql_value<T>::read(column);
  }
};

}  // namespace matala::server
