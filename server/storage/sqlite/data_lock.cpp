// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/data_lock.hpp"

#include "server/storage/sqlite/data_files.hpp"

#include <cerrno>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

namespace matala::server {

data_lock::data_lock(std::filesystem::path const& directory) {
  make_private_directory(directory);
  file_ = open_private_file(directory / "matala.lock");
  if (::flock(file_, LOCK_EX | LOCK_NB) == 0) return;
  int const why = errno;
  ::close(file_);
  if (why == EWOULDBLOCK) throw data_locked();
  throw std::system_error(why, std::generic_category(), "locking the data directory");
}

data_lock::~data_lock() {
  ::close(file_);
}

}  // namespace matala::server
