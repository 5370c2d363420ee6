// SPDX-License-Identifier: Apache-2.0
#include "server/app/hour_people.hpp"

#include "server/app/circle.hpp"

#include <algorithm>

namespace matala::server {

std::vector<person_id> accepted_experts(unit_of_work const& unit, occurrence_id const& hour) {
  std::vector<person_id> people;
  for (auto const& asked : unit.experts().of_occurrence(hour)) {
    bool const known = std::ranges::find(people, asked.person) != people.end();
    if (comes(asked.answer) && !known) people.push_back(asked.person);
  }
  return people;
}

bool is_accepted_expert(unit_of_work const& unit, occurrence_id const& hour, person_id const& who) {
  auto const people = accepted_experts(unit, hour);
  return std::ranges::find(people, who) != people.end();
}

bool stays_away(unit_of_work const& unit, occurrence const& hour, person_id const& who) {
  if (auto const said = unit.experts().find_attendance(hour.id, who); said && said->answer != expert_answer::awaited) {
    return !comes(said->answer);
  }
  return unit.experts().is_absent(who, hour.day);
}

std::vector<person> expected_people(unit_of_work const& unit, occurrence const& hour) {
  auto people = invited_people(unit, hour.series);
  std::erase_if(people, [&](person const& who) { return stays_away(unit, hour, who.id); });
  for (auto const& id : accepted_experts(unit, hour.id)) {
    auto const who = unit.people().find(id);
    if (who && std::ranges::find(people, id, &person::id) == people.end()) people.push_back(*who);
  }
  return people;
}

presence_window window_of(unit_of_work const& unit, occurrence const& hour, person_id const& who) {
  auto const whole = std::chrono::floor<std::chrono::minutes>(hour.clock.end - hour.clock.start);
  auto const said = unit.experts().find_attendance(hour.id, who);
  return said && said->window ? *said->window : presence_window{std::chrono::minutes{0}, whole};
}

}  // namespace matala::server
