// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sql_value.hpp"

#include <fmt/format.h>

#include <charconv>
#include <stdexcept>

namespace matala::server {

namespace {

int number_in(std::string_view text, std::size_t begin, std::size_t length) {
  int value = 0;
  std::string_view const part = text.substr(begin, length);
  if (std::from_chars(part.data(), part.data() + part.size(), value).ec != std::errc{}) {
    throw std::runtime_error("a date in the database cannot be read");
  }
  return value;
}

}  // namespace

void sql_value<scheduler::date>::bind(SQLite::Statement& to, int index, scheduler::date value) {
  to.bind(index, fmt::format("{:04}-{:02}-{:02}", int{value.year()}, unsigned{value.month()}, unsigned{value.day()}));
}

scheduler::date sql_value<scheduler::date>::read(SQLite::Column const& column) {
  std::string const text = column.getString();
  if (text.size() != 10) throw std::runtime_error("a date in the database cannot be read");
  return {std::chrono::year{number_in(text, 0, 4)}, std::chrono::month{static_cast<unsigned>(number_in(text, 5, 2))},
          std::chrono::day{static_cast<unsigned>(number_in(text, 8, 2))}};
}

}  // namespace matala::server
