// SPDX-License-Identifier: Apache-2.0
#include "server/routes/hour_experts_view.hpp"

#include "server/app/agenda.hpp"
#include "server/app/attendance_marks.hpp"
#include "server/app/circle.hpp"
#include "server/app/clashes.hpp"
#include "server/app/hour_people.hpp"
#include "server/app/lead_hour.hpp"
#include "server/routes/hour_lookup.hpp"

#include <algorithm>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

std::string shown_name(person const& who) {
  return who.name.empty() ? who.email : who.name;
}

std::string name_of(unit_of_work const& unit, std::optional<person_id> const& id) {
  auto const who = id ? unit.people().find(*id) : std::nullopt;
  return who ? shown_name(*who) : std::string{};
}

coming_person member_line(call const& from, unit_of_work const& unit, occurrence const& hour, person const& who) {
  coming_person line;
  line.id = who.id;
  line.name = shown_name(who);
  line.why = competence_names_of(from, unit, unit.competences().of_person(who.id));
  if (auto const said = unit.experts().find_attendance(hour.id, who.id)) {
    line.answer = said->answer;
    line.window = said->window;
    line.substitute = name_of(unit, said->substitute);
    line.present = said->present;
  }
  bool const away = stays_away(unit, hour, who.id);
  if (away && line.answer == expert_answer::awaited) line.answer = expert_answer::declined;
  line.expected = !away;
  return line;
}

coming_person asked_line(call const& from, unit_of_work const& unit, occurrence const& hour,
                         expert_request const& request) {
  coming_person line;
  line.id = request.person;
  line.name = name_of(unit, request.person);
  if (request.competence) line.why = competence_names_of(from, unit, {*request.competence});
  line.answer = request.answer;
  line.window = request.window;
  line.substitute = name_of(unit, request.substitute);
  auto const said = unit.experts().find_attendance(hour.id, request.person);
  line.present = said && said->present;
  line.expected = comes(request.answer);
  return line;
}

std::vector<coming_person> people_of(call const& from, unit_of_work const& unit, occurrence const& hour) {
  std::vector<coming_person> people;
  for (auto const& who : invited_people(unit, hour.series)) people.push_back(member_line(from, unit, hour, who));
  for (auto const& request : unit.experts().of_occurrence(hour.id)) {
    if (request.answer == expert_answer::withdrawn) continue;
    auto const known = std::ranges::find(people, request.person, &coming_person::id);
    if (known == people.end()) people.push_back(asked_line(from, unit, hour, request));
  }
  return people;
}

}  // namespace

std::string competence_names_of(call const& from, unit_of_work const& unit, std::vector<competence_id> const& ids) {
  std::string names;
  for (auto const& id : ids) {
    auto const known = unit.competences().find(id);
    if (known) names += (names.empty() ? "" : ", ") + known->name(from.lang);
  }
  return names;
}

hour_experts experts_of(call const& from, unit_of_work const& unit, occurrence const& hour) {
  hour_experts view;
  view.people = people_of(from, unit, hour);
  view.can_mark = hour.state == occurrence_state::running || hour.state == occurrence_state::held;
  bool const ahead = hour.state == occurrence_state::open || hour.state == occurrence_state::closed ||
                     hour.state == occurrence_state::confirmed;
  if (!ahead && hour.state != occurrence_state::running) return view;
  view.nobody_leads = ahead && !has_lead(unit, hour);
  for (auto const& told : unit.experts().told_of(hour.id)) {
    if (auto const name = competence_names_of(from, unit, {competence_id{told}}); !name.empty()) {
      view.unfilled.push_back(name);
    }
  }
  auto const cases = unit.bookings().holding_places(hour.id);
  for (auto const& held : cases) {
    auto const missing = missing_for(unit, held);
    auto const subject = unit.cases().find(held.subject);
    if (missing.empty() || !subject) continue;
    view.shortfalls.push_back({.code = subject->code,
                               .missing = competence_names_of(from, unit, missing),
                               .chosen = unit.experts().choice_of(held.id)});
  }
  for (auto const& planned : planned_agenda(unit, hour, cases)) {
    auto const subject = unit.cases().find(planned.held.subject);
    if (planned.conflict && subject) view.conflicts.push_back(subject->code);
  }
  for (auto const& one : clashes_of(unit, hour)) {
    auto const other = with_series(from, unit, one.other);
    view.clashes.push_back({.name = shown_name(one.who), .when = other.when, .site = other.place.name});
  }
  return view;
}

}  // namespace matala::server
