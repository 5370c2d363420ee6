// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/connection.hpp"

#include <span>
#include <stdexcept>
#include <string_view>

namespace matala::server {

/// The database was written by a newer program than this one; nothing was changed.
class database_too_new : public std::runtime_error {
 public:
  database_too_new(int found, int known);
};

/// After a step a row would have pointed at nothing; the step was undone.
class broken_reference : public std::runtime_error {
 public:
  explicit broken_reference(int version);
};

/// The SQL texts of migrations/, the first one leading from an empty database to version 1.
std::span<std::string_view const> embedded_migrations();

/// Leads the database to the version that `texts` end in, each step in a transaction of its own. Forward only.
/// References are checked at the end of each step, not within it. Throws database_too_new and broken_reference.
void migrate(connection& db, std::span<std::string_view const> texts);

}  // namespace matala::server
