// SPDX-License-Identifier: Apache-2.0
#include "scheduler/advance_notice.hpp"

#include "scheduler/working_time.hpp"

#include <algorithm>

namespace matala::scheduler {
namespace {

using std::chrono::hours;
using std::chrono::local_days;

constexpr time_of_day nudge_time = hours{9};
constexpr hours asked_before_decision{2};
constexpr hours too_late_to_nudge{2};

bool is_undecided(occurrence_view const& occurrence) {
  return occurrence.state == occurrence_state::open || occurrence.state == occurrence_state::closed;
}

bool is_nudge_due(occurrence_view const& occurrence, notice_clock const& notices, instant now) {
  bool const is_empty = occurrence.need == 0 && occurrence.taken == 0;
  return occurrence.state == occurrence_state::open && is_empty && occurrence.hold == hold_flag::released &&
         notices.nudge <= now && now < occurrence.clock.cutoff - too_late_to_nudge;
}

// Whether the machine would cancel, were this the decision.
bool is_in_doubt(occurrence_view const& occurrence) {
  return occurrence.hold == hold_flag::released && occurrence.urgent == 0 && occurrence.need < occurrence.min_cases;
}

}  // namespace

notice_clock notices_of(series_rule const& rule, date day, occurrence_clock const& clock,
                        working_calendar const& calendar, zone_rules const& zone) {
  auto const counted = counted_by(rule);
  auto const two_before = previous_counted_day(calendar, counted, previous_counted_day(calendar, counted, day));
  return {.nudge = zone.to_instant(local_days{two_before} + nudge_time), .ask = clock.decide - asked_before_decision};
}

std::vector<advance_notice> notices_due(occurrence_view const& occurrence, notice_clock const& notices,
                                        int returned_cases, instant now) {
  std::vector<advance_notice> due;
  if (is_nudge_due(occurrence, notices, now)) due.push_back(advance_notice::nudge);
  bool const time_to_ask = is_undecided(occurrence) && notices.ask <= now && now < occurrence.clock.decide;
  if (time_to_ask && occurrence.need > 0 && is_in_doubt(occurrence)) {
    due.push_back(advance_notice::ask_about_too_few_cases);
  }
  if (time_to_ask && returned_cases > 0) due.push_back(advance_notice::ask_about_returned_cases);
  return due;
}

std::optional<instant> next_notice(occurrence_view const& occurrence, notice_clock const& notices, instant now) {
  if (!is_undecided(occurrence)) return std::nullopt;
  auto const [sooner, later] = std::minmax(notices.nudge, notices.ask);
  if (now < sooner) return sooner;
  if (now < later) return later;
  return std::nullopt;
}

}  // namespace matala::scheduler
