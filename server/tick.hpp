// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/clock.hpp"
#include "server/ports/store.hpp"

#include <exception>
#include <functional>
#include <optional>
#include <utility>

namespace matala::server {

/// What the timer does each time it looks at the clock, on the thread that calls it: hours generated when the date
/// changes, what is due decided, mail watched.
///
/// Level-triggered (R26): a missed tick, a stopped process or a jump of the clock only delays what is due; nothing is
/// counted or skipped. One thread at a time.
class tick {
 public:
  struct parts {
    store& data;
    clock const& time;
    house_rules const& rules;
    zones const& zone;
    random_source& random;
    /// Called after a tick that changed something.
    std::function<void()> wake_mail;
    /// A cancellation has not been accepted in time; called once until it is over.
    std::function<void()> alarm;
    /// Hears of what a tick throws; the next one comes all the same.
    std::function<void(std::exception const&)> trouble;
  };

  explicit tick(parts with) : with_(std::move(with)) {}

  /// Only what is overdue, for a server that was down; the dates far ahead can wait.
  void catch_up();
  void run();

 private:
  void attempt(std::function<void()> const& step);
  context context_now() const;
  void generate(context const& ctx);
  void decide(context const& ctx);
  void watch_mail(context const& ctx);

  parts with_;
  std::optional<std::chrono::sys_days> generated_on_;
  bool alarmed_ = false;
};

}  // namespace matala::server
