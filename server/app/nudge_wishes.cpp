// SPDX-License-Identifier: Apache-2.0
#include "server/app/nudge_wishes.hpp"

#include "server/app/secrets.hpp"

namespace matala::server {

std::expected<void, app_errc> wish_for_nudges(unit_of_work& unit, context const& ctx, series_id const& series) {
  if (!ctx.actor || !unit.all_series().find(series)) return std::unexpected(app_errc::not_found);
  unit.people().add_nudge_wish({.person = *ctx.actor, .series = series, .token = random_word(ctx.random)});
  return {};
}

void end_nudges(unit_of_work& unit, context const& ctx, series_id const& series) {
  if (ctx.actor) unit.people().remove_nudge_wish(*ctx.actor, series);
}

void end_nudges_by_token(unit_of_work& unit, std::string_view token) {
  if (auto const wish = unit.people().find_nudge_wish(token))
    unit.people().remove_nudge_wish(wish->person, wish->series);
}

}  // namespace matala::server
