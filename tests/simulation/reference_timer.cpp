// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/reference.hpp"

#include <algorithm>
#include <array>

namespace matala::tests {

using namespace std::chrono_literals;

std::string_view word_of(stage at) {
  static constexpr std::array<std::string_view, 10> words{"planned", "open", "closed",  "confirmed", "cancelled",
                                                          "running", "held", "skipped", "lapsed",    "archived"};
  return words.at(static_cast<std::size_t>(at));
}

bool reference::is_wanted(plain_hour const& hour) const {
  auto const seats = seated(hour.id);
  auto const waiting = line(hour.id);
  auto const need = static_cast<int>(seats.size() + waiting.size());
  auto const urgent = [this](std::string const& id) { return cases.at(id).urgent; };
  return hour.hold || need >= hour.min_cases || std::ranges::any_of(seats, urgent) ||
         std::ranges::any_of(waiting, urgent);
}

void reference::confirm(plain_hour& hour, instant now) {
  hour.at = stage::confirmed;
  ++hour.decisions;
  // Who is left in the line at the decision is moved (R23).
  move_waiting(hour, now);
}

void reference::call_off(plain_hour& hour, instant now) {
  hour.at = stage::cancelled;
  hour.hold = false;
  move_all(hour, now);
}

void reference::lapse(plain_hour& hour, instant now) {
  hour.at = stage::lapsed;
  owed.push_back({"owner_lapsed", hour.id, {}});
  move_all(hour, now);
}

// One row of the table of states; whether there was one.
bool reference::step(plain_hour& hour, instant now) {
  auto const& clock = hour.clock;
  bool const nobody_wants_it = !hour.hold && seated(hour.id).empty() && line(hour.id).empty();
  switch (hour.at) {
    case stage::planned:
      if (now < clock.opens) return false;
      if (now >= clock.end && nobody_wants_it) {
        hour.at = stage::skipped;
      } else if (now >= clock.end) {
        lapse(hour, now);
      } else if (clock.decide <= now && now < clock.lock && nobody_wants_it) {
        // Nobody was invited, so nobody gets an invitation together with its cancellation.
        hour.at = stage::cancelled;
        ++hour.decisions;
      } else {
        hour.at = stage::open;
      }
      return true;
    case stage::open:
      if (now < clock.cutoff) return false;
      if (now >= clock.end) {
        lapse(hour, now);
      } else {
        hour.at = stage::closed;
      }
      return true;
    case stage::closed:
      if (now < clock.decide) return false;
      if (now >= clock.end) {
        lapse(hour, now);
      } else if (now >= clock.lock) {
        if (nobody_wants_it) owed.push_back({"facilitator_no_cases", hour.id, {}});
        confirm(hour, now);
      } else if (is_wanted(hour)) {
        confirm(hour, now);
      } else {
        ++hour.decisions;
        call_off(hour, now);
      }
      return true;
    case stage::confirmed:
      if (now < clock.end + 24h) return false;
      lapse(hour, now);
      return true;
    case stage::running:
      if (now < clock.end + 2h) return false;
      hour.at = stage::held;
      if (!seated(hour.id).empty()) {
        hour.asked = plain_hour::question::not_reached;
        owed.push_back({"facilitator_not_reached", hour.id, {}});
      }
      return true;
    case stage::cancelled:
    case stage::held:
    case stage::skipped:
    case stage::lapsed:
      if (now < clock.archive) return false;
      hour.at = stage::archived;
      for (auto& [id, one] : cases) {
        if (!one.seat && one.waits.empty() && one.left == hour.id) one.ended = plain_case::end::forgotten;
      }
      return true;
    case stage::archived: return false;
  }
  return false;
}

void reference::look_at(std::string const& id, instant now) {
  auto& hour = hours.at(id);
  while (step(hour, now)) touched.insert(id);
  fill(id, now);
}

std::optional<instant> reference::deadline_of(plain_hour const& hour) const {
  switch (hour.at) {
    case stage::planned: return hour.clock.opens;
    case stage::open: return hour.clock.cutoff;
    case stage::closed: return hour.clock.decide;
    case stage::confirmed: return hour.clock.end + 24h;
    case stage::running: return hour.clock.end + 2h;
    case stage::cancelled:
    case stage::held:
    case stage::skipped:
    case stage::lapsed: return hour.clock.archive;
    case stage::archived: return std::nullopt;
  }
  return std::nullopt;
}

std::vector<std::string> reference::due(std::string const& series, instant now) const {
  std::vector<std::pair<instant, std::string>> all;
  for (auto const& [id, hour] : hours) {
    auto const deadline = deadline_of(hour);
    if (hour.series != series || !deadline) continue;
    if (*deadline <= now || !line(id).empty()) all.emplace_back(std::min(*deadline, now), id);
  }
  std::ranges::sort(all);
  std::vector<std::string> ids;
  for (auto& [when, id] : all) ids.push_back(std::move(id));
  return ids;
}

}  // namespace matala::tests
