// SPDX-License-Identifier: Apache-2.0
#include "tests/scheduler/machine_model.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::scheduler::test {
namespace {

using namespace std::chrono_literals;
using state = occurrence_state;

// What may not be true of any reachable state.
char const* told_wrongly(state at, word told) {
  bool const expects = told == word::confirmed || told == word::reinstated;
  switch (at) {
    case state::planned:
    case state::skipped: return told == word::nothing ? "" : "people know of an hour to which nobody was invited";
    case state::open:
    case state::closed:
      return told == word::invited || told == word::reinstated ? "" : "an open hour was not announced";
    case state::confirmed:
    case state::running: return expects ? "" : "a confirmed hour was not announced";
    case state::cancelled: return told == word::nothing || told == word::cancelled ? "" : "a cancellation was not told";
    case state::held:
    case state::lapsed:
      return told != word::cancelled ? "" : "people came to an hour of which they were told it is cancelled";
    case state::archived: return "";
  }
  std::unreachable();
}

}  // namespace

machine_model::machine_model(model_scope scope, model_rules rules) : scope_(std::move(scope)), rules_(rules) {
  for (auto const& each : scope_.dates) {
    for (auto const when : instants_around(each)) instants_.push_back(when);
  }
  std::ranges::sort(instants_);
  auto const twice = std::ranges::unique(instants_);
  instants_.erase(twice.begin(), twice.end());
}

model_report machine_model::explore() {
  reach({}, {}, "generated");
  while (!waiting_.empty() && report_.broken.empty()) {
    auto const at = current_ = waiting_.front();
    waiting_.pop_front();
    auto moved_to = [&](std::size_t when) {
      auto there = at;
      there.now = when;
      return there;
    };
    if (at.now + 1 < instants_.size()) reach(at, moved_to(at.now + 1), later);
    if (at.now > 0) reach(at, moved_to(at.now - 1), "clock set back");
    tick(at);
    mail(at);
    // Else the outbox, and with it the number of states, would grow without end.
    if (at.unsent.size() <= scope_.most_unsent) people(at);
  }
  report_.states = seen_.size();
  return report_;
}

std::vector<instant> machine_model::instants_around(occurrence_clock const& clock) const {
  std::vector<instant> all;
  std::vector<instant> deadlines{clock.opens,     clock.cutoff,        clock.decide,        clock.lock,
                                 clock.remind,    clock.start - 2h,    clock.start - 60min, clock.start - 15min,
                                 clock.start,     clock.start + 10min, clock.end,           clock.end + 2h,
                                 clock.end + 24h, clock.archive};
  // With a line or a second date the times before and after all of these would be more states than a test has time for.
  bool const is_wide = scope_.most_waiting > 0 || scope_.dates.size() > 1;
  if (is_wide) deadlines = {clock.opens, clock.cutoff, clock.cutoff + 2h, clock.decide, clock.end};
  for (instant const deadline : deadlines) {
    all.push_back(deadline - 1s);
    all.push_back(deadline);
    if (!is_wide) all.push_back(deadline + 1s);
  }
  return all;
}

occurrence_view machine_model::view(model_state const& at) const {
  auto const urgent_in_line = std::ranges::count(at.waits, waiting_rank::urgent, &model_wait::rank);
  return {.state = at.state,
          .clock = clock(at),
          .hold = at.hold,
          .need = at.taken() + static_cast<int>(at.waits.size()),
          .min_cases = scope_.min_cases,
          .places = scope_.places,
          .taken = at.taken(),
          .urgent = at.urgent + static_cast<int>(urgent_in_line)};
}

void machine_model::reach(model_state const& from, model_state const& to, std::string const& by) {
  ++report_.steps;
  if (!seen_.try_emplace(to, from, by).second) return;
  waiting_.push_back(to);
  if (auto const fault = fault_of(to); !fault.empty()) break_at(to, fault);
}

void machine_model::break_at(model_state const& at, std::string const& fault) {
  if (!report_.broken.empty()) return;
  std::string way;
  for (auto step = seen_.find(at); step->second.second != "generated"; step = seen_.find(step->second.first)) {
    if (step->second.second == later) continue;
    way = fmt::format(" > {} ({})", step->second.second, to_string(step->first.state)) + way;
  }
  report_.broken = fmt::format("{} at {}:{}", fault, text(now(at)), way);
}

void machine_model::require(bool holds, char const* invariant) {
  if (!holds) break_at(current_, invariant);
}

std::string machine_model::fault_of(model_state const& at) const {
  bool const off = at.state == state::cancelled || at.state == state::lapsed || at.state == state::skipped;
  if (off && at.taken() > 0) return "a case is left on an hour that does not take place";
  bool const undecided = at.state == state::open || at.state == state::closed;
  if (!undecided && !at.waits.empty()) return "a case waits for an hour that is decided";
  if (at.taken() > scope_.places) return "more cases than places";
  if (std::string const wrong = told_wrongly(at.state, at.told); !wrong.empty()) return wrong;
  if (!at.unsent.empty() || at.in_hand == model_state::hand::accepted) return "";
  // Everything that was written was heard, in the end.
  if (at.heard.says != at.told) return "somebody was not told, or the opposite of what is so";
  if (at.told != word::nothing && at.told != word::cancelled && at.heard.date != at.date) {
    return "somebody was told another date";
  }
  bool const expects_former = at.heard_before != word::nothing && at.heard_before != word::cancelled;
  return expects_former ? "somebody expects the hour under a UID that is gone" : "";
}

}  // namespace matala::scheduler::test
