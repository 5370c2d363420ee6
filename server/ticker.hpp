// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/tick.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <thread>

namespace matala::server {

/// The timer: on a thread of its own it does, about once a second, what has fallen due by the port clock (tick).
class ticker {
 public:
  struct parts {
    /// Used by the timer's thread once it runs.
    tick::parts steps;
    /// How often it looks at the clock.
    std::chrono::milliseconds pause{1000};
  };

  /// Decides at once what is overdue, so that a server that was down catches up before it answers.
  explicit ticker(parts with);
  /// Finishes the tick in hand.
  ~ticker();
  ticker(ticker const&) = delete;
  ticker& operator=(ticker const&) = delete;

 private:
  void run(std::stop_token const& stop);

  tick tick_;
  std::chrono::milliseconds pause_;
  std::mutex mutex_;
  std::condition_variable_any bell_;
  std::jthread thread_;
};

}  // namespace matala::server
