// SPDX-License-Identifier: Apache-2.0
#include "scheduler/recurrence.hpp"
#include "server/app/access.hpp"
#include "server/app/create_series.hpp"
#include "server/app/ruled_hours.hpp"
#include "server/app/secrets.hpp"
#include "server/render/views/series_list.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/series_values.hpp"
#include "server/routes/series_view.hpp"

#include <algorithm>
#include <charconv>

namespace matala::server {
namespace {

response form_page(call const& from, series_form_view const& view, std::string_view path, unsigned status = 200) {
  return response::html(render_series_form(from.with.templates, frame_of(from, nav_item::series, path), view), status);
}

series_line line_of(call const& from, unit_of_work const& unit, series const& of) {
  series_line line{.id = of.id,
                   .name = of.name,
                   .site = unit.people().find_site(of.site).value_or(site{}).name,
                   .repeat = values_of(of)["repeat"],
                   .standing = of.standing};
  if (of.standing == series_standing::paused) return line;
  auto const dates = next_dates(from.acting(), of, 12);
  auto const next = std::ranges::find(dates, scheduler::date_verdict::takes_place,
                                      [](ruled_hour const& ruled) { return ruled.date.verdict; });
  if (next != dates.end()) {
    line.next = hour_times{next->times.clock.start, next->times.clock.end, &from.with.zone.get(of.zone)};
  }
  return line;
}

// A new series begins in a fortnight: time to invite people.
series blank_series(call const& from) {
  series blank;
  blank.organiser_address = from.with.rules.sender_address;
  auto const today = std::chrono::floor<std::chrono::days>(from.now);
  blank.rule.first = today + std::chrono::weeks{2};
  return blank;
}

std::optional<new_site> typed_site(call const& from, setting_values const& values) {
  if (!values.contains("site") || !values.find("site")->second.empty() || !from.who->organisation) return std::nullopt;
  auto const text = [&](std::string_view name) {
    auto const found = values.find(name);
    return found == values.end() ? std::string{} : found->second;
  };
  return new_site{*from.who->organisation, text("site_name"), text("municipality")};
}

// Faults of the site are found when it is settled; the preview cannot know yet.
std::vector<setting_fault> faults_to_show(call const& from, read_settings const& read) {
  auto faults = read.faults;
  if (faults.empty()) faults = faults_of(from.acting(), read.settings);
  std::erase_if(faults, [](setting_fault const& fault) { return fault.field == "site"; });
  return faults;
}

}  // namespace

response show_series_list(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    series_list_view shown_list;
    for (auto const& of : unit.all_series().all()) {
      if (edits_series(unit, from.who->id, of)) shown_list.series.push_back(line_of(from, unit, of));
    }
    return shown_list;
  });
  return response::html(render_series_list(from.with.templates, frame_of(from, nav_item::series, "/series"), view));
}

response show_new_series(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    auto settings = blank_series(from);
    auto const copied = from.in.query_value("copy");
    auto const original = copied ? unit.all_series().find(series_id{std::string{*copied}}) : std::nullopt;
    if (original && edits_series(unit, from.who->id, *original)) settings = copy_of(from.acting(), *original);
    auto made = form_view(from, unit, values_of(settings), settings, {});
    made.key = random_word(from.with.random);
    return made;
  });
  return form_page(from, view, "/series/new");
}

response post_new_series(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const values = typed_values(*fields);
  auto const read = settings_from(values, blank_series(from));
  auto faults = read.faults;
  if (faults.empty()) {
    auto const made = from.with.data.transact([&](unit_of_work& unit) -> std::expected<series, series_refusal> {
      auto const sites = sites_for(unit, *from.who);
      bool const known = std::ranges::find(sites, read.settings.site, &site::id) != sites.end();
      if (!read.settings.site.value.empty() && !known) {
        return std::unexpected(series_refusal{app_errc::invalid_input, {{"site", setting_fault_kind::unknown_site}}});
      }
      return create_series(unit, from.acting("owner"),
                           {.settings = read.settings,
                            .place = typed_site(from, values),
                            .owner = from.who->id,
                            .idempotency_key = std::string{fields->text("key")}});
    });
    if (made) return response::see_other("/series/" + made->id.value + "?done=series-made");
    faults = made.error().faults;
  }
  auto view = from.with.data.read(
      [&](unit_of_work const& unit) { return form_view(from, unit, values, read.settings, faults); });
  view.key = fields->text("key");
  view.refused = true;
  return form_page(from, view, "/series/new", 422);
}

response post_series_preview(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  series_id const id{std::string{fields->text("series")}};
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    auto const stored = unit.all_series().find(id);
    bool const editing = stored && edits_series(unit, from.who->id, *stored);
    auto const values = typed_values(*fields);
    auto const read = settings_from(values, editing ? *stored : blank_series(from));
    auto made = form_view(from, unit, values, read.settings, faults_to_show(from, read));
    if (editing) made.id = id;
    auto const version = fields->text("version");
    std::from_chars(version.data(), version.data() + version.size(), made.version);
    made.key = fields->text("key");
    return made;
  });
  return form_page(from, view, view.id ? "/series/" + id.value : "/series/new");
}

response show_series(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    auto const of = unit.all_series().find(series_in_path(from)).value();
    auto made = form_view(from, unit, editable_values(from.acting(), of), of, {});
    made.id = of.id;
    made.version = of.version;
    return made;
  });
  return form_page(from, view, "/series/" + view.id->value);
}

}  // namespace matala::server
