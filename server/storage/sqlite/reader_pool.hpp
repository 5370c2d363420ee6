// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/sqlite_unit.hpp"

#include <condition_variable>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace matala::server {

/// Connections that only read, each serving one caller at a time.
class reader_pool {
 public:
  /// The file must exist, migrated.
  reader_pool(std::filesystem::path const& file, int readers);

  /// Waits for a free connection and runs `look` on a snapshot of the last commit. Any thread.
  void run(std::function<void(unit_of_work const&)> const& look);

 private:
  struct reader {
    explicit reader(std::filesystem::path const& file) : db(file, connection_use::reading), unit(db) {}
    connection db;
    sqlite_unit unit;
  };
  class lease;

  std::vector<std::unique_ptr<reader>> readers_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<reader*> free_;
};

}  // namespace matala::server
