// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/writer.hpp"

#include "server/storage/sqlite/migrations.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace matala::server {

namespace {

constexpr std::size_t jobs_in_one_commit = 64;

}  // namespace

writer::writer(std::filesystem::path const& file, std::function<void(occurrence_id const&)> on_changed,
               std::size_t max_waiting)
    : db_(file, connection_use::writing), unit_(db_), on_changed_(std::move(on_changed)), max_waiting_(max_waiting) {
  migrate(db_, embedded_migrations());
  thread_ = std::thread([this] { serve(); });
}

writer::~writer() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void writer::run(std::function<job_verdict(unit_of_work&)> work) {
  if (std::this_thread::get_id() == thread_.get_id()) throw std::logic_error("a transaction inside a transaction");
  waiting_job mine{.task = {.work = std::move(work), .error = {}}, .answered = false, .answer = {}};
  std::unique_lock lock(mutex_);
  if (queue_.size() >= max_waiting_) throw store_busy();
  queue_.push_back(&mine);
  wake_.notify_one();
  mine.answer.wait(lock, [&] { return mine.answered; });
  if (mine.task.error) std::rethrow_exception(std::move(mine.task.error));
}

void writer::serve() {
  for (;;) {
    std::vector<waiting_job*> const batch = next_batch();
    if (!batch.empty()) commit(batch);
    checkpoint_if_due();
    std::lock_guard const lock(mutex_);
    if (stopping_ && queue_.empty()) return;
  }
}

std::vector<writer::waiting_job*> writer::next_batch() {
  std::unique_lock lock(mutex_);
  auto const something_to_do = [this] { return stopping_ || !queue_.empty(); };
  if (auto const due = schedule_.due()) {
    wake_.wait_until(lock, *due, something_to_do);
  } else {
    wake_.wait(lock, something_to_do);
  }
  auto const end = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), jobs_in_one_commit));
  std::vector<waiting_job*> batch(queue_.begin(), end);
  queue_.erase(queue_.begin(), end);
  return batch;
}

void writer::commit(std::vector<waiting_job*> const& batch) {
  std::vector<job*> jobs;
  for (waiting_job* one : batch) jobs.push_back(&one->task);
  auto const changed = commit_together(db_, unit_, jobs);
  schedule_.committed(db_.take_erased(), db_.wal_pages(), std::chrono::steady_clock::now());
  if (on_changed_) {
    for (occurrence_id const& occurrence : changed) on_changed_(occurrence);
  }
  // Under the lock: a caller that wakes takes its job and the condition variable away with it.
  std::lock_guard const lock(mutex_);
  for (waiting_job* one : batch) {
    one->answered = true;
    one->answer.notify_one();
  }
}

void writer::checkpoint_if_due() {
  auto const now = std::chrono::steady_clock::now();
  if (!schedule_.due() || *schedule_.due() > now) return;
  try {
    if (db_.truncate_wal()) {
      schedule_.done();
    } else {
      schedule_.failed(std::chrono::steady_clock::now());
    }
  } catch (SQLite::Exception const& error) {
    stop_process(error);
  }
}

}  // namespace matala::server
