// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "server/app/series_dates.hpp"
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

using wanted_or_faults = std::expected<series_change, std::vector<setting_fault>>;

std::string path_of(call const& from, std::string_view page = "") {
  return "/series/" + series_in_path(from).value + std::string{page};
}

int version_in(form const& fields) {
  auto const typed = fields.text("version");
  int version = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), version);
  return version;
}

std::unexpected<std::vector<setting_fault>> no_date(form const& fields, std::string_view field) {
  auto const kind = fields.text(field).empty() ? setting_fault_kind::missing : setting_fault_kind::unreadable;
  return std::unexpected(std::vector{setting_fault{field, kind}});
}

wanted_or_faults change_of(series_or_fault after, series_act act, int version) {
  if (!after) return std::unexpected(std::vector{after.error()});
  return series_change{.after = std::move(*after), .seen_version = version, .act = act};
}

wanted_or_faults wanted_break(context const& ctx, series const& stored, form const& fields) {
  auto const first = parse_date(fields.text("break_first"));
  auto const last = parse_date(fields.text("break_last"));
  if (!first) return no_date(fields, "break_first");
  if (!last) return no_date(fields, "break_last");
  scheduler::date_range const gap{*first, *last};
  auto after =
      fields.text("act") == "add_break" ? with_break(ctx, stored, gap) : series_or_fault{without_break(stored, gap)};
  return change_of(std::move(after), series_act::dates, version_in(fields));
}

wanted_or_faults wanted_day(context const& ctx, series const& stored, form const& fields) {
  auto const day = parse_date(fields.text("day"));
  auto const typed = fields.text("day_closes");
  auto const closes = parse_time(typed);
  if (!day) return no_date(fields, "day");
  if (!typed.empty() && !closes) return no_date(fields, "day_closes");
  auto after = fields.text("act") == "add_day" ? with_day(ctx, stored, {*day, closes})
                                               : series_or_fault{without_day(stored, *day)};
  return change_of(std::move(after), series_act::dates, version_in(fields));
}

wanted_or_faults wanted_settings(call const& from, unit_of_work const& unit, series const& stored, form const& fields) {
  auto read = settings_from(typed_values(fields), stored);
  auto const sites = sites_for(unit, *from.who);
  bool const allowed =
      read.settings.site == stored.site || std::ranges::find(sites, read.settings.site, &site::id) != sites.end();
  if (!allowed) read.faults.push_back({"site", setting_fault_kind::unknown_site});
  if (!read.faults.empty()) return std::unexpected(std::move(read.faults));
  return change_of(std::move(read.settings), series_act::settings, version_in(fields));
}

wanted_or_faults wanted_change(call const& from, unit_of_work const& unit, series const& stored, form const& fields) {
  auto const ctx = acting_on(from, unit, stored);
  auto const act = fields.text("act");
  if (act == "add_break" || act == "remove_break") return wanted_break(ctx, stored, fields);
  if (act == "add_day" || act == "remove_day") return wanted_day(ctx, stored, fields);
  if (act == "pause") return change_of(paused(stored), series_act::standing, version_in(fields));
  if (act == "resume") return change_of(resumed(stored), series_act::standing, version_in(fields));
  if (act == "end") {
    auto const last = parse_date(fields.text("end_last"));
    if (!last) return no_date(fields, "end_last");
    return change_of(ended_after(ctx, stored, *last), series_act::end, version_in(fields));
  }
  return wanted_settings(from, unit, stored, fields);
}

bool is_of_dates(form const& fields) {
  return !fields.text("act").empty();
}

response dates_again(call const& from, unit_of_work const& unit, series const& stored, form const& fields,
                     series_refusal const& why) {
  auto view = dates_view(from, unit, stored);
  for (auto const* name : {"break_first", "break_last", "day", "day_closes", "end_last"}) {
    view.values.emplace(name, fields.text(name));
  }
  view.faults = shown(why.faults);
  view.stale = why.code == app_errc::stale_revision;
  return response::html(
      render_series_dates(from.with.templates, frame_of(from, nav_item::series, path_of(from, "/dates")), view),
      status_of(why.code));
}

