// SPDX-License-Identifier: Apache-2.0
#include "server/app/grants.hpp"

#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/snapshot.hpp"

#include <algorithm>

namespace matala::server {
namespace {

bool is_invited(unit_of_work const& unit, series_id const& series, person_id const& who) {
  auto const people = invited_people(unit, series);
  return std::ranges::find(people, who, &person::id) != people.end();
}

std::vector<occurrence> announced_hours(unit_of_work const& unit, series_id const& series, scheduler::instant now) {
  auto hours = unit.occurrences().starting_in(series, now, far_ahead(now));
  std::erase_if(hours, [](occurrence const& hour) {
    using scheduler::occurrence_state;
    return hour.state != occurrence_state::open && hour.state != occurrence_state::closed &&
           hour.state != occurrence_state::confirmed;
  });
  return hours;
}

}  // namespace

std::expected<void, app_errc> grant_role(unit_of_work& unit, context const& ctx, grant const& given) {
  auto const who = unit.people().find(given.person);
  if (!who) return std::unexpected(app_errc::not_found);
  bool const before = given.series && is_invited(unit, *given.series, given.person);
  unit.people().add_grant(given);
  record(unit, ctx, audit_action::grant_added, given.person.value);
  if (!given.series || before || !is_invited(unit, *given.series, given.person)) return {};
  for (auto const& hour : announced_hours(unit, *given.series, ctx.now)) {
    post(unit, ctx, hour, *who, {.kind = mail_kind::invitation, .method = calendar_method::request});
  }
  return {};
}

std::expected<void, app_errc> revoke_role(unit_of_work& unit, context const& ctx, grant const& taken) {
  if (!unit.people().find(taken.person)) return std::unexpected(app_errc::not_found);
  unit.people().remove_grant(taken);
  record(unit, ctx, audit_action::grant_removed, taken.person.value);
  if (!taken.series || is_invited(unit, *taken.series, taken.person)) return {};
  for (auto& hour : announced_hours(unit, *taken.series, ctx.now)) {
    post_departure(unit, ctx, hour, taken.person, mail_kind::membership_ended);
    save_changed(unit, hour);
  }
  return {};
}

}  // namespace matala::server
