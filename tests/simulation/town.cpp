// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/town.hpp"

#include "server/app/generate_hours.hpp"

#include <fmt/format.h>

namespace matala::tests {
namespace {

using namespace std::chrono;

// Tuesdays at 9; after a late decision there is time for offers.
scheduler::series_rule weekly(unsigned seed) {
  scheduler::series_rule rule;
  rule.first = January / 5 / 2027;
  rule.capacity = 2;
  rule.min_cases = 1 + static_cast<int>(seed % 2);
  rule.decide_after = seed % 3 == 0 ? 120min : 0min;
  return rule;
}

// Every other Thursday at 13, decided in the morning before by the days of the calendar.
scheduler::series_rule biweekly(unsigned seed) {
  scheduler::series_rule rule;
  rule.first = January / 7 / 2027;
  rule.every_weeks = 2;
  rule.start = 13h;
  rule.capacity = 2;
  rule.min_cases = 2 - static_cast<int>(seed % 2);
  rule.cutoff = scheduler::cutoff_policy::previous_calendar_day;
  rule.cutoff_time = 9h;
  rule.decide_after = 240min;
  return rule;
}

// The first Monday of the month, decided two working days before.
scheduler::series_rule monthly(unsigned seed) {
  scheduler::series_rule rule;
  rule.first = January / 4 / 2027;
  rule.nth_in_month = 1;
  rule.start = 14h;
  rule.capacity = 1 + static_cast<int>(seed % 3);
  rule.cutoff = scheduler::cutoff_policy::n_working_days;
  rule.cutoff_working_days = 2;
  return rule;
}

void add_person(unit_of_work& unit, installation const& in, std::string const& name, language lang) {
  unit.people().save(person{.id = {name},
                            .email = installation::address_of(name),
                            .name = name,
                            .organisation = organisation_id{"county"},
                            .lang = lang,
                            .phone = "",
                            .state = person_state::active,
                            .created = in.now()});
  unit.people().acknowledge(person_id{name}, in.rules().ground_rules_version, in.now());
}

void add_series(unit_of_work& unit, town_series const& people, scheduler::series_rule const& rule) {
  series of;
  of.id = {people.id};
  of.site = {"centre"};
  of.organiser_address = people.id + "@county.example.org";
  of.rule = rule;
  unit.all_series().save(of);
  auto const give = [&](std::string const& who, role what) {
    unit.people().add_grant(
        {.person = {who}, .granted = what, .series = series_id{people.id}, .organisation = std::nullopt});
  };
  give(people.facilitator, role::facilitator);
  give(people.owner, role::owner);
  give(people.core_member, role::core_member);
  for (auto const* expert : {"kela_a", "kela_b"}) give(expert, role::on_demand_member);
  if (people.id == "monthly") {
    unit.competences().save(series_need{.series = {people.id}, .competence = {"kela"}, .wanted = 1});
  }
}

}  // namespace

town found_town(installation& in, reference& plain, unsigned seed) {
  in.time().at = sys_days{January / 1 / 2027} + 10h;
  town made{.series = {},
            .presenters = {"presenter_a", "presenter_b", "presenter_c", "presenter_d"},
            .experts = {"kela_a", "kela_b"},
            .newcomers = {"newcomer_a", "newcomer_b"}};
  in.data().transact([&](unit_of_work& unit) {
    unit.people().save(organisation{.id = {"county"}, .name = "Esimerkkilän hyvinvointialue"});
    unit.people().save(site{.id = {"centre"}, .organisation = {"county"}, .name = "Keskus", .municipality = "Malli"});
    unsigned number = 0;
    auto const settle = [&](std::string const& who) { add_person(unit, in, who, static_cast<language>(number++ % 3)); };
    for (auto const* list : {&made.presenters, &made.experts, &made.newcomers}) {
      for (auto const& who : *list) settle(who);
    }
    for (auto const& expert : made.experts) {
      unit.competences().set_of_person({expert}, std::vector<competence_id>{{"kela"}});
    }
    std::array<std::pair<std::string, scheduler::series_rule>, 3> const rules{
        {{"weekly", weekly(seed)}, {"biweekly", biweekly(seed)}, {"monthly", monthly(seed)}}};
    for (auto const& [id, rule] : rules) {
      town_series const people{id, "facilitator_" + id, "owner_" + id, "core_" + id};
      for (auto const& who : {people.facilitator, people.owner, people.core_member}) settle(who);
      add_series(unit, people, rule);
      plain.members[id] = {people.facilitator, people.core_member};
      made.series.push_back(people);
    }
    generate_hours(unit, in.acting(""));
  });
  static_cast<void>(learn_hours(in, plain));
  return made;
}

std::string learn_hours(installation const& in, reference& plain) {
  return in.read([&](unit_of_work const& unit) -> std::string {
    for (auto const& hour : unit.occurrences().starting_in(in.now() - days{14}, in.now() + weeks{12})) {
      if (plain.hours.contains(hour.id.value)) continue;
      plain_hour one;
      one.id = hour.id.value;
      one.series = hour.series.value;
      one.clock = hour.clock;
      one.places = hour.places;
      one.min_cases = hour.min_cases;
      if (hour.state == scheduler::occurrence_state::skipped) {
        one.at = stage::skipped;
      } else if (hour.state != scheduler::occurrence_state::planned) {
        return fmt::format("an hour comes into being {}", scheduler::to_string(hour.state));
      }
      plain.hours.emplace(one.id, one);
    }
    return {};
  });
}

}  // namespace matala::tests
