// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/reference.hpp"

#include <algorithm>
#include <array>
#include <tuple>

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

bool reference::nobody_wants(plain_hour const& hour) const {
  return !hour.hold && seated(hour.id).empty() && line(hour.id).empty();
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

void reference::open(plain_hour& hour, instant now) {
  auto const& clock = hour.clock;
  bool const is_undecided_late = clock.decide <= now && now < clock.lock;
  if (now >= clock.end && nobody_wants(hour)) {
    hour.at = stage::skipped;
  } else if (now >= clock.end) {
    lapse(hour, now);
  } else if (is_undecided_late && nobody_wants(hour)) {
    // Nobody was invited, so nobody gets an invitation together with its cancellation.
    hour.at = stage::cancelled;
    ++hour.decisions;
  } else {
    hour.at = stage::open;
  }
}

void reference::decide(plain_hour& hour, instant now) {
  if (now >= hour.clock.end) return lapse(hour, now);
  if (now >= hour.clock.lock) {
    // Never a late machine cancellation.
    if (nobody_wants(hour)) owed.push_back({"facilitator_no_cases", hour.id, {}});
    return confirm(hour, now);
  }
  if (is_wanted(hour)) return confirm(hour, now);
  ++hour.decisions;
  call_off(hour, now);
}

void reference::end_by_itself(plain_hour& hour) {
  hour.at = stage::held;
  if (seated(hour.id).empty()) return;
  hour.asked = plain_hour::question::not_reached;
  owed.push_back({"facilitator_not_reached", hour.id, {}});
}

void reference::archive(plain_hour& hour) {
  hour.at = stage::archived;
  // The text of a case that nobody took elsewhere is erased.
  for (auto& [id, one] : cases) {
    if (!one.seat && one.waits.empty() && one.left == hour.id) one.ended = plain_case::end::forgotten;
  }
}

// One row of the table of states; whether there was one.
bool reference::step(plain_hour& hour, instant now) {
  auto const deadline = deadline_of(hour);
  if (!deadline || now < *deadline) return false;
  switch (hour.at) {
    case stage::planned: open(hour, now); return true;
    case stage::open:
      now >= hour.clock.end ? lapse(hour, now) : static_cast<void>(hour.at = stage::closed);
      return true;
    case stage::closed: decide(hour, now); return true;
    case stage::confirmed: lapse(hour, now); return true;
    case stage::running: end_by_itself(hour); return true;
    case stage::cancelled:
    case stage::held:
    case stage::skipped:
    case stage::lapsed: archive(hour); return true;
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
  // What opens comes first, so that cases find it; then those of the earlier hour look for a place first.
  std::vector<std::tuple<bool, instant, std::string>> all;
  for (auto const& [id, hour] : hours) {
    auto const deadline = deadline_of(hour);
    if (hour.series != series || !deadline) continue;
    if (*deadline <= now || !line(id).empty()) all.emplace_back(hour.at != stage::planned, hour.clock.start, id);
  }
  std::ranges::sort(all);
  std::vector<std::string> ids;
  for (auto& [later, start, id] : all) ids.push_back(std::move(id));
  return ids;
}

}  // namespace matala::tests
