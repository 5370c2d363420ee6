// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_statistics.hpp"

#include "server/app/snapshot.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

enum class outcome { ahead, held, cancelled, skipped, lapsed };

// An archived hour keeps the marks of what it was before.
outcome archived_outcome(occurrence const& hour) {
  if (hour.ended) return outcome::held;
  if (hour.cause == cancel_cause::none) return outcome::lapsed;
  return hour.decided ? outcome::cancelled : outcome::skipped;
}

outcome outcome_of(occurrence const& hour) {
  switch (hour.state) {
    case occurrence_state::planned:
    case occurrence_state::open:
    case occurrence_state::closed:
    case occurrence_state::confirmed:
    case occurrence_state::running: return outcome::ahead;
    case occurrence_state::held: return outcome::held;
    case occurrence_state::cancelled: return outcome::cancelled;
    case occurrence_state::skipped: return outcome::skipped;
    case occurrence_state::lapsed: return outcome::lapsed;
    case occurrence_state::archived: return archived_outcome(hour);
  }
  return outcome::ahead;
}

struct gathered {
  series_month month;
  std::vector<std::chrono::minutes> notices;
  std::set<std::string> cases;
  std::set<std::string> people;
};

void add_cancellation(unit_of_work const& unit, occurrence const& hour, gathered& to) {
  std::set<std::string> presenters;
  for (auto const& held : unit.bookings().of_occurrence(hour.id)) presenters.insert(held.presenter.value);
  std::set<std::string> experts;
  for (auto const& mail : unit.outbox().of_occurrence(hour.id)) {
    if (mail.kind != mail_kind::hour_cancelled || mail.method != calendar_method::cancel) continue;
    if (mail.recipient && !presenters.contains(mail.recipient->value)) experts.insert(mail.recipient->value);
    if (mail.accepted) {
      to.notices.push_back(std::chrono::floor<std::chrono::minutes>(hour.clock.start - *mail.accepted));
    }
  }
  auto const length = std::chrono::floor<std::chrono::minutes>(hour.clock.end - hour.clock.start);
  to.month.freed += static_cast<int>(experts.size()) * length;
}

void add(unit_of_work const& unit, occurrence const& hour, gathered& to) {
  auto const what = outcome_of(hour);
  if (what == outcome::skipped) {
    ++to.month.skipped;
    return;
  }
  ++to.month.planned;
  if (what == outcome::held) ++to.month.held;
  if (what == outcome::lapsed) ++to.month.lapsed;
  if (what == outcome::cancelled) {
    ++to.month.cancelled;
    add_cancellation(unit, hour, to);
  }
  for (auto const& held : unit.bookings().of_occurrence(hour.id)) {
    if (held.state != booking_state::booked && held.state != booking_state::discussed) continue;
    to.cases.insert(held.subject.value);
    to.people.insert(held.presenter.value);
  }
}

std::optional<int> shown(std::size_t count) {
  bool const too_few = count > 0 && count < static_cast<std::size_t>(least_shown);
  return too_few ? std::nullopt : std::optional{static_cast<int>(count)};
}

series_month summed_up(gathered& from) {
  auto& month = from.month;
  month.cases = shown(from.cases.size());
  month.people = shown(from.people.size());
  if (from.notices.empty()) return month;
  std::ranges::sort(from.notices);
  auto const middle = from.notices.size() / 2;
  month.least_notice = from.notices.front();
  bool const odd = from.notices.size() % 2 == 1;
  month.median_notice = odd ? from.notices[middle] : (from.notices[middle - 1] + from.notices[middle]) / 2;
  return month;
}

}  // namespace

std::vector<series_month> statistics_of(unit_of_work const& unit, context const& ctx, series const& of) {
  auto const& zone = ctx.zone.get(of.zone);
  auto const month_of = [&](scheduler::instant when) {
    scheduler::date const day{std::chrono::floor<std::chrono::days>(zone.to_local(when))};
    return day.year() / day.month();
  };
  std::map<std::chrono::year_month, gathered> months;
  for (auto const& hour : unit.occurrences().starting_in(of.id, scheduler::instant{}, far_ahead(ctx.now))) {
    auto const month = month_of(hour.clock.start);
    if (month > month_of(ctx.now)) break;
    auto& to = months[month];
    to.month.month = month;
    add(unit, hour, to);
  }
  std::vector<series_month> all;
  for (auto& [month, from] : months) all.push_back(summed_up(from));
  return all;
}

}  // namespace matala::server
