// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/open_store.hpp"

#include "server/storage/sqlite/data_files.hpp"
#include "server/storage/sqlite/data_lock.hpp"
#include "server/storage/sqlite/reader_pool.hpp"
#include "server/storage/sqlite/writer.hpp"

#include <unistd.h>
#include <utility>

namespace matala::server {

namespace {

class sqlite_store final : public store {
 public:
  sqlite_store(std::filesystem::path const& directory, store_options options)
      : lock_(directory),
        file_(created(directory / "matala.db")),
        writer_(file_, std::move(options.on_changed), options.max_waiting),
        readers_(file_, options.readers) {}

 private:
  /// SQLite would create it readable for all; its other files take over the rights of this one.
  static std::filesystem::path created(std::filesystem::path file) {
    ::close(open_private_file(file));
    return file;
  }

  void write(std::function<verdict(unit_of_work&)> work) override {
    writer_.run(
        [&](unit_of_work& unit) { return work(unit) == verdict::commit ? job_verdict::keep : job_verdict::undo; });
  }

  void look_up(std::function<void(unit_of_work const&)> look) const override { readers_.run(look); }

  // In this order: readers go first, so that the writer's close leaves one file; the lock goes last.
  data_lock lock_;
  std::filesystem::path file_;
  writer writer_;
  mutable reader_pool readers_;
};

}  // namespace

std::unique_ptr<store> open_store(std::filesystem::path const& data_directory, store_options options) {
  return std::make_unique<sqlite_store>(data_directory, std::move(options));
}

}  // namespace matala::server
