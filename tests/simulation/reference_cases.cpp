// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/reference.hpp"

#include <algorithm>
#include <tuple>

namespace matala::tests {

using std::chrono::minutes;

std::vector<std::string> reference::seated(std::string const& hour) const {
  std::vector<std::pair<int, std::string>> found;
  for (auto const& [id, one] : cases) {
    if (one.seat == hour) found.emplace_back(one.place, id);
  }
  std::ranges::sort(found);
  std::vector<std::string> ids;
  for (auto& [place, id] : found) ids.push_back(std::move(id));
  return ids;
}

std::vector<std::string> reference::line(std::string const& hour) const {
  std::vector<std::tuple<turn, instant, int, std::string>> found;
  for (auto const& [id, one] : cases) {
    for (auto const& wait : one.waits) {
      if (wait.hour == hour) found.emplace_back(wait.rank, wait.since, wait.tie, id);
    }
  }
  std::ranges::sort(found);
  std::vector<std::string> ids;
  for (auto& [rank, since, tie, id] : found) ids.push_back(std::move(id));
  return ids;
}

plain_wait* reference::wait_of(std::string const& subject, std::string const& hour) {
  auto& waits = cases.at(subject).waits;
  auto const found = std::ranges::find(waits, hour, &plain_wait::hour);
  return found == waits.end() ? nullptr : &*found;
}

int reference::cases_of(std::string const& hour, std::string const& presenter) const {
  int count = 0;
  for (auto const& [id, one] : cases) {
    if (one.presenter != presenter) continue;
    count += one.seat == hour ? 1 : 0;
    count += static_cast<int>(std::ranges::count(one.waits, hour, &plain_wait::hour));
  }
  return count;
}

bool reference::is_full(plain_hour const& hour) const {
  return static_cast<int>(seated(hour.id).size()) >= hour.places;
}

int reference::free_place(std::string const& hour) const {
  std::set<int> taken;
  for (auto const& id : seated(hour)) taken.insert(cases.at(id).place);
  int place = 1;
  while (taken.contains(place)) ++place;
  return place;
}

// Booking is open from t_open until exactly t_cutoff, which is late.
reference::refusal reference::closed_to_bookings(plain_hour const& hour, instant now) const {
  bool const early = now < hour.clock.cutoff;
  switch (hour.at) {
    case stage::planned: return early ? "not-open-yet" : "cutoff-passed";
    case stage::open: return early ? "" : "cutoff-passed";
    case stage::closed: return "cutoff-passed";
    case stage::cancelled: return "occurrence-cancelled";
    case stage::skipped: return "holiday";
    case stage::confirmed:
    case stage::running:
    case stage::held:
    case stage::lapsed:
    case stage::archived: return "occurrence-decided";
  }
  return "";
}

bool reference::takes_bookings(plain_hour const& hour, instant now) const {
  return closed_to_bookings(hour, now).empty();
}

reference::refusal reference::may_book(std::string const& id, std::string const& presenter, asked_for kind,
                                       instant now) const {
  auto const& hour = hours.at(id);
  auto why = closed_to_bookings(hour, now);
  if (kind == asked_for::late && hour.at == stage::confirmed) {
    why = now < hour.clock.start - minutes{60} ? "" : "cutoff-passed";
  }
  if (!why.empty()) return why;
  if (is_full(hour)) return "occurrence-full";
  return cases_of(id, presenter) >= 2 ? "too-many-cases" : "";
}

reference::refusal reference::may_wait(std::string const& id, std::string const& presenter, instant now) const {
  auto const& hour = hours.at(id);
  if (auto const why = closed_to_bookings(hour, now); !why.empty()) return why;
  if (!is_full(hour)) return "place-free";
  return cases_of(id, presenter) >= 2 ? "too-many-cases" : "";
}

void reference::book(std::string const& hour, plain_case subject) {
  subject.place = free_place(hour);
  subject.seat = hour;
  touched.insert(hour);
  cases.emplace(subject.id, subject);
}

void reference::wait(std::string const& hour, plain_case subject, instant now) {
  plain_wait line;
  line.hour = hour;
  line.rank = subject.urgent ? turn::urgent : turn::ordinary;
  line.since = now;
  subject.waits.push_back(line);
  touched.insert(hour);
  owed.push_back({"waitlist_joined", hour, subject.presenter});
  cases.emplace(subject.id, subject);
}

// A case leaves its place: until the start, and not when the hour runs or is over.
bool reference::give_back(std::string const& subject, instant now) {
  auto& one = cases.at(subject);
  auto& hour = hours.at(*one.seat);
  bool const ahead =
      hour.at == stage::planned || hour.at == stage::open || hour.at == stage::closed || hour.at == stage::confirmed;
  if (!ahead || now >= hour.clock.start) return false;
  one.seat.reset();
  touched.insert(hour.id);
  bool const none_left = seated(hour.id).empty() && line(hour.id).empty();
  if (hour.at == stage::confirmed && none_left && !hour.hold) {
    if (now < hour.clock.lock) {
      call_off(hour, now);
    } else {
      owed.push_back({"facilitator_no_cases", hour.id, {}});
    }
  }
  fill(hour.id, now);
  return true;
}

void reference::leave_all_lines(std::string const& subject, instant now) {
  auto& one = cases.at(subject);
  while (!one.waits.empty()) {
    auto const hour = one.waits.front().hour;
    one.waits.erase(one.waits.begin());
    touched.insert(hour);
    fill(hour, now);
  }
}

reference::refusal reference::withdraw(std::string const& subject, instant now) {
  auto& one = cases.at(subject);
  if (one.ended != plain_case::end::none) return "invalid-transition";
  if (one.seat && !give_back(subject, now)) return "invalid-transition";
  one.ended = plain_case::end::withdrawn;
  leave_all_lines(subject, now);
  return "";
}

reference::refusal reference::leave_lines(std::string const& subject, instant now) {
  auto const only_waits = !cases.at(subject).seat;
  leave_all_lines(subject, now);
  if (only_waits) cases.at(subject).ended = plain_case::end::withdrawn;
  return "";
}

reference::refusal reference::move(std::string const& subject, std::string const& to, instant now) {
  auto& one = cases.at(subject);
  if (one.ended != plain_case::end::none) return "invalid-transition";
  std::string from = one.seat.value_or("");
  if (!one.seat && !one.waits.empty()) from = one.waits.front().hour;
  if (!from.empty() && (from == to || hours.at(from).series != hours.at(to).series)) return "invalid-transition";
  // The presenter moves it until t_cutoff (R24).
  if (one.seat && !takes_bookings(hours.at(from), now)) return "cutoff-passed";
  if (auto const why = may_book(to, one.presenter, asked_for::ordinary, now); !why.empty()) return why;
  if (one.seat) one.moved_from.insert(from);
  one.place = free_place(to);
  one.seat = to;
  touched.insert(to);
  leave_all_lines(subject, now);
  if (!from.empty()) {
    touched.insert(from);
    fill(from, now);
  }
  return "";
}

reference::refusal reference::answer_offer(std::string const& subject, std::string const& hour, bool yes, instant now) {
  auto* waits = wait_of(subject, hour);
  bool const asked = waits && waits->offered == plain_wait::offer::open && now < waits->offer_ends;
  if (!asked) return "invalid-transition";
  touched.insert(hour);
  if (yes) {
    promote(subject, hour, now);
  } else {
    waits->offered = plain_wait::offer::passed;
    fill(hour, now);
  }
  return "";
}

}  // namespace matala::tests
