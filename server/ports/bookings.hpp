// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"

#include <expected>
#include <optional>
#include <vector>

namespace matala::server {

/// `moved` and `not_reached` bookings have a successor in a later hour; only `booked` ones hold a place.
enum class booking_state { booked, withdrawn, moved, not_reached, discussed };

/// A case that somebody else moved: its presenter is asked to accept it or to withdraw (R24).
enum class move_offer { none, awaiting, accepted };

/// A case on an occurrence.
struct booking {
  booking_id id;
  occurrence_id occurrence;
  /// 1-based; has no clock time.
  int place = 1;
  case_id subject;
  person_id presenter;
  booking_state state = booking_state::booked;
  scheduler::instant booked;
  /// How many times the case was moved before it came here; twice is marked (R24).
  int moves = 0;
  move_offer offer = move_offer::none;
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
  virtual std::optional<booking> latest_of_case(case_id const& subject) const = 0;
  /// A unique constraint on (occurrence, place) among `booked` rows decides races: the loser gets place_taken and the
  /// transaction stays usable.
  virtual std::expected<void, place_taken> insert(booking const& value) = 0;
  /// Replaces the state only.
  virtual void set_state(booking_id const& id, booking_state state) = 0;
  /// Replaces the offer only.
  virtual void set_offer(booking_id const& id, move_offer offer) = 0;
};

}  // namespace matala::server
