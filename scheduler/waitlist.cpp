// SPDX-License-Identifier: Apache-2.0
#include "scheduler/waitlist.hpp"

#include <algorithm>
#include <utility>

namespace matala::scheduler {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr hours time_to_accept{2};

bool is_open(waiting_case const& waiting, instant now) {
  return waiting.offer == offer_state::open && now < waiting.offer_ends;
}

int free_places(occurrence_view const& occurrence, std::span<waiting_case const> waiting, instant now) {
  auto const offered = std::ranges::count_if(waiting, [now](auto const& each) { return is_open(each, now); });
  return occurrence.places - occurrence.taken - static_cast<int>(offered);
}

template <class May>
std::optional<std::size_t> first_in_line(std::span<waiting_case const> waiting, May may) {
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    if (!may(waiting[i])) continue;
    auto const place_in_line = [&](std::size_t at) { return std::pair{waiting[at].rank, waiting[at].since}; };
    if (!first || place_in_line(i) < place_in_line(*first)) first = i;
  }
  return first;
}

bool is_offer_phase(occurrence_view const& occurrence, instant now) {
  bool const undecided = occurrence.state == occurrence_state::open || occurrence.state == occurrence_state::closed;
  return undecided && occurrence.clock.cutoff <= now && now < occurrence.clock.decide;
}

instant end_of_offer(occurrence_view const& occurrence, offer_time const& offers, instant now) {
  auto const& [calendar, counted, zone] = offers;
  auto const wall = forward_by_working_time(calendar, counted, zone.to_local(now), time_to_accept);
  return std::min(zone.to_instant(wall), occurrence.clock.decide);
}

}  // namespace

std::optional<waitlist_step> next_in_line(occurrence_view const& occurrence, std::span<waiting_case const> waiting,
                                          offer_time const& offers, instant now) {
  // An offer keeps no place then: the hour was moved, or its clock set back, since it was made.
  if (occurrence.state == occurrence_state::open && now < occurrence.clock.cutoff) {
    if (occurrence.taken >= occurrence.places) return std::nullopt;
    auto const who = first_in_line(waiting, [](waiting_case const&) { return true; });
    return who ? std::optional{waitlist_step{waitlist_act::promote, *who, now}} : std::nullopt;
  }
  if (free_places(occurrence, waiting, now) <= 0) return std::nullopt;
  bool const at_work = is_working_time(offers.calendar, offers.counted, offers.zone.to_local(now));
  if (!is_offer_phase(occurrence, now) || !at_work) return std::nullopt;
  auto const who = first_in_line(waiting, [](waiting_case const& each) { return each.offer == offer_state::none; });
  if (!who) return std::nullopt;
  return waitlist_step{waitlist_act::offer, *who, end_of_offer(occurrence, offers, now)};
}

bool may_accept(waiting_case const& waiting, instant now) {
  return is_open(waiting, now);
}

std::optional<instant> next_waitlist_look(occurrence_view const& occurrence, std::span<waiting_case const> waiting,
                                          offer_time const& offers, instant now) {
  bool const was_set_back = occurrence.state == occurrence_state::closed && now < occurrence.clock.cutoff;
  if (was_set_back && !waiting.empty()) return occurrence.clock.cutoff;
  if (!is_offer_phase(occurrence, now)) return std::nullopt;
  auto const& [calendar, counted, zone] = offers;
  std::optional<instant> next;
  auto const look_at = [&](instant when) {
    if (when < occurrence.clock.decide && (!next || when < *next)) next = when;
  };
  for (auto const& each : waiting) {
    if (is_open(each, now)) look_at(each.offer_ends);
  }
  auto const wall = zone.to_local(now);
  if (!is_working_time(calendar, counted, wall)) {
    look_at(zone.to_instant(forward_by_working_time(calendar, counted, wall, minutes{1}) - minutes{1}));
  }
  return next;
}

}  // namespace matala::scheduler
