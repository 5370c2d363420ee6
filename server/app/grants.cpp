// SPDX-License-Identifier: Apache-2.0
#include "server/app/grants.hpp"

#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>
#include <initializer_list>
#include <set>

namespace matala::server {
namespace {

bool is_invited(unit_of_work const& unit, series_id const& series, person_id const& who) {
  auto const people = invited_people(unit, series);
  return std::ranges::find(people, who, &person::id) != people.end();
}

std::vector<occurrence> hours_ahead(unit_of_work const& unit, series_id const& series, scheduler::instant now,
                                    std::initializer_list<scheduler::occurrence_state> states) {
  auto hours = unit.occurrences().starting_in(series, now, far_ahead(now));
  std::erase_if(hours, [&](occurrence const& hour) { return std::ranges::find(states, hour.state) == states.end(); });
  return hours;
}

// Between cut-off and decision nobody is invited: the decision, a moment away, tells all members.
void invite(unit_of_work& unit, context const& ctx, series_id const& series, person const& who) {
  using scheduler::occurrence_state;
  for (auto const& hour : hours_ahead(unit, series, ctx.now, {occurrence_state::open, occurrence_state::confirmed})) {
    post(unit, ctx, hour, who, {.kind = mail_kind::invitation, .method = calendar_method::request});
  }
}

}  // namespace

std::expected<void, app_errc> grant_role(unit_of_work& unit, context const& ctx, grant const& given) {
  auto const who = unit.people().find(given.person);
  if (!who) return std::unexpected(app_errc::not_found);
  bool const before = given.series && is_invited(unit, *given.series, given.person);
  unit.people().add_grant(given);
  record(unit, ctx, audit_action::grant_added, given.person.value);
  if (!given.series || before || !is_invited(unit, *given.series, given.person)) return {};
  invite(unit, ctx, *given.series, *who);
  return {};
}

std::expected<void, app_errc> revoke_role(unit_of_work& unit, context const& ctx, grant const& taken) {
  if (!unit.people().find(taken.person)) return std::unexpected(app_errc::not_found);
  unit.people().remove_grant(taken);
  record(unit, ctx, audit_action::grant_removed, taken.person.value);
  if (!taken.series || is_invited(unit, *taken.series, taken.person)) return {};
  using scheduler::occurrence_state;
  for (auto& hour : hours_ahead(unit, *taken.series, ctx.now,
                                {occurrence_state::open, occurrence_state::closed, occurrence_state::confirmed})) {
    post_departure(unit, ctx, hour, taken.person, mail_kind::membership_ended);
    save_changed(unit, ctx, hour);
  }
  return {};
}

int hours_lost_without(unit_of_work const& unit, series_id const& series, person_id const& who, role taken,
                       scheduler::instant now) {
  auto const grants = unit.people().grants_of(who);
  auto const invites = [](role held) {
    return held == role::core_member || held == role::facilitator || held == role::deputy;
  };
  bool const otherwise = std::ranges::any_of(grants, [&](grant const& held) {
    return held.series == series && held.granted != taken && invites(held.granted);
  });
  if (otherwise || !invites(taken)) return 0;
  using scheduler::occurrence_state;
  auto const hours =
      hours_ahead(unit, series, now, {occurrence_state::open, occurrence_state::closed, occurrence_state::confirmed});
  auto const expected = unit.outbox().expecting(who);
  return static_cast<int>(std::ranges::count_if(hours, [&](occurrence const& hour) {
    bool const told = std::ranges::find(expected, hour.uid, &calendar_standing::uid) != expected.end();
    auto const held = unit.bookings().holding_places(hour.id);
    return told && std::ranges::find(held, who, &booking::presenter) == held.end();
  }));
}

void invite_newcomer(unit_of_work& unit, context const& ctx, person const& who) {
  std::set<series_id> series;
  for (auto const& held : unit.people().grants_of(who.id)) {
    if (held.series && is_invited(unit, *held.series, who.id)) series.insert(*held.series);
  }
  for (auto const& id : series) invite(unit, ctx, id, who);
}

}  // namespace matala::server
