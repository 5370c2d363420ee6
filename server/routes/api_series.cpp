// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/create_series.hpp"
#include "server/http/etag.hpp"
#include "server/routes/api_json.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/series_json.hpp"
#include "server/routes/series_view.hpp"

#include <algorithm>

namespace matala::server {
namespace {

response series_answer(series const& of, unsigned status = 200) {
  auto answer = json_answer(json_of(of), status);
  answer.set("ETag", make_etag("r" + std::to_string(of.version)));
  return answer;
}

response refusal_answer(call const& from, series_refusal const& why) {
  if (why.code != app_errc::invalid_input) return problem_json(from, why.code);
  return settings_problem(from, why.faults);
}

// The change that the body asks for, on the series as it stands.
std::expected<series_change, series_refusal> wanted_change(call const& from, series const& stored,
                                                           boost::json::object const& body) {
  auto after = with_members(from.acting(), stored, body);
  if (!after) return std::unexpected(series_refusal{app_errc::invalid_input, std::move(after.error())});
  auto const act = body.contains("end") ? series_act::end : series_act::settings;
  return series_change{
      .after = std::move(*after), .seen_version = if_match_revision(from).value_or(stored.version), .act = act};
}

bool may_be_at(unit_of_work const& unit, person const& who, site_id const& place) {
  auto const sites = sites_for(unit, who);
  return std::ranges::find(sites, place, &site::id) != sites.end();
}

series_refusal unknown_site() {
  return {app_errc::invalid_input, {{"site", setting_fault_kind::unknown_site}}};
}

}  // namespace

response api_series_list(call& from) {
  boost::json::array all;
  from.with.data.read([&](unit_of_work const& unit) {
    for (auto const& of : unit.all_series().all()) {
      if (edits_series(unit, from.who->id, of)) all.push_back(json_of(of));
    }
  });
  return json_answer({{"series", all}});
}

response api_series(call& from) {
  auto const of = from.with.data.read(
      [&](unit_of_work const& unit) { return unit.all_series().find(series_in_path(from)).value(); });
  return series_answer(of);
}

response api_make_series(call& from) {
  auto body = read_object(from, series_members());
  if (!body) return std::move(body.error());
  series blank;
  auto settings = with_members(from.acting(), blank, *body);
  if (!settings) return settings_problem(from, settings.error());
  auto const key = from.in.header("Idempotency-Key").value_or("");
  auto const made = from.with.data.transact([&](unit_of_work& unit) -> std::expected<series, series_refusal> {
    if (!may_be_at(unit, *from.who, settings->site)) return std::unexpected(unknown_site());
    return create_series(unit, from.acting("owner"),
                         {.settings = *settings, .owner = from.who->id, .idempotency_key = std::string{key}});
  });
  return made ? series_answer(*made, 201) : refusal_answer(from, made.error());
}

response api_change_series(call& from) {
  auto body = read_object(from, series_members());
  if (!body) return std::move(body.error());
  auto const saved = from.with.data.transact([&](unit_of_work& unit) -> std::expected<series, series_refusal> {
    auto const stored = unit.all_series().find(series_in_path(from)).value();
    auto const wanted = wanted_change(from, stored, *body);
    if (!wanted) return std::unexpected(wanted.error());
    bool const stays = wanted->after.site == stored.site;
    if (!stays && !may_be_at(unit, *from.who, wanted->after.site)) return std::unexpected(unknown_site());
    return change_series(unit, acting_on(from, unit, stored), *wanted);
  });
  return saved ? series_answer(*saved) : refusal_answer(from, saved.error());
}

response api_preview_series(call& from) {
  auto body = read_object(from, series_members());
  if (!body) return std::move(body.error());
  return from.with.data.read([&](unit_of_work const& unit) {
    auto const stored = unit.all_series().find(series_in_path(from)).value();
    auto const wanted = wanted_change(from, stored, *body);
    if (!wanted) return refusal_answer(from, wanted.error());
    auto const plan = look_ahead(unit, acting_on(from, unit, stored), *wanted);
    if (!plan) return refusal_answer(from, plan.error());
    return json_answer(json_of(unit, wanted->after, *plan));
  });
}

}  // namespace matala::server
