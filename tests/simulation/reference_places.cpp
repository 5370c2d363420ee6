// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/reference.hpp"

#include <algorithm>

namespace matala::tests {

using namespace std::chrono_literals;

bool reference::is_working_time(plain_hour const& hour, instant now) const {
  return scheduler::is_working_time(*working_.calendar, working_.counted.at(hour.series), working_.zone->to_local(now));
}

instant reference::two_working_hours_after(plain_hour const& hour, instant now) const {
  return working_.zone->to_instant(scheduler::forward_by_working_time(
      *working_.calendar, working_.counted.at(hour.series), working_.zone->to_local(now), 2h));
}

std::vector<std::string> reference::later_than(std::string const& id) const {
  auto const& hour = hours.at(id);
  std::vector<std::pair<instant, std::string>> found;
  for (auto const& [other, one] : hours) {
    if (one.series == hour.series && one.clock.start > hour.clock.start) found.emplace_back(one.clock.start, other);
  }
  std::ranges::sort(found);
  std::vector<std::string> ids;
  for (auto& [start, other] : found) ids.push_back(std::move(other));
  return ids;
}

// R23: before the cut-off a free place goes to the first in line at once; after it, it is offered for two working
// hours; an open offer keeps its place.
void reference::fill(std::string const& id, instant now) {
  auto const& hour = hours.at(id);
  for (;;) {
    auto const waiting = line(id);
    bool const before_cutoff = hour.at == stage::open && now < hour.clock.cutoff;
    int free = hour.places - static_cast<int>(seated(id).size());
    std::string next;
    for (auto const& subject : waiting) {
      auto const& wait = *wait_of(subject, id);
      bool const is_kept = wait.offered == plain_wait::offer::open && now < wait.offer_ends;
      if (is_kept && !before_cutoff) --free;
      if (next.empty() && wait.offered == plain_wait::offer::none) next = subject;
    }
    if (waiting.empty() || free <= 0) return;
    if (before_cutoff) {
      promote(waiting.front(), id, now);
      continue;
    }
    bool const undecided = hour.at == stage::open || hour.at == stage::closed;
    bool const time_for_offers = undecided && hour.clock.cutoff <= now && now < hour.clock.decide;
    if (!time_for_offers || next.empty() || !is_working_time(hour, now)) return;
    auto& wait = *wait_of(next, id);
    wait.offered = plain_wait::offer::open;
    wait.offer_ends = std::min(hour.clock.decide, two_working_hours_after(hour, now));
    touched.insert(id);
    owed.push_back({"waitlist_offer", id, cases.at(next).presenter});
  }
}

// It waits nowhere else then, and a place that it had in a later hour is free again.
void reference::promote(std::string const& subject, std::string const& hour, instant now) {
  auto& one = cases.at(subject);
  auto const place = free_place(hour);
  auto const elsewhere = one.seat;
  std::erase_if(one.waits, [&](plain_wait const& wait) { return wait.hour == hour; });
  if (elsewhere && !give_back(subject, now)) one.seat.reset();
  one.seat = hour;
  one.place = place;
  touched.insert(hour);
  owed.push_back({"waitlist_promoted", hour, one.presenter});
  leave_all_lines(subject, now);
}

// R24: a free place in the earliest later hour; where the very next one is full, also the head of its waitlist.
void reference::move_on(std::string const& subject, std::string const& from, instant now) {
  auto& one = cases.at(subject);
  auto const later = later_than(from);
  auto const room = std::ranges::find_if(
      later, [&](std::string const& id) { return takes_bookings(hours.at(id), now) && !is_full(hours.at(id)); });
  auto const next = std::ranges::find_if(later, [&](std::string const& id) {
    return hours.at(id).at != stage::skipped && hours.at(id).at != stage::cancelled;
  });
  bool const next_is_full = next != later.end() && takes_bookings(hours.at(*next), now) && is_full(hours.at(*next));
  if (one.seat == from) one.moved_from.insert(from);
  one.seat.reset();
  std::erase_if(one.waits, [&](plain_wait const& wait) { return wait.hour == from; });
  touched.insert(from);
  if (room != later.end()) {
    one.place = free_place(*room);
    one.seat = *room;
    touched.insert(*room);
    owed.push_back({"case_moved", *room, one.presenter});
  } else {
    one.left = from;
    owed.push_back({"case_without_place", from, one.presenter});
    owed.push_back({"facilitator_cases_without_place", from, {}});
  }
  if (!next_is_full) return;
  if (auto* there = wait_of(subject, *next)) {
    if (there->rank != turn::moved_here) there->since = now;
    there->rank = turn::moved_here;
    touched.insert(*next);
    return;
  }
  plain_wait head;
  head.hour = *next;
  head.rank = turn::moved_here;
  head.since = now;
  one.waits.push_back(head);
  touched.insert(*next);
}

void reference::move_waiting(plain_hour const& from, instant now) {
  for (auto const& subject : line(from.id)) {
    auto& one = cases.at(subject);
    if (!one.seat) {
      move_on(subject, from.id, now);
      continue;
    }
    std::erase_if(one.waits, [&](plain_wait const& wait) { return wait.hour == from.id; });
    touched.insert(from.id);
  }
}

void reference::move_all(plain_hour const& from, instant now) {
  for (auto const& subject : seated(from.id)) move_on(subject, from.id, now);
  move_waiting(from, now);
}

}  // namespace matala::tests