// Nothing that was typed is lost; the new version lets the next try be one on what stands now.
response form_again(call const& from, unit_of_work const& unit, series const& stored, form const& fields,
                    series_refusal const& why) {
  if (is_of_dates(fields)) return dates_again(from, unit, stored, fields, why);
  auto const values = typed_values(fields);
  auto view = form_view(from, unit, values, settings_from(values, stored).settings, why.faults);
  view.id = stored.id;
  view.version = stored.version;
  view.refused = true;
  if (why.code == app_errc::stale_revision) {
    auto theirs = values_of(stored);
    theirs["first"] = values.contains("first") ? values.find("first")->second : std::string{};
    view.stored_meanwhile = std::move(theirs);
  }
  return response::html(render_series_form(from.with.templates, frame_of(from, nav_item::series, path_of(from)), view),
                        status_of(why.code));
}

response words_page(call const& from, unit_of_work const& unit, series_change const& wanted, series_plan const& plan,
                    form const& fields, bool changed_meanwhile) {
  auto view = change_view(from, unit, wanted, plan);
  for (auto const& field : fields.fields()) {
    bool const own = field.name == "csrf" || field.name == "version" || field.name == "plan" || field.name == "series";
    if (!own) view.fields.emplace_back(field.name, field.value.view());
  }
  view.changed_meanwhile = changed_meanwhile;
  view.back = path_of(from, is_of_dates(fields) ? "/dates" : "");
  view.of_settings = !is_of_dates(fields);
  return response::html(
      render_series_change(from.with.templates, frame_of(from, nav_item::series, path_of(from)), view),
      changed_meanwhile ? 412 : 200);
}

}  // namespace

response show_series_dates(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    return dates_view(from, unit, unit.all_series().find(series_in_path(from)).value());
  });
  return response::html(
      render_series_dates(from.with.templates, frame_of(from, nav_item::series, path_of(from, "/dates")), view));
}

response post_series(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  return from.with.data.read([&](unit_of_work const& unit) {
    auto const stored = unit.all_series().find(series_in_path(from)).value();
    auto const wanted = wanted_change(from, unit, stored, *fields);
    if (!wanted) return form_again(from, unit, stored, *fields, {app_errc::invalid_input, wanted.error()});
    auto const plan = look_ahead(unit, acting_on(from, unit, stored), *wanted);
    if (!plan) return form_again(from, unit, stored, *fields, plan.error());
    if (is_same_series(stored, wanted->after)) {
      return response::see_other(path_of(from, is_of_dates(*fields) ? "/dates" : "") + "?done=series-unchanged");
    }
    return words_page(from, unit, *wanted, *plan, *fields, false);
  });
}

response post_series_confirm(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  std::optional<series_refusal> refused;
  auto const saved = from.with.data.transact([&](unit_of_work& unit) -> std::expected<series, app_errc> {
    auto const stored = unit.all_series().find(series_in_path(from)).value();
    auto wanted = wanted_change(from, unit, stored, *fields);
    if (!wanted) {
      refused = series_refusal{app_errc::invalid_input, wanted.error()};
      return std::unexpected(app_errc::invalid_input);
    }
    wanted->seen_plan = std::string{fields->text("plan")};
    auto done = change_series(unit, acting_on(from, unit, stored), *wanted);
    if (done) return std::move(*done);
    refused = std::move(done.error());
    return std::unexpected(refused->code);
  });
  if (saved) return response::see_other(path_of(from, is_of_dates(*fields) ? "/dates" : "") + "?done=series-saved");
  return from.with.data.read([&](unit_of_work const& unit) {
    auto const stored = unit.all_series().find(series_in_path(from)).value();
    auto const wanted = wanted_change(from, unit, stored, *fields);
    // The settings still stand: only the plan is another one by now.
    if (wanted && refused->code == app_errc::stale_revision) {
      auto const plan = look_ahead(unit, acting_on(from, unit, stored), *wanted);
      if (plan) return words_page(from, unit, *wanted, *plan, *fields, true);
    }
    return form_again(from, unit, stored, *fields, *refused);
  });
}

}  // namespace matala::server
