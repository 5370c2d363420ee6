// SPDX-License-Identifier: Apache-2.0
#include "server/routes/hour_lookup.hpp"

#include "scheduler/booking_rules.hpp"
#include "scheduler/person_acts.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>

namespace matala::server {
namespace {

bookability bookability_of(scheduler::occurrence_view const& view, scheduler::instant now) {
  auto const asked = [&](scheduler::booking_kind kind) {
    return scheduler::may_book(view, {.kind = kind,
                                      .acknowledged = scheduler::rules_acknowledged::yes,
                                      .cases_of_presenter = 0,
                                      .cases_per_presenter = 1,
                                      .now = now});
  };
  auto const ordinary = asked(scheduler::booking_kind::ordinary);
  if (ordinary) return bookability::ordinary;
  if (ordinary.error() == scheduler::errc::not_open_yet) return bookability::not_yet;
  auto const late = asked(scheduler::booking_kind::late);
  if (late) return bookability::late;
  bool const full =
      ordinary.error() == scheduler::errc::occurrence_full || late.error() == scheduler::errc::occurrence_full;
  return full ? bookability::full : bookability::closed;
}

}  // namespace

known_hour with_series(call const& from, unit_of_work const& unit, occurrence hour) {
  known_hour known;
  known.of = unit.all_series().find(hour.series).value_or(series{});
  known.place = unit.people().find_site(known.of.site).value_or(site{});
  known.when = {.start = hour.clock.start, .end = hour.clock.end, .zone = &from.with.zone.get(known.of.zone)};
  known.hour = std::move(hour);
  return known;
}

std::optional<known_hour> find_hour(call const& from, unit_of_work const& unit, occurrence_id const& id) {
  auto hour = unit.occurrences().find(id);
  if (!hour) return std::nullopt;
  return with_series(from, unit, std::move(*hour));
}

bool takes_waiting(unit_of_work const& unit, occurrence const& hour, scheduler::instant now) {
  scheduler::booking_facts const anybody{.acknowledged = scheduler::rules_acknowledged::yes, .now = now};
  return scheduler::may_wait(view_of(unit, hour), anybody).has_value();
}

std::string organisation_name(unit_of_work const& unit, std::optional<organisation_id> const& id) {
  for (auto const& known : unit.people().organisations()) {
    if (id == known.id) return known.name;
  }
  return {};
}

std::string code_of(unit_of_work const& unit, std::optional<case_id> const& id) {
  auto const found = id ? unit.cases().find(*id) : std::nullopt;
  return found ? found->code : std::string{};
}

int position_of(unit_of_work const& unit, booking const& waiting) {
  auto const line = unit.bookings().waiting(waiting.occurrence);
  auto const at = std::ranges::find(line, waiting.id, &booking::id);
  return at == line.end() ? 0 : static_cast<int>(at - line.begin()) + 1;
}

listed_hour listed(call const& from, unit_of_work const& unit, occurrence const& hour) {
  auto const view = view_of(unit, hour);
  return {.id = hour.id,
          .when = with_series(from, unit, hour).when,
          .state = hour.state,
          .cause = hour.cause,
          .booking = bookability_of(view, from.now),
          .places = hour.places,
          .free = hour.places - view.taken,
          .can_wait = takes_waiting(unit, hour, from.now),
          .can_ask_reinstatement = scheduler::reinstate(view, scheduler::short_notice::confirmed, from.now).has_value(),
          .opens = hour.clock.opens,
          .cutoff = hour.clock.cutoff};
}

occurrence_id hour_in_path(call const& from) {
  return occurrence_id{std::string{from.in.parameter("hour")}};
}

booking_id booking_in_path(call const& from) {
  return booking_id{std::string{from.in.parameter("booking")}};
}

series_id series_in_path(call const& from) {
  return series_id{std::string{from.in.parameter("series")}};
}

request_id request_in_path(call const& from) {
  return request_id{std::string{from.in.parameter("request")}};
}

}  // namespace matala::server
