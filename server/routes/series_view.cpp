// SPDX-License-Identifier: Apache-2.0
#include "server/routes/series_view.hpp"

#include "server/app/access.hpp"
#include "server/app/ruled_hours.hpp"
#include "server/app/series_calendar.hpp"
#include "server/app/series_letters.hpp"
#include "server/routes/series_values.hpp"

#include <array>
#include <set>

namespace matala::server {
namespace {

constexpr std::size_t shown_dates = 12;
constexpr std::array<hour_change, 8> in_order{
    hour_change::moved,   hour_change::asked_to_move, hour_change::asked_to_drop, hour_change::cancelled,
    hour_change::skipped, hour_change::back,          hour_change::added,         hour_change::adjusted};

cancel_cause cause_of(series const& of, scheduler::date_verdict verdict) {
  if (of.standing == series_standing::paused) return cancel_cause::series_paused;
  switch (verdict) {
    case scheduler::date_verdict::takes_place: return cancel_cause::none;
    case scheduler::date_verdict::holiday: return cancel_cause::holiday;
    case scheduler::date_verdict::in_break: return cancel_cause::in_break;
  }
  return cancel_cause::none;
}

bool in_range(std::vector<setting_fault> const& faults) {
  for (auto const& fault : faults) {
    if (fault.kind == setting_fault_kind::out_of_range || fault.kind == setting_fault_kind::unreadable) return false;
  }
  return true;
}

bool is_silent_addition(changed_hour const& hour) {
  return hour.what == hour_change::adjusted && hour.before.id.value.empty();
}

std::optional<scheduler::instant> new_cutoff(changed_hour const& hour) {
  bool const stays = hour.what == hour_change::adjusted && hour.after.clock.cutoff != hour.before.clock.cutoff;
  return stays ? std::optional{hour.after.clock.cutoff} : std::nullopt;
}

}  // namespace

context acting_on(call const& from, unit_of_work const& unit, series const& of) {
  auto const role = acting_role(unit, from.who->id, of.id);
  return from.acting(role == "presenter" ? std::string_view{"administrator"} : role);
}

setting_values typed_values(form const& fields) {
  setting_values values;
  for (auto const name : setting_names()) {
    if (auto const typed = fields.find(name)) values.emplace(name, *typed);
  }
  return values;
}

std::string name_of(unit_of_work const& unit, series const& of) {
  return of.name.empty() ? unit.people().find_site(of.site).value_or(site{}).name : of.name;
}

series_form_view form_view(call const& from, unit_of_work const& unit, setting_values values, series const& settings,
                           std::vector<setting_fault> const& faults) {
  series_form_view view;
  view.values = std::move(values);
  view.sites = sites_for(unit, *from.who);
  view.zone = &from.with.zone.get(settings.zone);
  view.faults = shown(faults);
  // Numbers out of range are no rule that could be followed.
  if (!in_range(faults)) return view;
  view.places = scheduler::places_of(settings.rule);
  for (auto const& ruled : next_dates(from.acting(), settings, shown_dates)) {
    view.dates.push_back({.when = {ruled.times.clock.start, ruled.times.clock.end, view.zone},
                          .cause = cause_of(settings, ruled.date.verdict),
                          .cutoff = ruled.times.clock.cutoff,
                          .decide = ruled.times.clock.decide});
  }
  return view;
}

setting_values editable_values(context const& ctx, series const& of) {
  auto values = values_of(of);
  // The hours whose booking is still open can follow.
  for (auto const& ruled : next_dates(ctx, of, shown_dates)) {
    if (ruled.times.clock.cutoff <= ctx.now) continue;
    values["first"] = date_value(ruled.date.nominal);
    break;
  }
  return values;
}

series_dates_view dates_view(call const& from, unit_of_work const& unit, series const& of) {
  series_dates_view view;
  view.id = of.id;
  view.version = of.version;
  view.name = name_of(unit, of);
  view.standing = of.standing;
  view.breaks = of.rule.breaks;
  view.days = of.days;
  view.zone = &from.with.zone.get(of.zone);
  return view;
}

series_change_view change_view(call const& from, unit_of_work const& unit, series_change const& wanted,
                               series_plan const& plan) {
  series_change_view view;
  view.id = wanted.after.id;
  view.name = name_of(unit, wanted.after);
  view.people = people_told(unit, wanted.after, plan);
  auto const* zone = &from.with.zone.get(wanted.after.zone);
  std::set<std::string> calendars;
  for (auto const what : in_order) {
    change_group group{.kind = std::string{to_string(what)}, .hours = {}};
    for (auto const* hour : plan.of(what)) {
      if (is_silent_addition(*hour)) continue;
      auto const& clock = hour->what == hour_change::back ? hour->after.clock : hour->before.clock;
      auto const& to = hour->ruled.value_or(hour->after.clock);
      group.hours.push_back({.when = {clock.start, clock.end, zone},
                             .to = {to.start, to.end, zone},
                             .bookings = hour->bookings,
                             .cutoff = new_cutoff(*hour)});
      if (closes_earlier(*hour)) view.tells_facilitators = true;
      bool const told = what == hour_change::moved || what == hour_change::cancelled;
      if (!told) continue;
      for (auto const& standing : unit.outbox().expecting(hour->before.uid)) calendars.insert(standing.address);
    }
    if (!group.hours.empty()) view.groups.push_back(std::move(group));
  }
  view.calendars = static_cast<int>(calendars.size());
  view.fields = {{"version", std::to_string(wanted.seen_version)}, {"plan", plan.fingerprint()}};
  return view;
}

}  // namespace matala::server
