// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/mail/outbox_worker.hpp"

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace matala::server {

/// Runs deliver_due on one thread of its own for as long as it lives: at once after wake(), when the earliest next_try
/// comes by the port clock, and once a minute whatever happens.
class outbox_thread {
 public:
  /// Starts. `trouble` hears of what deliver_due throws, on the outbox thread; the thread goes on after a pause.
  outbox_thread(outbox_delivery delivery, std::function<void(std::exception const&)> trouble);
  /// Finishes the mail in hand and ends; what is still claimed is free for the next run.
  ~outbox_thread();

  outbox_thread(outbox_thread const&) = delete;
  outbox_thread& operator=(outbox_thread const&) = delete;

  /// There may be something to send: call it after a commit that wrote outbox rows. Any thread; never blocks for long.
  void wake();

 private:
  void run(std::stop_token const& stop);
  /// False when there was nothing to do.
  bool deliver(std::stop_token const& stop);
  /// Until there may be something to do that was not there at the instant of the last look.
  void rest(std::stop_token const& stop, scheduler::instant looked);

  outbox_delivery delivery_;
  std::function<void(std::exception const&)> trouble_;
  std::mutex mutex_;
  std::condition_variable_any bell_;
  bool woken_ = false;
  /// Last, so that everything it uses is there before it and goes after it.
  std::jthread thread_;
};

}  // namespace matala::server
