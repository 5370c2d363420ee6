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

/// The SQL texts of migrations/, the first one leading from an empty database to version 1.
std::span<std::string_view const> embedded_migrations();

/// Leads the database to the version that `texts` end in, each step in a transaction of its own. Forward only.
/// Throws database_too_new.
void migrate(connection& db, std::span<std::string_view const> texts);

}  // namespace matala::server
