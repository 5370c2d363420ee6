// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/migrations.hpp"

#include "server/storage/sqlite/query.hpp"

#include <fmt/format.h>

#include <string>

namespace matala::server {

namespace {

int version_of(connection& db) {
  query ask(db, "PRAGMA user_version");
  ask.next();
  return ask.get<int>();
}

}  // namespace

database_too_new::database_too_new(int found, int known)
    : std::runtime_error(fmt::format("the database has version {}, this program knows up to {}", found, known)) {}

void migrate(connection& db, std::span<std::string_view const> texts) {
  int const known = static_cast<int>(texts.size());
  int const found = version_of(db);
  if (found > known) throw database_too_new(found, known);
  for (int step = found; step < known; ++step) {
    // One text for the whole step: where it fails, nothing of it stays.
    db.execute_script(fmt::format("BEGIN IMMEDIATE;\n{}\nPRAGMA user_version = {};\nCOMMIT;",
                                  texts[static_cast<std::size_t>(step)], step + 1));
  }
}

}  // namespace matala::server
