// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "scheduler/waitlist.hpp"
#include "server/ports/ids.hpp"

#include <expected>
#include <optional>
#include <string_view>
#include <vector>

namespace matala::server {

/// `moved` and `not_reached` bookings have a successor in a later hour; only `booked` ones hold a place. `waiting` ones
/// stand on the waitlist (R23).
enum class booking_state { booked, waiting, withdrawn, moved, not_reached, discussed };

/// A case that somebody else moved: its presenter is asked to accept it or to withdraw (R24).
enum class move_offer { none, awaiting, accepted };

/// Why a case cannot wait (R15): a closed list, since a reason in one's own words could identify.
enum class urgency { not_urgent, deadline_before_next_hour, situation_worsens, children_concerned, decision_blocked };

std::string_view to_string(urgency value);
std::optional<urgency> parse_urgency(std::string_view word);

/// A case on an occurrence.
struct booking {
  booking_id id;
  occurrence_id occurrence;
  /// 1-based; has no clock time. 0 while the case waits.
  int place = 1;
  case_id subject;
  person_id presenter;
  booking_state state = booking_state::booked;
  scheduler::instant booked;
  /// How many times the case was moved before it came here; twice is marked (R24).
  int moves = 0;
  move_offer offer = move_offer::none;
  urgency urgent = urgency::not_urgent;
  /// R25: the earlier case that this one goes on with.
  std::optional<case_id> follow_up_of{};
  /// R43: whether others are told before the hour who presents it.
  bool shows_presenter = false;
  /// Its standing on the waitlist; kept when it got a place. None: it never waited.
  std::optional<scheduler::waiting_case> wait{};
};

enum class place_taken { place_taken };

class booking_repository {
 public:
  virtual ~booking_repository() = default;

  virtual std::optional<booking> find(booking_id const& id) const = 0;
  /// In state `booked`, by place.
  virtual std::vector<booking> holding_places(occurrence_id const& occurrence) const = 0;
  /// In every state, by time of booking, then id.
  virtual std::vector<booking> of_occurrence(occurrence_id const& occurrence) const = 0;
  /// In every state, newest booking first, then id.
  virtual std::vector<booking> of_presenter(person_id const& presenter) const = 0;
  /// In state `waiting`, first in line first.
  virtual std::vector<booking> waiting(occurrence_id const& occurrence) const = 0;
  /// Those that hold a place or wait, and whose case was returned with a comment (R12); by time of booking, then id.
  virtual std::vector<booking> returned(occurrence_id const& occurrence) const = 0;
  /// Where the case stands: the booking that holds a place, else one that waits, else the newest.
  virtual std::optional<booking> latest_of_case(case_id const& subject) const = 0;
  /// A unique constraint on (occurrence, place) among `booked` rows decides races: the loser gets place_taken and the
  /// transaction stays usable.
  virtual std::expected<void, place_taken> insert(booking const& value) = 0;
  /// Those of one case that stand on a waitlist.
  virtual std::vector<booking> waiting_of_case(case_id const& subject) const = 0;
  /// From the waitlist to a place, as booked at `when`; place_taken as for insert.
  virtual std::expected<void, place_taken> give_place(booking_id const& id, int place, scheduler::instant when) = 0;
  /// Replaces the standing on the waitlist only.
  virtual void set_wait(booking_id const& id, scheduler::waiting_case const& wait) = 0;
  /// Replaces the state only.
  virtual void set_state(booking_id const& id, booking_state state) = 0;
  /// Replaces the offer only.
  virtual void set_offer(booking_id const& id, move_offer offer) = 0;
};

}  // namespace matala::server
