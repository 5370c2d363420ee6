// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/connection.hpp"
#include "server/storage/sqlite/sql_value.hpp"

#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace matala::server {

/// One run of a prepared statement. Parameters are bound in the order of their marks, columns are read in the order in
/// which the SQL text names them; both are forgotten by SQLite when the object goes.
class query {
 public:
  template <class... Values>
  query(connection& db, std::string_view sql, Values const&... values) : statement_(db.prepared(sql)) {
    int index = 0;
    (sql_value<Values>::bind(statement_, ++index, values), ...);
  }

  ~query() {
    statement_.tryReset();
    statement_.clearBindings();
  }

  query(query const&) = delete;
  query& operator=(query const&) = delete;

  /// Steps to the next row. False: there is none.
  bool next() {
    column_ = 0;
    return statement_.executeStep();
  }

  /// The next column of the row.
  template <class T>
  T get() {
    return sql_value<T>::read(statement_.getColumn(column_++));
  }

 private:
  SQLite::Statement& statement_;
  int column_ = 0;
};

/// Runs a statement that changes rows; how many it changed.
template <class... Values>
int execute(connection& db, std::string_view sql, Values const&... values) {
  query run(db, sql, values...);
  run.next();
  return db.prepared(sql).getChanges();
}

/// For what callers know to exist: changing nothing is their mistake.
template <class... Values>
void change_one(connection& db, std::string_view sql, Values const&... values) {
  if (execute(db, sql, values...) != 1) throw std::logic_error("the row to change does not exist");
}

/// `read_row(query&)` of each row, in order.
template <class Row, class... Values>
auto all_rows(connection& db, Row read_row, std::string_view sql, Values const&... values) {
  std::vector<decltype(read_row(std::declval<query&>()))> rows;
  query ask(db, sql, values...);
  while (ask.next()) rows.push_back(read_row(ask));
  return rows;
}

/// `read_row(query&)` of the first row, if there is one.
template <class Row, class... Values>
auto first_row(connection& db, Row read_row, std::string_view sql, Values const&... values) {
  std::optional<decltype(read_row(std::declval<query&>()))> row;
  query ask(db, sql, values...);
  if (ask.next()) row = read_row(ask);
  return row;
}

/// The first column of the only row.
template <class T, class... Values>
T single(connection& db, std::string_view sql, Values const&... values) {
  query ask(db, sql, values...);
  ask.next();
  return ask.get<T>();
}

/// For first_row and all_rows of one column.
template <class T>
T only_column(query& row) {
  return row.get<T>();
}

}  // namespace matala::server
