// SPDX-License-Identifier: Apache-2.0
#include "tests/scheduler/model_settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using namespace std::chrono_literals;
using state = occurrence_state;

namespace {

using due = std::optional<machine_step>;

due drop(due step, effect what) {
  if (step) std::erase(step->effects, what);
  return step;
}

}  // namespace

TEST_CASE("the invariants hold in every state that timer, people, mail, crashes and clock jumps can reach") {
  std::size_t states = 0;
  std::size_t steps = 0;
  for (auto const& with : settings()) {
    CAPTURE(with.what);
    auto const report = explored(with, {});
    CHECK(report.broken == "");
    CHECK(report.states > 1000);
    MESSAGE(with.what << ": " << report.states << " states");
    states += report.states;
    steps += report.steps;
  }
  MESSAGE("explored " << states << " states by " << steps << " steps");
}

TEST_CASE("from every instant on, the timer alone brings an hour to rest") {
  auto const clock = late_decision_clock();
  for (auto const at : all_states) {
    for (auto now = clock.opens - 1h; now < clock.archive + 2h; now += 10min) {
      for (int const cases : {0, 1}) {
        auto hour = with_cases(hour_in(at), cases);
        hour.clock = clock;
        int steps = 0;
        while (auto const step = next_due(hour, now)) {
          hour.state = step->to;
          if (++steps > 4) break;
        }
        CAPTURE(to_string(at));
        CAPTURE(text(now));
        REQUIRE(steps <= 4);
      }
    }
  }
}

TEST_CASE("the model finds a fault in the timer") {
  struct fault {
    std::string what;
    due (*next_due)(occurrence_view const&, instant);
  };
  fault const faults[] = {
      {"late cancellation in the lock window",
       [](occurrence_view const& hour, instant now) -> due {
         auto step = next_due(hour, now);
         if (step && step->cause == machine_cause::caught_up_after_lock && hour.need == 0) {
           step = machine_step{
               machine_cause::decided_to_cancel, state::cancelled, {effect::tell_cancelled, effect::move_cases}};
         }
         return step;
       }},
      {"hold is not looked at",
       [](occurrence_view const& hour, instant now) -> due {
         auto released = hour;
         released.hold = hold_flag::released;
         return next_due(released, now);
       }},
      {"need is compared with more than",
       [](occurrence_view const& hour, instant now) -> due {
         auto stricter = hour;
         ++stricter.min_cases;
         return next_due(stricter, now);
       }},
      {"cases stay on a cancelled hour",
       [](occurrence_view const& hour, instant now) -> due {
         auto const step = next_due(hour, now);
         return step && step->to == state::cancelled ? drop(step, effect::move_cases) : step;
       }},
      {"cases stay on a lapsed hour",
       [](occurrence_view const& hour, instant now) -> due {
         auto const step = next_due(hour, now);
         return step && step->to == state::lapsed ? drop(step, effect::move_cases) : step;
       }},
      {"nobody is told of a cancellation",
       [](occurrence_view const& hour, instant now) { return drop(next_due(hour, now), effect::tell_cancelled); }},
      {"nobody is told of a confirmation",
       [](occurrence_view const& hour, instant now) { return drop(next_due(hour, now), effect::tell_confirmed); }},
      {"nobody is asked after the lock",
       [](occurrence_view const& hour, instant now) {
         return drop(next_due(hour, now), effect::ask_facilitator_without_cases);
       }},
      {"a decided hour is decided again",
       [](occurrence_view const& hour, instant now) -> due {
         if (hour.state != state::confirmed || now >= hour.clock.end) return next_due(hour, now);
         return machine_step{machine_cause::decided_to_cancel, state::cancelled, {}};
       }},
      {"an hour that is over invites",
       [](occurrence_view const& hour, instant now) -> due {
         if (hour.state != state::planned || now < hour.clock.opens) return next_due(hour, now);
         return machine_step{machine_cause::opened, state::open, {effect::invite_members}};
       }},
      {"an opening invites nobody",
       [](occurrence_view const& hour, instant now) { return drop(next_due(hour, now), effect::invite_members); }},
      {"a deadline is a second late",
       [](occurrence_view const& hour, instant now) { return next_due(hour, now - 1s); }},
      {"archived comes back",
       [](occurrence_view const& hour, instant now) -> due {
         if (hour.state != state::archived) return next_due(hour, now);
         return machine_step{machine_cause::archived, state::held, {}};
       }},
      {"a reminder after its time",
       [](occurrence_view const& hour, instant now) -> due {
         auto step = next_due(hour, now);
         if (step && step->to == state::confirmed) step->effects.push_back(effect::remind_members);
         return step;
       }},
  };
  for (auto const& fault : faults) {
    CAPTURE(fault.what);
    model_rules rules;
    rules.next_due = fault.next_due;
    CHECK(is_caught(rules));
  }
}

