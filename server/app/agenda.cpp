// SPDX-License-Identifier: Apache-2.0
#include "server/app/agenda.hpp"

#include "scheduler/agenda.hpp"
#include "server/app/competences.hpp"
#include "server/app/hour_people.hpp"

#include <algorithm>
#include <tuple>

namespace matala::server {
namespace {

// When whoever can answer for it is there; none when somebody is there all the time, or nobody comes at all.
std::optional<scheduler::part_of_hour> window_of_competence(unit_of_work const& unit, occurrence const& hour,
                                                            std::vector<person> const& people,
                                                            competence_id const& what) {
  std::optional<scheduler::part_of_hour> found;
  for (auto const& who : people) {
    if (!has_competence(unit, who.id, what)) continue;
    auto const there = window_of(unit, hour, who.id);
    bool const whole = there.from <= std::chrono::minutes{0} && there.until >= hour.clock.end - hour.clock.start;
    if (whole) return std::nullopt;
    if (!found) found = scheduler::part_of_hour{there.from, there.until};
  }
  return found;
}

scheduler::agenda_item item_of(unit_of_work const& unit, occurrence const& hour, std::vector<person> const& people,
                               booking const& held) {
  scheduler::agenda_item item{.urgent = held.urgent != urgency::not_urgent, .follow_up = held.follow_up_of.has_value()};
  for (auto const& what : unit.competences().of_case(held.subject)) {
    if (auto const there = window_of_competence(unit, hour, people, what)) item.windows.push_back(*there);
  }
  return item;
}

}  // namespace

std::vector<planned_case> planned_agenda(unit_of_work const& unit, occurrence const& hour, std::vector<booking> cases) {
  std::ranges::sort(cases, {}, [](booking const& held) { return std::tuple{held.place, held.id}; });
  auto const of = unit.all_series().find(hour.series).value_or(series{});
  auto const people = expected_people(unit, hour);
  std::vector<scheduler::agenda_item> items;
  for (auto const& held : cases) items.push_back(item_of(unit, hour, people, held));
  std::vector<planned_case> plan;
  for (auto const& line :
       scheduler::plan_agenda(items, {.begins = of.rule.opening, .length = of.rule.slot, .slots = hour.places})) {
    plan.push_back({.held = cases[line.item], .begins = hour.clock.start + line.begins, .conflict = line.conflict});
  }
  return plan;
}

void order_agenda(unit_of_work const& unit, occurrence const& hour, std::vector<booking>& cases) {
  auto plan = planned_agenda(unit, hour, std::move(cases));
  cases.clear();
  for (auto& one : plan) cases.push_back(std::move(one.held));
}

}  // namespace matala::server
