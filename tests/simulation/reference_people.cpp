// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/reference.hpp"

namespace matala::tests {
namespace {

using namespace std::chrono_literals;

reference::refusal const refused = "invalid-transition";

bool is_undecided(plain_hour const& hour) {
  return hour.at == stage::planned || hour.at == stage::open || hour.at == stage::closed;
}

bool is_ahead(plain_hour const& hour, instant now) {
  return (is_undecided(hour) || hour.at == stage::confirmed) && now < hour.clock.start;
}

}  // namespace

reference::refusal reference::hold(std::string const& id) {
  auto& hour = hours.at(id);
  if (!is_undecided(hour) && hour.at != stage::confirmed) return refused;
  hour.hold = true;
  touched.insert(id);
  return "";
}

reference::refusal reference::release(std::string const& id, instant now) {
  auto& hour = hours.at(id);
  if (!is_undecided(hour) && (hour.at != stage::confirmed || now >= hour.clock.lock)) return refused;
  hour.hold = false;
  touched.insert(id);
  if (hour.at == stage::confirmed && seated(id).empty()) call_off(hour, now);
  return "";
}

reference::refusal reference::cancel(std::string const& id, instant now) {
  auto& hour = hours.at(id);
  if (!is_ahead(hour, now)) return refused;
  touched.insert(id);
  call_off(hour, now);
  return "";
}

reference::refusal reference::reinstate(std::string const& id, bool short_notice, instant now) {
  auto& hour = hours.at(id);
  if (hour.at != stage::cancelled || now >= hour.clock.start) return refused;
  if (now > hour.clock.start - 2h && !short_notice) return "late-notice";
  hour.at = now < hour.clock.cutoff ? stage::open : stage::confirmed;
  hour.hold = true;
  hour.decisions = 0;
  ++hour.reinstatements;
  touched.insert(id);
  return "";
}

reference::refusal reference::start(std::string const& id, bool by_core_member, instant now) {
  auto& hour = hours.at(id);
  auto const from = by_core_member ? hour.clock.start + 10min : hour.clock.start - 15min;
  if (hour.at != stage::confirmed || now < from || now >= hour.clock.end + 24h) return refused;
  hour.at = stage::running;
  touched.insert(id);
  return "";
}

void reference::settle(std::string const& id, std::set<std::string> const& not_reached, instant now) {
  for (auto const& subject : seated(id)) {
    if (not_reached.contains(subject)) {
      move_on(subject, id, now);
      continue;
    }
    cases.at(subject).seat.reset();
    cases.at(subject).ended = plain_case::end::discussed;
  }
}

reference::refusal reference::end(std::string const& id, std::set<std::string> const& not_reached, instant now) {
  auto& hour = hours.at(id);
  if (hour.at != stage::running) return refused;
  settle(id, not_reached, now);
  hour.at = stage::held;
  touched.insert(id);
  return "";
}

reference::refusal reference::report_not_reached(std::string const& id, std::set<std::string> const& not_reached,
                                                 instant now) {
  auto& hour = hours.at(id);
  if (hour.asked != plain_hour::question::not_reached || hour.at == stage::archived) return refused;
  hour.asked = plain_hour::question::none;
  settle(id, not_reached, now);
  touched.insert(id);
  return "";
}

reference::refusal reference::report_held(std::string const& id) {
  auto& hour = hours.at(id);
  if (hour.at != stage::lapsed) return refused;
  hour.at = stage::held;
  hour.asked = plain_hour::question::discussed;
  touched.insert(id);
  return "";
}

// The cases that were discussed leave the hour they were moved to, and its waitlist.
reference::refusal reference::report_discussed(std::string const& id, std::set<std::string> const& discussed,
                                               instant now) {
  auto& hour = hours.at(id);
  if (hour.asked != plain_hour::question::discussed || hour.at == stage::archived) return refused;
  hour.asked = plain_hour::question::none;
  touched.insert(id);
  std::set<std::string> left;
  for (auto const& subject : discussed) {
    auto const& one = cases.at(subject);
    if (one.ended == plain_case::end::none && one.moved_from.contains(id)) left.insert(subject);
  }
  for (auto const& subject : left) leave_all_lines(subject, now);
  for (auto const& subject : left) {
    auto& one = cases.at(subject);
    // One that has started keeps its agenda.
    if (!one.seat || give_back(subject, now)) one.ended = plain_case::end::discussed;
  }
  return "";
}

void reference::lay_break(std::vector<std::string> const& latest_first, instant now) {
  for (auto const& id : latest_first) {
    auto& hour = hours.at(id);
    if (!is_ahead(hour, now)) continue;
    touched.insert(id);
    if (hour.at == stage::planned) {
      hour.at = stage::skipped;
      hour.hold = false;
    } else {
      call_off(hour, now);
    }
  }
}

reference::refusal reference::may_move_hour(std::string const& id) const {
  auto const at = hours.at(id).at;
  return at == stage::planned || at == stage::open ? "" : refused;
}

reference::refusal reference::move_hour(std::string const& id, scheduler::occurrence_clock const& to, instant start,
                                        instant now) {
  auto& hour = hours.at(id);
  auto const length = hour.clock.end - hour.clock.start;
  bool const in_order = to.opens < to.cutoff && to.cutoff <= to.decide && to.decide < to.lock && to.lock <= to.start;
  if (!in_order || to.start != start || to.end - to.start != length || to.cutoff <= now) return "times out of order";
  hour.clock = to;
  touched.insert(id);
  return "";
}

}  // namespace matala::tests
