// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/checkpoint_schedule.hpp"
#include "server/storage/sqlite/group_commit.hpp"

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace matala::server {

/// The only read-write connection and the one thread that uses it, for all transactions and all checkpoints.
class writer {
 public:
  /// `on_changed` is called on the writer's thread after each commit, before the callers are answered; it must neither
  /// throw nor wait. More than `max_waiting` callers get store_busy.
  writer(std::filesystem::path const& file, std::function<void(occurrence_id const&)> on_changed,
         std::size_t max_waiting);
  /// Nobody may be in `run` any more. Leaves the write-ahead log empty.
  ~writer();

  writer(writer const&) = delete;
  writer& operator=(writer const&) = delete;

  /// Blocks until the work is durable or undone. Throws what the work threw, store_full, store_busy, and
  /// std::logic_error inside another transaction. Any thread.
  void run(std::function<job_verdict(unit_of_work&)> work);

 private:
  struct waiting_job {
    job task;
    bool answered = false;
    std::condition_variable answer;
  };

  void serve();
  /// Empty when a checkpoint is due or the writer stops.
  std::vector<waiting_job*> next_batch();
  void commit(std::vector<waiting_job*> const& batch);
  void checkpoint_if_due();

  connection db_;
  sqlite_unit unit_;
  std::function<void(occurrence_id const&)> on_changed_;
  std::size_t max_waiting_;
  checkpoint_schedule schedule_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<waiting_job*> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace matala::server
