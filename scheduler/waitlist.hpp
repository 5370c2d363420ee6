// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_state.hpp"
#include "scheduler/working_time.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace matala::scheduler {

/// Why a case waits, in order of precedence (R23, R24).
enum class waiting_rank { moved_here, urgent, ordinary };

/// `passed`: declined, or its time ran out.
enum class offer_state { none, open, passed };

/// A case on the waitlist of an hour.
struct waiting_case {
  waiting_rank rank = waiting_rank::ordinary;
  instant since;
  offer_state offer = offer_state::none;
  /// Exclusive; of an open offer.
  instant offer_ends;
};

enum class waitlist_act { promote, offer };

struct waitlist_step {
  waitlist_act act;
  /// Into the waitlist.
  std::size_t who;
  /// Of an offer.
  instant ends;

  bool operator==(waitlist_step const&) const = default;
};

/// Where and when people work who answer an offer.
struct offer_time {
  working_calendar const& calendar;
  counted_days counted;
  zone_rules const& zone;
};

/// What a free place of the hour leads to at `now`, one place at a time: the shell applies it and asks again.
///
/// Until the cut-off the first in line is promoted at once: by rank, then first in, first out. From the cut-off until
/// the decision the first who was not asked yet gets an offer, in working time only; it lasts two working hours, and to
/// the decision at most. An open offer keeps its place from the cut-off on. Who is left at the decision is moved (R24).
/// None when nothing is to be done; offers whose time ran out count as passed.
std::optional<waitlist_step> next_in_line(occurrence_view const& occurrence, std::span<waiting_case const> waiting,
                                          offer_time const& offers, instant now);

/// Whether an offer can be accepted at `now`.
bool may_accept(waiting_case const& waiting, instant now);

/// The earliest instant after `now` at which next_in_line may say something if nothing else happens: an offer runs out,
/// or working time begins before the decision; of a closed hour whose clock was set back, the cut-off.
std::optional<instant> next_waitlist_look(occurrence_view const& occurrence, std::span<waiting_case const> waiting,
                                          offer_time const& offers, instant now);

}  // namespace matala::scheduler
