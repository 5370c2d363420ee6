// SPDX-License-Identifier: Apache-2.0
#include "scheduler/booking_rules.hpp"

#include <algorithm>
#include <utility>

namespace matala::scheduler {
namespace {

using std::chrono::minutes;
using state = occurrence_state;

constexpr minutes late_until_before_start{60};

std::optional<errc> closed_for_ordinary(occurrence_view const& occurrence, instant now) {
  switch (occurrence.state) {
    case state::planned: return now < occurrence.clock.cutoff ? errc::not_open_yet : errc::cutoff_passed;
    case state::open: return now < occurrence.clock.cutoff ? std::nullopt : std::optional{errc::cutoff_passed};
    case state::closed: return errc::cutoff_passed;
    case state::cancelled: return errc::occurrence_cancelled;
    case state::skipped: return errc::holiday;
    case state::confirmed:
    case state::running:
    case state::held:
    case state::lapsed:
    case state::archived: return errc::occurrence_decided;
  }
  std::unreachable();
}

bool is_late(occurrence_view const& occurrence, booking_facts const& facts) {
  return facts.kind == booking_kind::late && occurrence.state == state::confirmed;
}

std::optional<errc> closed_for(occurrence_view const& occurrence, booking_facts const& facts) {
  if (!is_late(occurrence, facts)) return closed_for_ordinary(occurrence, facts.now);
  if (facts.now < occurrence.clock.start - late_until_before_start) return std::nullopt;
  return errc::cutoff_passed;
}

bool is_full(occurrence_view const& occurrence) {
  return occurrence.taken >= occurrence.places;
}

}  // namespace

std::expected<std::vector<effect>, errc> may_book(occurrence_view const& occurrence, booking_facts const& facts) {
  if (auto const refusal = closed_for(occurrence, facts)) return std::unexpected(*refusal);
  if (facts.acknowledged == rules_acknowledged::no) return std::unexpected(errc::not_acknowledged_rules);
  if (is_full(occurrence)) return std::unexpected(errc::occurrence_full);
  if (facts.cases_of_presenter >= facts.cases_per_presenter) return std::unexpected(errc::too_many_cases);
  if (is_late(occurrence, facts)) return std::vector{effect::tell_facilitator_late_booking};
  return std::vector<effect>{};
}

std::expected<void, errc> may_wait(occurrence_view const& occurrence, booking_facts const& facts) {
  if (auto const refusal = closed_for_ordinary(occurrence, facts.now)) return std::unexpected(*refusal);
  if (facts.acknowledged == rules_acknowledged::no) return std::unexpected(errc::not_acknowledged_rules);
  if (!is_full(occurrence)) return std::unexpected(errc::place_free);
  if (facts.cases_of_presenter >= facts.cases_per_presenter) return std::unexpected(errc::too_many_cases);
  return {};
}

std::optional<int> free_place(int places, std::span<int const> taken) {
  for (int place = 1; place <= places; ++place) {
    if (std::ranges::find(taken, place) == taken.end()) return place;
  }
  return std::nullopt;
}

bool is_bookable(occurrence_view const& occurrence, instant now) {
  return !closed_for_ordinary(occurrence, now) && !is_full(occurrence);
}

std::optional<std::size_t> move_target(std::span<occurrence_view const> later, instant now) {
  auto const target = std::ranges::find_if(later, [now](auto const& hour) { return is_bookable(hour, now); });
  if (target == later.end()) return std::nullopt;
  return static_cast<std::size_t>(target - later.begin());
}

}  // namespace matala::scheduler
