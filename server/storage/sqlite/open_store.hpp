// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>

namespace matala::server {

struct store_options {
  /// Called on the writer's thread after the commit that changed the occurrence, before the callers are answered. It
  /// must neither throw nor wait nor use the store.
  std::function<void(occurrence_id const&)> on_changed;
  /// Connections for reading; more readers than this wait for each other.
  int readers = 2;
  /// Callers that may wait for the writer; one more gets store_busy.
  std::size_t max_waiting = 4096;
};

/// Opens `matala.db` in the data directory, creating both (0700, 0600) when they are missing, takes the lock of the
/// directory and migrates the database. The store owns a thread; nobody may be inside it when it is destroyed.
/// Throws data_locked, database_too_new, std::system_error, SQLite::Exception.
std::unique_ptr<store> open_store(std::filesystem::path const& data_directory, store_options options = {});

}  // namespace matala::server
