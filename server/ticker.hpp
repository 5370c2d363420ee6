// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/clock.hpp"
#include "server/ports/store.hpp"

#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>

namespace matala::server {

/// The timer: on a thread of its own it does, about once a second, what has fallen due by the port clock.
///
/// Level-triggered (R26): a missed tick, a stopped process or a jump of the clock only delays what is due; nothing is
/// counted or skipped. New occurrences are generated when the date changes.
class ticker {
 public:
  struct parts {
    store& data;
    clock const& time;
    house_rules const& rules;
    zones const& zone;
    random_source& random;
    /// How often it looks at the clock.
    std::chrono::milliseconds pause{1000};
    /// Called after a tick that changed something.
    std::function<void()> wake_mail;
    /// A cancellation has not been accepted in time; called once until it is over.
    std::function<void()> alarm;
    /// Hears of what a tick throws; the next one comes all the same.
    std::function<void(std::exception const&)> trouble;
  };

  /// Decides at once what is overdue, so that a server that was down catches up before it answers.
  explicit ticker(parts with);
  /// Finishes the tick in hand.
  ~ticker();
  ticker(ticker const&) = delete;
  ticker& operator=(ticker const&) = delete;

 private:
  void run(std::stop_token const& stop);
  void tick();
  void attempt(std::function<void()> const& step);
  context context_now() const;
  void generate(context const& ctx);
  void decide(context const& ctx);
  void watch_mail(context const& ctx);

  parts with_;
  std::optional<std::chrono::sys_days> generated_on_;
  bool alarmed_ = false;
  std::mutex mutex_;
  std::condition_variable_any bell_;
  std::jthread thread_;
};

}  // namespace matala::server
