// SPDX-License-Identifier: Apache-2.0
#include "server/routes/session_view.hpp"

#include "server/app/access.hpp"
#include "server/app/agenda.hpp"
#include "server/app/circle.hpp"
#include "server/app/hour_people.hpp"
#include "server/app/snapshot.hpp"
#include "server/routes/hour_experts_view.hpp"
#include "server/routes/hour_lookup.hpp"

#include <algorithm>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

bool is_ahead_or_on(occurrence_state state) {
  return state == occurrence_state::open || state == occurrence_state::closed || state == occurrence_state::confirmed ||
         state == occurrence_state::running;
}

std::string presenter_of(unit_of_work const& unit, booking const& held) {
  auto const who = unit.people().find(held.presenter);
  if (!who) return {};
  auto const organisation = organisation_name(unit, who->organisation);
  return organisation.empty() ? who->name : who->name + ", " + organisation;
}

agenda_case line_of(unit_of_work const& unit, call const& from, known_hour const& known, booking const& held,
                    bool const runs) {
  auto const subject = unit.cases().find(held.subject).value_or(stored_case{});
  agenda_case line;
  line.id = held.id;
  line.code = subject.code;
  line.place = held.place;
  line.state = held.state;
  line.visibility = subject.visibility;
  line.moves = held.moves;
  line.is_own = held.presenter == from.who->id;
  line.version = subject.version;
  line.released = is_released(subject);
  // Before the text was checked it is for the second pair of eyes alone (R41).
  bool const reads = line.is_own || (line.released ? may_read_texts(unit, from.who->id, known.hour)
                                                   : reviews(unit, from.who->id, known.hour, held));
  bool const shown = subject.visibility == case_visibility::shown && reads;
  if (shown) line.text = text_of(subject);
  line.can_hide = shown && is_ahead_or_on(known.hour.state);
  line.can_mask = subject.visibility == case_visibility::hidden && (runs || line.is_own);
  line.urgent = held.urgent;
  line.wanted = competence_names_of(from, unit, unit.competences().of_case(held.subject));
  line.follow_up = code_of(unit, held.follow_up_of);
  // R43: the presenter is not shown to others before the hour, unless they chose so.
  if (known.hour.state == occurrence_state::running || held.shows_presenter) line.presenter = presenter_of(unit, held);
  return line;
}

// Without those who said that they cannot come.
std::string facilitators_of(unit_of_work const& unit, occurrence const& hour) {
  std::string names;
  for (auto const& who : facilitating_people(unit, hour.series)) {
    if (!stays_away(unit, hour, who.id)) names += (names.empty() ? "" : ", ") + who.name;
  }
  return names;
}

session_controls controls_of(call const& from, unit_of_work const& unit, known_hour const& known) {
  session_controls controls;
  auto const& hour = known.hour;
  if (!check_access(unit, from.who, access::starter, hour.id, 0)) return controls;
  controls.can_start =
      scheduler::start(view_of(unit, hour), starter_role(unit, *from.who, hour.id), from.now).has_value();
  controls.can_put_on = hour.state == occurrence_state::running;
  controls.can_end = hour.state == occurrence_state::running;
  return controls;
}

std::optional<std::string> link_of(known_hour const& known) {
  bool const released =
      known.hour.state == occurrence_state::confirmed || known.hour.state == occurrence_state::running;
  auto const& link = known.hour.meeting_link.empty() ? known.of.meeting_link : known.hour.meeting_link;
  bool const web = link.starts_with("https://") || link.starts_with("http://");
  return released && web ? std::optional{link} : std::nullopt;
}

bool stands_on_agenda(booking const& held) {
  return held.state == booking_state::booked || held.state == booking_state::discussed ||
         held.state == booking_state::not_reached;
}

}  // namespace

scheduler::starter starter_role(unit_of_work const& unit, person const& who, occurrence_id const& hour) {
  auto const found = unit.occurrences().find(hour);
  auto const role = found ? acting_role(unit, who.id, found->series) : std::string_view{};
  return role == "facilitator" || role == "deputy" ? scheduler::starter::facilitator_or_deputy
                                                   : scheduler::starter::core_member;
}

session_view session_view_of(call const& from, unit_of_work const& unit, occurrence_id const& id) {
  session_view view;
  auto const found = find_hour(from, unit, id);
  if (!found) return view;
  auto const& known = *found;
  bool const runs = facilitates(unit, from.who->id, known.of.id);
  view.id = id;
  view.when = known.when;
  view.site = known.place.name;
  view.facilitator = facilitators_of(unit, known.hour);
  view.state = known.hour.state;
  view.cause = known.hour.cause;
  view.topic = known.hour.topic;
  view.reason = known.hour.reason;
  view.decide = known.hour.clock.decide;
  // The texts are for the hour: they are read before and during it, and afterwards only while they are kept.
  auto cases = unit.bookings().of_occurrence(id);
  std::erase_if(cases, [](booking const& held) { return !stands_on_agenda(held); });
  order_agenda(unit, known.hour, cases);
  for (auto const& held : cases) view.agenda.push_back(line_of(unit, from, known, held, runs));
  view.is_full = std::ranges::count(cases, booking_state::booked, &booking::state) >= known.hour.places;
  view.current_case = known.hour.current_case;
  view.meeting_link = link_of(known);
  view.ground_rules = from.with.ground_rules.at(static_cast<std::size_t>(from.lang));
  view.controls = controls_of(from, unit, known);
  view.controls.can_manage = runs;
  return view;
}

}  // namespace matala::server
