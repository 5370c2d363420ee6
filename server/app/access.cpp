// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"

#include "server/app/circle.hpp"
#include "server/app/hour_people.hpp"

#include <algorithm>
#include <initializer_list>
#include <stdexcept>

namespace matala::server {
namespace {

bool holds(unit_of_work const& unit, person_id const& who, series_id const& series, std::initializer_list<role> roles) {
  return std::ranges::any_of(unit.people().grants_of(who), [&](grant const& held) {
    return held.series == series && std::ranges::find(roles, held.granted) != roles.end();
  });
}

bool presents_in(unit_of_work const& unit, person_id const& who, occurrence_id const& hour) {
  return std::ranges::any_of(unit.bookings().of_occurrence(hour), [&](booking const& held) {
    bool const takes_part = held.state == booking_state::booked || held.state == booking_state::discussed;
    return held.presenter == who && takes_part;
  });
}

bool administers(unit_of_work const& unit, person_id const& who, std::optional<organisation_id> const& organisation) {
  return std::ranges::any_of(unit.people().grants_of(who), [&](grant const& held) {
    return held.granted == role::administrator && (!held.organisation || held.organisation == organisation);
  });
}

bool is_asked(unit_of_work const& unit, person_id const& who, request_id const& id) {
  auto const found = unit.experts().find(id);
  return found && found->person == who;
}

struct subject {
  std::optional<booking> held;
  occurrence hour;
};

std::optional<subject> find_subject(unit_of_work const& unit, resource const& about) {
  if (auto const* id = std::get_if<occurrence_id>(&about)) {
    auto hour = unit.occurrences().find(*id);
    if (!hour) return std::nullopt;
    return subject{std::nullopt, *hour};
  }
  if (auto const* id = std::get_if<booking_id>(&about)) {
    auto held = unit.bookings().find(*id);
    auto hour = held ? unit.occurrences().find(held->occurrence) : std::nullopt;
    if (!hour) return std::nullopt;
    return subject{held, *hour};
  }
  return std::nullopt;
}

std::expected<void, app_errc> allow_if(bool allowed) {
  if (!allowed) return std::unexpected(app_errc::not_member);
  return {};
}

bool may(unit_of_work const& unit, person_id const& who, access needed, subject const& about) {
  auto const& series = about.hour.series;
  bool const runs = holds(unit, who, series, {role::facilitator, role::deputy});
  bool const own = about.held && about.held->presenter == who;
  switch (needed) {
    case access::everyone:
    case access::signed_in:
    case access::active:
    case access::acknowledged:
    // Decided before: they are about no hour.
    case access::administrator:
    case access::series_maker:
    case access::series_editor: return true;
    case access::invited:
      return runs || holds(unit, who, series, {role::core_member, role::owner}) ||
             presents_in(unit, who, about.hour.id) || is_accepted_expert(unit, about.hour.id, who);
    case access::starter: return runs || holds(unit, who, series, {role::core_member});
    case access::presenter: return own;
    case access::presenter_or_facilitator: return own || runs;
    case access::facilitator: return runs || holds(unit, who, series, {role::owner});
    case access::reviewer: return about.held && reviews(unit, who, about.hour, *about.held);
    case access::member_keeper:
    case access::asked: return false;
  }
  throw std::logic_error("unknown access");
}

bool edits(unit_of_work const& unit, person_id const& who, resource const& about) {
  auto const* id = std::get_if<series_id>(&about);
  auto const of = id ? unit.all_series().find(*id) : std::nullopt;
  return of && edits_series(unit, who, *of);
}

}  // namespace

std::string_view to_string(access value) {
  switch (value) {
    case access::everyone: return "everyone";
    case access::signed_in: return "signed-in";
    case access::active: return "active";
    case access::series_maker: return "series-maker";
    case access::administrator: return "administrator";
    case access::acknowledged: return "acknowledged";
    case access::invited: return "invited";
    case access::starter: return "starter";
    case access::presenter: return "presenter";
    case access::presenter_or_facilitator: return "presenter-or-facilitator";
    case access::facilitator: return "facilitator";
    case access::reviewer: return "reviewer";
    case access::series_editor: return "series-editor";
    case access::member_keeper: return "member-keeper";
    case access::asked: return "asked";
  }
  throw std::logic_error("unknown access");
}

std::expected<void, app_errc> check_access(unit_of_work const& unit, std::optional<person> const& who, access needed,
                                           resource const& about, int ground_rules_version) {
  if (needed == access::everyone) return {};
  if (!who) return std::unexpected(app_errc::not_signed_in);
  if (needed == access::signed_in) return {};
  if (who->state != person_state::active) return std::unexpected(app_errc::not_signed_in);
  if (needed == access::active) return {};
  if (needed == access::series_maker || needed == access::series_editor) {
    bool const may = needed == access::series_maker ? makes_series(unit, who->id) : edits(unit, who->id, about);
    return may ? std::expected<void, app_errc>{} : std::unexpected(app_errc::not_member);
  }
  if (needed == access::administrator) return allow_if(is_administrator(unit, who->id));
  bool const needs_rules = needed == access::acknowledged || needed == access::invited || needed == access::starter;
  if (needs_rules && unit.people().acknowledged_version(who->id) < ground_rules_version) {
    return std::unexpected(app_errc::not_acknowledged_rules);
  }
  if (needed == access::acknowledged) return {};
  if (auto const* series = std::get_if<series_id>(&about)) {
    return allow_if(needed == access::member_keeper && keeps_members(unit, who->id, *series));
  }
  if (auto const* request = std::get_if<request_id>(&about)) {
    return allow_if(needed == access::asked && is_asked(unit, who->id, *request));
  }
  auto const found = find_subject(unit, about);
  // A stranger learns no difference between an hour that is not theirs and one that does not exist.
  if (!found || !may(unit, who->id, needed, *found)) return std::unexpected(app_errc::not_member);
  return {};
}

bool edits_series(unit_of_work const& unit, person_id const& who, series const& of) {
  auto const place = unit.people().find_site(of.site);
  return std::ranges::any_of(unit.people().grants_of(who), [&](grant const& held) {
    if (held.granted == role::administrator)
      return !held.organisation || (place && place->organisation == held.organisation);
    return held.series == of.id && (held.granted == role::facilitator || held.granted == role::owner);
  });
}

bool makes_series(unit_of_work const& unit, person_id const& who) {
  return std::ranges::any_of(unit.people().grants_of(who), [](grant const& held) {
    return held.granted == role::administrator || held.granted == role::facilitator || held.granted == role::owner;
  });
}

std::vector<site> sites_for(unit_of_work const& unit, person const& who) {
  auto const grants = unit.people().grants_of(who.id);
  auto sites = unit.people().sites();
  std::erase_if(sites, [&](site const& place) {
    if (place.organisation == who.organisation) return false;
    return std::ranges::none_of(grants, [&](grant const& held) {
      if (held.granted == role::administrator) return !held.organisation || held.organisation == place.organisation;
      auto const of = held.series ? unit.all_series().find(*held.series) : std::nullopt;
      bool const edited = held.granted == role::facilitator || held.granted == role::owner;
      return edited && of && of->site == place.id;
    });
  });
  return sites;
}

bool is_administrator(unit_of_work const& unit, person_id const& who) {
  return std::ranges::any_of(unit.people().grants_of(who),
                             [](grant const& held) { return held.granted == role::administrator; });
}

bool keeps_members(unit_of_work const& unit, person_id const& who, series_id const& id) {
  auto const series = unit.all_series().find(id);
  if (!series) return false;
  auto const place = unit.people().find_site(series->site);
  return holds(unit, who, id, {role::owner, role::facilitator}) ||
         administers(unit, who, place ? std::optional{place->organisation} : std::nullopt);
}

std::string_view acting_role(unit_of_work const& unit, person_id const& who, series_id const& series) {
  static constexpr std::initializer_list<role> by_strength{role::facilitator, role::deputy, role::owner,
                                                           role::core_member, role::on_demand_member};
  for (auto const candidate : by_strength) {
    if (holds(unit, who, series, {candidate})) return to_string(candidate);
  }
  return "presenter";
}

bool may_read_texts(unit_of_work const& unit, person_id const& who, occurrence const& hour) {
  if (holds(unit, who, hour.series, {role::facilitator, role::deputy, role::owner, role::core_member})) return true;
  if (is_accepted_expert(unit, hour.id, who)) return true;
  return hour.state == scheduler::occurrence_state::running && presents_in(unit, who, hour.id);
}

bool reviews(unit_of_work const& unit, person_id const& who, occurrence const& hour, booking const& held) {
  auto const people = reviewing_people(unit, hour.series, held.presenter);
  return std::ranges::find(people, who, &person::id) != people.end();
}

bool facilitates(unit_of_work const& unit, person_id const& who, series_id const& series) {
  return holds(unit, who, series, {role::facilitator, role::deputy, role::owner});
}

}  // namespace matala::server
