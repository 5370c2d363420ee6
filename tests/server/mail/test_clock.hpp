// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/clock.hpp"

#include <atomic>

namespace matala::server {

/// Stands until a test moves it. Any thread.
class test_clock : public clock {
 public:
  explicit test_clock(scheduler::instant start) : now_(start) {}

  scheduler::instant now() const override { return now_; }
  void advance(std::chrono::seconds by) { now_ = now_.load() + by; }

 private:
  std::atomic<scheduler::instant> now_;
};

}  // namespace matala::server
