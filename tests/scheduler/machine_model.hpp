// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/booking_rules.hpp"
#include "scheduler/machine.hpp"
#include "scheduler/person_acts.hpp"
#include "tests/scheduler/hour_support.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <deque>
#include <expected>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace matala::scheduler::test {

/// What invited people were last told of the hour.
enum class word { nothing, invited, confirmed, cancelled, reinstated };

/// One hour as a shell that obeys the rules would store it.
struct model_state {
  occurrence_state state = occurrence_state::planned;
  hold_flag hold = hold_flag::released;
  int cases = 0;
  word told = word::nothing;
  /// Decisions of the machine since generation or the last reinstatement.
  int decisions = 0;
  /// Index into the instants looked at.
  std::size_t now = 0;

  auto operator<=>(model_state const&) const = default;
};

/// The rules under test. Faults are seeded by putting another function in.
struct model_rules {
  std::optional<machine_step> (*next_due)(occurrence_view const&, instant) = &scheduler::next_due;
  std::optional<instant> (*next_deadline)(occurrence_view const&) = &scheduler::next_deadline;
  std::expected<std::vector<effect>, errc> (*may_book)(occurrence_view const&,
                                                       booking_facts const&) = &scheduler::may_book;
  act_result (*withdraw_case)(occurrence_view const&, int, instant) = &scheduler::withdraw_case;
  act_result (*release_hold)(occurrence_view const&, instant) = &scheduler::release_hold;
  act_result (*cancel)(occurrence_view const&, given_reason, instant) = &scheduler::cancel;
  act_result (*reinstate)(occurrence_view const&, short_notice, instant) = &scheduler::reinstate;
  act_result (*start)(occurrence_view const&, starter, instant) = &scheduler::start;
};

struct model_report {
  std::size_t states = 0;
  std::size_t steps = 0;
  /// The first broken invariant and the way to it; empty: none.
  std::string broken;
};

/// Visits every state that any interleaving of timer, people, missed ticks and clock jumps in both directions reaches,
/// and checks DOMAIN's invariants on each step.
class machine_model {
 public:
  machine_model(occurrence_clock clock, int min_cases, model_rules rules)
      : clock_(clock), min_cases_(min_cases), rules_(rules), instants_(instants_around(clock)) {}

  model_report explore() {
    reach({}, {}, "generated");
    while (!waiting_.empty() && report_.broken.empty()) {
      auto const at = current_ = waiting_.front();
      waiting_.pop_front();
      if (at.now + 1 < instants_.size()) reach(at, moved_to(at, at.now + 1), later);
      if (at.now > 0) reach(at, moved_to(at, at.now - 1), "clock set back");
      tick(at);
      people(at);
    }
    report_.states = seen_.size();
    return report_;
  }

 private:
  static constexpr char const* later = "later";

  static std::vector<instant> instants_around(occurrence_clock const& clock) {
    using namespace std::chrono_literals;
    std::vector<instant> all;
    for (instant const deadline : {clock.opens, clock.cutoff, clock.decide, clock.lock, clock.remind, clock.start - 2h,
                                   clock.start - 60min, clock.start - 15min, clock.start, clock.start + 10min,
                                   clock.end, clock.end + 2h, clock.end + 24h, clock.archive}) {
      for (auto const off : {-1s, 0s, 1s}) all.push_back(deadline + off);
    }
    std::ranges::sort(all);
    auto const twice = std::ranges::unique(all);
    all.erase(twice.begin(), twice.end());
    return all;
  }

  static model_state moved_to(model_state at, std::size_t now) {
    at.now = now;
    return at;
  }

  instant now(model_state const& at) const { return instants_[at.now]; }

  occurrence_view view(model_state const& at) const {
    return {.state = at.state,
            .clock = clock_,
            .hold = at.hold,
            .need = at.cases,
            .min_cases = min_cases_,
            .places = 3,
            .taken = at.cases};
  }

  void reach(model_state const& from, model_state const& to, std::string const& by) {
    ++report_.steps;
    if (!seen_.try_emplace(to, from, by).second) return;
    waiting_.push_back(to);
    if (auto const fault = fault_of(to); !fault.empty()) break_at(to, fault);
  }

  void break_at(model_state const& at, std::string const& fault) {
    if (!report_.broken.empty()) return;
    std::string way;
    for (auto step = seen_.find(at); step->second.second != "generated"; step = seen_.find(step->second.first)) {
      if (step->second.second == later) continue;
      way = fmt::format(" > {} ({})", step->second.second, to_string(step->first.state)) + way;
    }
    report_.broken = fmt::format("{} at {}:{}", fault, text(now(at)), way);
  }

  void require(bool holds, char const* invariant) {
    if (!holds) break_at(current_, invariant);
  }

  void tick(model_state const& at) {
    auto const deadline = rules_.next_deadline(view(at));
    auto const step = rules_.next_due(view(at), now(at));
    require(step.has_value() == (deadline && now(at) >= *deadline), "the timer spins or starves");
    if (!step) return;
    bool const cancels = step->to == occurrence_state::cancelled;
    require(at.state != occurrence_state::archived, "archived is not final");
    require(!cancels || now(at) < clock_.lock, "the machine cancels in the lock window");
    require(!cancels || (at.hold == hold_flag::released && at.cases < min_cases_), "a wanted hour is cancelled");
    require(step->to != at.state, "a step leads nowhere");
    auto next = apply(at, step->to, at.hold, step->effects);
    bool const decides = step->to == occurrence_state::confirmed || cancels;
    if (decides) ++next.decisions;
    require(next.decisions <= 1, "the hour is decided twice");
    reach(at, next, std::string{to_string(step->cause)});
  }

