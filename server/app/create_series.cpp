// SPDX-License-Identifier: Apache-2.0
#include "server/app/create_series.hpp"

#include "server/app/generate_hours.hpp"
#include "server/app/grants.hpp"
#include "server/app/ruled_hours.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

namespace matala::server {
namespace {

// Only its own key is compared: the form that repeats it was sent by the same page.
std::optional<series> made_before(unit_of_work const& unit, context const& ctx, std::string const& key) {
  if (key.empty() || !ctx.actor) return std::nullopt;
  auto const answer = unit.idempotency().find(hash_of(key), *ctx.actor);
  return answer ? unit.all_series().find(series_id{answer->result}) : std::nullopt;
}

void remember(unit_of_work& unit, context const& ctx, std::string const& key, series const& made) {
  if (key.empty() || !ctx.actor) return;
  unit.idempotency().save({.key_hash = hash_of(key),
                           .actor = *ctx.actor,
                           .request_hash = hash_of("series"),
                           .result = made.id.value,
                           .expires = ctx.now + std::chrono::days{1}});
}

std::optional<setting_fault> settle_site(unit_of_work const& unit, context const& ctx, series_request const& wanted,
                                         series& made) {
  if (!wanted.place) {
    if (unit.people().find_site(made.site)) return std::nullopt;
    auto const kind = made.site.value.empty() ? setting_fault_kind::missing : setting_fault_kind::unknown_site;
    return setting_fault{"site", kind};
  }
  if (wanted.place->name.empty()) return setting_fault{"site_name", setting_fault_kind::missing};
  made.site = new_id<site_id>(ctx.random);
  return std::nullopt;
}

}  // namespace

std::expected<series, series_refusal> create_series(unit_of_work& unit, context const& ctx,
                                                    series_request const& wanted) {
  if (auto known = made_before(unit, ctx, wanted.idempotency_key)) return *known;
  auto made = wanted.settings;
  made.version = 1;
  made.effective_from.reset();
  auto const site_fault = settle_site(unit, ctx, wanted, made);
  auto faults = faults_of(ctx, made);
  if (site_fault) {
    std::erase_if(faults, [](setting_fault const& fault) { return fault.field == "site"; });
    faults.push_back(*site_fault);
  }
  if (!faults.empty()) return std::unexpected(series_refusal{app_errc::invalid_input, std::move(faults)});
  if (wanted.place) {
    unit.people().save(site{.id = made.site,
                            .organisation = wanted.place->organisation,
                            .name = wanted.place->name,
                            .municipality = wanted.place->municipality});
  }
  made.id = new_id<series_id>(ctx.random);
  unit.all_series().save(made);
  record(unit, ctx, audit_action::series_saved, made.id.value);
  if (wanted.owner) {
    (void)grant_role(unit, ctx,
                     {.person = *wanted.owner, .granted = role::owner, .series = made.id, .organisation = {}});
  }
  generate_hours(unit, ctx, made);
  remember(unit, ctx, wanted.idempotency_key, made);
  return made;
}

series copy_of(context const& ctx, series const& original) {
  auto copy = original;
  copy.id = {};
  copy.site = {};
  copy.version = 1;
  copy.meeting_link.clear();
  copy.effective_from.reset();
  copy.standing = series_standing::running;
  // The days on which a place is closed are its own.
  copy.days.clear();
  auto const next = next_dates(ctx, original, 1);
  if (!next.empty()) copy.rule.first = next.front().date.nominal;
  return copy;
}

}  // namespace matala::server
