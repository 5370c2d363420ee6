// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/reader_pool.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

class reader_pool::lease {
 public:
  explicit lease(reader_pool& pool) : pool_(pool) {
    std::unique_lock lock(pool_.mutex_);
    pool_.freed_.wait(lock, [&] { return !pool_.free_.empty(); });
    reader_ = pool_.free_.back();
    pool_.free_.pop_back();
  }

  ~lease() {
    reader_->db.roll_back_if_open();
    std::lock_guard const lock(pool_.mutex_);
    pool_.free_.push_back(reader_);
    pool_.freed_.notify_one();
  }

  lease(lease const&) = delete;
  lease& operator=(lease const&) = delete;

  reader& operator*() const { return *reader_; }

 private:
  reader_pool& pool_;
  reader* reader_ = nullptr;
};

reader_pool::reader_pool(std::filesystem::path const& file, int readers) {
  for (int number = 0; number < readers; ++number) {
    readers_.push_back(std::make_unique<reader>(file));
    free_.push_back(readers_.back().get());
  }
}

void reader_pool::run(std::function<void(unit_of_work const&)> const& look) {
  lease const mine(*this);
  // One snapshot for all queries of the caller; the lease ends it.
  execute((*mine).db, "BEGIN");
  look((*mine).unit);
}

}  // namespace matala::server