TEST_CASE("the model finds a timer that would spin") {
  model_rules rules;
  rules.next_deadline = [](occurrence_view const& hour) -> std::optional<instant> {
    auto const deadline = next_deadline(hour);
    return deadline ? std::optional{*deadline - 1s} : std::nullopt;
  };
  CHECK(is_caught(rules));
}

TEST_CASE("the model finds a fault in what people may do") {
  struct fault {
    std::string what;
    void (*seed)(model_rules&);
  };
  fault const faults[] = {
      {"booking a second too long",
       [](model_rules& rules) {
         rules.may_book = [](occurrence_view const& hour, booking_facts const& facts) {
           auto earlier = facts;
           earlier.now -= 1s;
           return may_book(hour, earlier);
         };
       }},
      {"a place too many",
       [](model_rules& rules) {
         rules.may_book = [](occurrence_view const& hour, booking_facts const& facts) {
           auto roomy = hour;
           ++roomy.places;
           return may_book(roomy, facts);
         };
       }},
      {"a withdrawal cancels in the lock window",
       [](model_rules& rules) {
         rules.withdraw_case = [](occurrence_view const& hour, int need_after, instant now) {
           return withdraw_case(hour, need_after, std::min(now, hour.clock.lock - 1s));
         };
       }},
      {"a withdrawal looks at min_cases",
       [](model_rules& rules) {
         rules.withdraw_case = [](occurrence_view const& hour, int need_after, instant now) {
           return withdraw_case(hour, need_after < hour.min_cases ? 0 : need_after, now);
         };
       }},
      {"releasing the hold cancels in the lock window",
       [](model_rules& rules) {
         rules.release_hold = [](occurrence_view const& hour, instant now) {
           return release_hold(hour, std::min(now, hour.clock.lock - 1s));
         };
       }},
      {"a person cancels and nobody is told",
       [](model_rules& rules) {
         rules.cancel = [](occurrence_view const& hour, given_reason reason, instant now) {
           auto result = cancel(hour, reason, now);
           if (result) std::erase(result->effects, effect::tell_cancelled);
           return result;
         };
       }},
      {"a person cancels and cases stay",
       [](model_rules& rules) {
         rules.cancel = [](occurrence_view const& hour, given_reason reason, instant now) {
           auto result = cancel(hour, reason, now);
           if (result) std::erase(result->effects, effect::move_cases);
           return result;
         };
       }},
      {"a reinstated hour is not held",
       [](model_rules& rules) {
         rules.reinstate = [](occurrence_view const& hour, short_notice notice, instant now) {
           auto result = reinstate(hour, notice, now);
           if (result) result->hold = hold_flag::released;
           return result;
         };
       }},
      {"reinstating is not told",
       [](model_rules& rules) {
         rules.reinstate = [](occurrence_view const& hour, short_notice notice, instant now) {
           auto result = reinstate(hour, notice, now);
           if (result) result->effects.clear();
           return result;
         };
       }},
      {"a cancelled hour is started",
       [](model_rules& rules) {
         rules.start = [](occurrence_view const& hour, starter who, instant now) {
           auto other = hour;
           if (other.state == state::cancelled) other.state = state::confirmed;
           return start(other, who, now);
         };
       }},
  };
  for (auto const& fault : faults) {
    CAPTURE(fault.what);
    model_rules rules;
    fault.seed(rules);
    CHECK(is_caught(rules));
  }
}
