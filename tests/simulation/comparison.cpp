// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/comparison.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace matala::tests {
namespace {

std::string_view word_of(plain_wait::offer offer) {
  switch (offer) {
    case plain_wait::offer::none: return "";
    case plain_wait::offer::open: return "?";
    case plain_wait::offer::passed: return "-";
  }
  return "";
}

std::string_view word_of(scheduler::offer_state offer) {
  switch (offer) {
    case scheduler::offer_state::none: return "";
    case scheduler::offer_state::open: return "?";
    case scheduler::offer_state::passed: return "-";
  }
  return "";
}

// "open at 2027-03-30 06:00 under hold again 0 cases [abc def] waiting [ghi?]"
std::string shown(std::string_view state, instant start, bool hold, int reinstatements,
                  std::vector<std::string> const& seats, std::vector<std::string> const& line) {
  return fmt::format("{} at {:%F %R}{} again {} cases [{}] waiting [{}]", state, start, hold ? " under hold" : "",
                     reinstatements, fmt::join(seats, " "), fmt::join(line, " "));
}

std::string shown(unit_of_work const& unit, occurrence const& hour) {
  std::vector<std::string> seats;
  std::vector<std::string> line;
  for (auto const& held : unit.bookings().holding_places(hour.id)) seats.push_back(held.subject.value);
  for (auto const& waiting : unit.bookings().waiting(hour.id)) {
    line.push_back(fmt::format("{}{}", waiting.subject.value, word_of(waiting.wait.value().offer)));
  }
  return shown(scheduler::to_string(hour.state), hour.clock.start, hour.hold == scheduler::hold_flag::held,
               hour.reinstatements, seats, line);
}

std::string shown(reference const& plain, plain_hour const& hour) {
  std::vector<std::string> line;
  auto const seats = plain.seated(hour.id);
  for (auto const& id : plain.line(hour.id)) {
    auto const& waits = plain.cases.at(id).waits;
    auto const here = std::ranges::find(waits, hour.id, &plain_wait::hour);
    line.push_back(fmt::format("{}{}", id, word_of(here->offered)));
  }
  return shown(word_of(hour.at), hour.clock.start, hour.hold, hour.reinstatements, seats, line);
}

// Which of its places a case has, and who of two that came at the same second is first, are not for the rules to say.
void take_over_order(unit_of_work const& unit, reference& plain, occurrence const& hour) {
  for (auto const& held : unit.bookings().holding_places(hour.id)) {
    auto const known = plain.cases.find(held.subject.value);
    if (known != plain.cases.end() && known->second.seat == hour.id.value) known->second.place = held.place;
  }
  int number = 0;
  for (auto const& waiting : unit.bookings().waiting(hour.id)) {
    auto const known = plain.cases.find(waiting.subject.value);
    if (known == plain.cases.end()) continue;
    for (auto& wait : known->second.waits) {
      if (wait.hour == hour.id.value) wait.tie = number;
    }
    ++number;
  }
}

}  // namespace

std::string difference(installation const& in, reference& plain, std::set<std::string> const& hours) {
  return in.read([&](unit_of_work const& unit) -> std::string {
    for (auto const& id : hours) {
      auto const hour = unit.occurrences().find(occurrence_id{id});
      auto const known = plain.hours.find(id);
      if (!hour || known == plain.hours.end()) continue;
      take_over_order(unit, plain, *hour);
      auto const is = shown(unit, *hour);
      auto const should_be = shown(plain, known->second);
      if (is != should_be) return fmt::format("{} {} is {}; should be {}", known->second.series, id, is, should_be);
      if (known->second.decisions > 1) return fmt::format("{} was decided twice", id);
    }
    return {};
  });
}

bool same_members(installation const& in, reference const& plain) {
  return in.read([&](unit_of_work const& unit) {
    return std::ranges::all_of(plain.members, [&](auto const& series) {
      std::set<std::string> invited;
      for (auto const& [who, held] : unit.people().with_grants(series_id{series.first})) {
        if (held == role::core_member || held == role::facilitator) invited.insert(who.id.value);
      }
      return invited == series.second;
    });
  });
}

}  // namespace matala::tests
