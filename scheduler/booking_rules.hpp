// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/effect.hpp"
#include "scheduler/errc.hpp"
#include "scheduler/occurrence_state.hpp"

#include <expected>
#include <optional>
#include <span>
#include <vector>

namespace matala::scheduler {

enum class booking_kind { ordinary, late };
enum class rules_acknowledged { no, yes };

/// What is asked, by whom, and when.
struct booking_facts {
  booking_kind kind = booking_kind::ordinary;
  rules_acknowledged acknowledged = rules_acknowledged::no;
  /// Cases this presenter already has in this hour or on its waitlist, and how many the series allows (R22).
  int cases_of_presenter = 0;
  int cases_per_presenter = 2;
  instant now;
};

/// Whether the booking is allowed and what follows from it (R11, R18). A late one needs a confirmed hour and
/// now < start - 60 min and tells the facilitator. Order of refusals: state and cut-off, acknowledgement, full, then
/// the per-person limit. Before the cut-off a request marked late is an ordinary one. From the cut-off until the
/// decision (also while the timer is behind) the answer is cutoff_passed. Errors: not_open_yet, cutoff_passed,
/// occurrence_cancelled, occurrence_decided, not_acknowledged_rules, occurrence_full, too_many_cases, holiday
/// (skipped).
std::expected<std::vector<effect>, errc> may_book(occurrence_view const& occurrence, booking_facts const& facts);

/// Whether a case may join the waitlist of a full hour (R23): while ordinary booking is open, with the same limits.
/// Late requests do not wait. Errors: those of may_book but for occurrence_full, and place_free.
std::expected<void, errc> may_wait(occurrence_view const& occurrence, booking_facts const& facts);

/// The lowest free place number, 1-based, given the taken ones; none when full.
std::optional<int> free_place(int places, std::span<int const> taken);

/// Whether an ordinary booking could be made now by somebody with no cases in it: what the list of hours shows.
bool is_bookable(occurrence_view const& occurrence, instant now);

/// R24: the index of the earliest candidate that is open, has a free place and whose cut-off lies ahead.
/// `later` in ascending order of start.
std::optional<std::size_t> move_target(std::span<occurrence_view const> later, instant now);

}  // namespace matala::scheduler
