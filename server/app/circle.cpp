// SPDX-License-Identifier: Apache-2.0
#include "server/app/circle.hpp"

#include <algorithm>
#include <initializer_list>

namespace matala::server {
namespace {

std::vector<person> with_role(unit_of_work const& unit, series_id const& series, std::initializer_list<role> roles) {
  std::vector<person> people;
  for (auto const& [who, granted] : unit.people().with_grants(series)) {
    bool const wanted = std::ranges::find(roles, granted) != roles.end();
    bool const known = std::ranges::find(people, who.id, &person::id) != people.end();
    if (wanted && !known) people.push_back(who);
  }
  return people;
}

}  // namespace

std::vector<person> invited_people(unit_of_work const& unit, series_id const& series) {
  return with_role(unit, series, {role::core_member, role::facilitator, role::deputy});
}

std::vector<person> facilitating_people(unit_of_work const& unit, series_id const& series) {
  auto people = with_role(unit, series, {role::facilitator, role::deputy});
  return people.empty() ? with_role(unit, series, {role::owner}) : people;
}

std::vector<person> reviewing_people(unit_of_work const& unit, series_id const& series, person_id const& presenter) {
  auto const presents = [&](person const& who) { return who.id == presenter; };
  auto people = facilitating_people(unit, series);
  std::erase_if(people, presents);
  if (!people.empty()) return people;
  people = with_role(unit, series, {role::owner});
  std::erase_if(people, presents);
  return people;
}

std::vector<person> owning_people(unit_of_work const& unit, series_id const& series) {
  auto people = with_role(unit, series, {role::owner});
  return people.empty() ? facilitating_people(unit, series) : people;
}

std::vector<person> administrators(unit_of_work const& unit) {
  std::vector<person> people;
  for (auto const& who : unit.people().all()) {
    auto const grants = unit.people().grants_of(who.id);
    bool const administers = std::ranges::any_of(
        grants, [](grant const& held) { return held.granted == role::administrator && !held.organisation; });
    if (administers && who.state == person_state::active) people.push_back(who);
  }
  return people;
}

}  // namespace matala::server
