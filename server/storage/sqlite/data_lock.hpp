// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <stdexcept>

namespace matala::server {

/// Another process owns the data directory.
class data_locked : public std::runtime_error {
 public:
  data_locked() : std::runtime_error("another process uses the data directory") {}
};

/// The right to write in a data directory. One process has it at a time, from construction to destruction; it goes with
/// the process however that ends. A forked child shares it.
class data_lock {
 public:
  /// Creates the directory (0700) when it is missing, and `matala.lock` in it. Throws data_locked, std::system_error.
  explicit data_lock(std::filesystem::path const& directory);
  ~data_lock();

  data_lock(data_lock const&) = delete;
  data_lock& operator=(data_lock const&) = delete;

 private:
  int file_ = -1;
};

}  // namespace matala::server
