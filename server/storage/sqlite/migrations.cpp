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

namespace {

// A table can be made anew only while its references are not enforced, and that can be switched outside a transaction
// only. Whatever a step does, they hold again before it counts.
class unenforced_references {
 public:
  explicit unenforced_references(connection& db) : db_(db) { db_.execute_script("PRAGMA foreign_keys = OFF"); }
  ~unenforced_references() {
    db_.roll_back_if_open();
    db_.execute_script("PRAGMA foreign_keys = ON");
  }
  unenforced_references(unenforced_references const&) = delete;
  unenforced_references& operator=(unenforced_references const&) = delete;

 private:
  connection& db_;
};

bool has_broken_reference(connection& db) {
  query ask(db, "PRAGMA foreign_key_check");
  return ask.next();
}

}  // namespace

broken_reference::broken_reference(int version)
    : std::runtime_error(fmt::format("the step to version {} of the database broke a reference", version)) {}

void migrate(connection& db, std::span<std::string_view const> texts) {
  int const known = static_cast<int>(texts.size());
  int const found = version_of(db);
  if (found > known) throw database_too_new(found, known);
  for (int step = found; step < known; ++step) {
    unenforced_references const during(db);
    // One transaction for the whole step: where it fails, nothing of it stays.
    db.execute_script(fmt::format("BEGIN IMMEDIATE;\n{}\nPRAGMA user_version = {};",
                                  texts[static_cast<std::size_t>(step)], step + 1));
    if (has_broken_reference(db)) throw broken_reference(step + 1);
    db.execute_script("COMMIT");
  }
}

}  // namespace matala::server