  void people(model_state const& at) {
    auto const hour = view(at);
    auto const when = now(at);
    book(at, booking_kind::ordinary);
    book(at, booking_kind::late);
    if (at.cases > 0) withdraw(at);
    act(at, hold(hour), "hold");
    auto const released = rules_.release_hold(hour, when);
    require(!released || released->to == at.state || when < clock_.lock, "release cancels in the lock window");
    act(at, released, "release hold");
    act(at, rules_.cancel(hour, given_reason::stated, when), "cancel");
    act(at, lay_break(hour, when), "break");
    for (auto const notice : {short_notice::not_confirmed, short_notice::confirmed}) {
      reinstated(at, rules_.reinstate(hour, notice, when));
    }
    act(at, rules_.start(hour, starter::facilitator_or_deputy, when), "start");
    act(at, rules_.start(hour, starter::core_member, when), "take over");
    act(at, end(hour), "end");
    act(at, report_held(hour), "report held");
  }

  void act(model_state const& at, act_result const& result, char const* name) {
    if (!result) return;
    require(at.state != occurrence_state::archived, "archived is not final");
    reach(at, apply(at, result->to, result->hold, result->effects), name);
  }

  void reinstated(model_state const& at, act_result const& result) {
    if (!result) return;
    require(result->hold == hold_flag::held, "a reinstated hour is not held");
    require(now(at) < clock_.start, "an hour is reinstated after its start");
    auto next = apply(at, result->to, result->hold, result->effects);
    next.decisions = 0;
    reach(at, next, "reinstate");
  }

  void book(model_state const& at, booking_kind kind) {
    booking_facts const facts{.kind = kind, .acknowledged = rules_acknowledged::yes, .now = now(at)};
    auto const answer = rules_.may_book(view(at), facts);
    if (!answer) return;
    bool const ordinary = at.state == occurrence_state::open && now(at) < clock_.cutoff;
    bool const late = kind == booking_kind::late && at.state == occurrence_state::confirmed &&
                      now(at) < clock_.start - std::chrono::minutes{60};
    require(ordinary || late, "booking is open after the cut-off");
    require(at.cases < 3, "more cases than places");
    auto next = apply(at, at.state, at.hold, *answer);
    ++next.cases;
    reach(at, next, "book");
  }

  void withdraw(model_state const& at) {
    auto const result = rules_.withdraw_case(view(at), at.cases - 1, now(at));
    if (!result) return;
    bool const changes = result->to != at.state || !result->effects.empty();
    require(!changes || at.cases == 1, "a withdrawal changes an hour that has cases left");
    require(result->to == at.state || now(at) < clock_.lock, "a withdrawal cancels in the lock window");
    auto left = at;
    --left.cases;
    reach(at, apply(left, result->to, result->hold, result->effects), "withdraw");
  }

  model_state apply(model_state at, occurrence_state to, hold_flag hold, effects const& asked) {
    bool const was_alone = at.state == occurrence_state::confirmed && to == at.state;
    at.state = to;
    at.hold = hold;
    for (auto const each : asked) perform(each, at);
    bool const unwanted = to == occurrence_state::confirmed && at.cases == 0 && hold == hold_flag::released;
    require(!unwanted || was_alone || std::ranges::find(asked, effect::ask_facilitator_without_cases) != asked.end(),
            "an hour without cases is confirmed and nobody is asked");
    return at;
  }

  void perform(effect what, model_state& at) {
    switch (what) {
      case effect::invite_members: return tell(at, word::invited);
      case effect::tell_confirmed: return tell(at, word::confirmed);
      case effect::tell_reinstated: return tell(at, word::reinstated);
      case effect::tell_cancelled:
        if (at.told != word::nothing) at.told = word::cancelled;
        return;
      case effect::move_cases: at.cases = 0; return;
      case effect::ask_facilitator_without_cases:
      case effect::tell_facilitator_late_booking:
      case effect::tell_owner_lapsed:
      case effect::ask_facilitator_not_reached:
      case effect::ask_facilitator_discussed: return;
      case effect::remind_members:
        return require(now(at) < clock_.remind, "a reminder is asked for when its time has passed");
    }
  }

  void tell(model_state& at, word what) {
    require(now(at) < clock_.end, "people are invited to an hour that is over");
    at.told = what;
  }

  /// What may not be true of any reachable state.
  static char const* told_wrongly(occurrence_state state, word told) {
    bool const expects = told == word::confirmed || told == word::reinstated;
    switch (state) {
      case occurrence_state::planned:
      case occurrence_state::skipped:
        return told == word::nothing ? "" : "people know of an hour to which nobody was invited";
      case occurrence_state::open:
      case occurrence_state::closed:
        return told == word::invited || told == word::reinstated ? "" : "an open hour was not announced";
      case occurrence_state::confirmed:
      case occurrence_state::running: return expects ? "" : "a confirmed hour was not announced";
      case occurrence_state::cancelled:
        return told == word::nothing || told == word::cancelled ? "" : "a cancellation was not told";
      case occurrence_state::held:
      case occurrence_state::lapsed:
        return told != word::cancelled ? "" : "people came to an hour of which they were told it is cancelled";
      case occurrence_state::archived: return "";
    }
    std::unreachable();
  }

  static std::string fault_of(model_state const& at) {
    bool const over = at.state == occurrence_state::cancelled || at.state == occurrence_state::lapsed ||
                      at.state == occurrence_state::skipped;
    if (over && at.cases > 0) return "a case is left on an hour that does not take place";
    return told_wrongly(at.state, at.told);
  }

  occurrence_clock clock_;
  int min_cases_;
  model_rules rules_;
  std::vector<instant> instants_;
  std::map<model_state, std::pair<model_state, std::string>> seen_;
  std::deque<model_state> waiting_;
  model_state current_;
  model_report report_;
};

}  // namespace matala::scheduler::test
