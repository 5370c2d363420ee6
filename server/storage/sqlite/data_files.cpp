// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/data_files.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace matala::server {

namespace {

[[noreturn]] void fail(char const* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// Without it a power cut may take the name of a file whose content is on the disk.
void sync_directory(std::filesystem::path const& directory) {
  int const handle = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) fail("opening the data directory");
  int const outcome = ::fsync(handle);
  ::close(handle);
  if (outcome != 0) fail("syncing the data directory");
}

}  // namespace

void make_private_directory(std::filesystem::path const& directory) {
  std::filesystem::path const whole = std::filesystem::absolute(directory / "").parent_path();
  std::filesystem::create_directories(whole.parent_path());
  if (::mkdir(whole.c_str(), S_IRWXU) == 0) {
    sync_directory(whole.parent_path());
  } else if (errno != EEXIST) {
    fail("creating the data directory");
  }
}

int open_private_file(std::filesystem::path const& file) {
  int const handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (handle < 0) fail("opening a file of the data directory");
  try {
    sync_directory(std::filesystem::absolute(file).parent_path());
  } catch (...) {
    ::close(handle);
    throw;
  }
  return handle;
}

}  // namespace matala::server
