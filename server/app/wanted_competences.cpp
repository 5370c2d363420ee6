// SPDX-License-Identifier: Apache-2.0
#include "server/app/wanted_competences.hpp"

#include <algorithm>

namespace matala::server {

std::vector<wanted_competence> wanted_competences(unit_of_work const& unit, occurrence const& hour) {
  std::vector<wanted_competence> wanted;
  auto const held = unit.bookings().holding_places(hour.id);
  if (held.empty()) return wanted;
  auto const needs = unit.competences().needs_of(hour.series);
  for (auto const& known : unit.competences().all()) {
    wanted_competence one;
    one.need = {.series = hour.series, .competence = known.id};
    if (auto const said = std::ranges::find(needs, known.id, &series_need::competence); said != needs.end()) {
      one.need = *said;
    }
    for (auto const& booked : held) {
      auto const asked_for = unit.competences().of_case(booked.subject);
      if (std::ranges::find(asked_for, known.id) != asked_for.end()) one.cases.push_back(booked);
    }
    if (!one.cases.empty()) one.need.wanted = std::max(one.need.wanted, 1);
    if (one.need.wanted > 0) wanted.push_back(std::move(one));
  }
  return wanted;
}

}  // namespace matala::server
