// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_bookings.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

namespace {

booking read_booking(query& row) {
  return {.id = row.get<booking_id>(),
          .occurrence = row.get<occurrence_id>(),
          .place = row.get<int>(),
          .subject = row.get<case_id>(),
          .presenter = row.get<person_id>(),
          .state = row.get<booking_state>(),
          .booked = row.get<scheduler::instant>(),
          .moves = row.get<int>(),
          .offer = row.get<move_offer>()};
}

}  // namespace

std::optional<booking> sqlite_bookings::find(booking_id const& id) const {
  return first_row(db_, read_booking,
                   "SELECT id, occurrence, place, subject, presenter, state, booked_s, moves, offer FROM booking"
                   " WHERE id = ?",
                   id);
}

std::vector<booking> sqlite_bookings::holding_places(occurrence_id const& occurrence) const {
  return all_rows(db_, read_booking,
                  "SELECT id, occurrence, place, subject, presenter, state, booked_s, moves, offer FROM booking"
                  " WHERE occurrence = ? AND state = 'booked' ORDER BY place",
                  occurrence);
}

std::vector<booking> sqlite_bookings::of_occurrence(occurrence_id const& occurrence) const {
  return all_rows(db_, read_booking,
                  "SELECT id, occurrence, place, subject, presenter, state, booked_s, moves, offer FROM booking"
                  " WHERE occurrence = ? ORDER BY booked_s, id",
                  occurrence);
}

std::vector<booking> sqlite_bookings::of_presenter(person_id const& presenter) const {
  return all_rows(db_, read_booking,
                  "SELECT id, occurrence, place, subject, presenter, state, booked_s, moves, offer FROM booking"
                  " WHERE presenter = ? ORDER BY booked_s DESC, id",
                  presenter);
}

std::optional<booking> sqlite_bookings::latest_of_case(case_id const& subject) const {
  // A case that was booked and moved within one second is where its last move took it.
  return first_row(db_, read_booking,
                   "SELECT id, occurrence, place, subject, presenter, state, booked_s, moves, offer FROM booking"
                   " WHERE subject = ? ORDER BY booked_s DESC, moves DESC, id LIMIT 1",
                   subject);
}

std::expected<void, place_taken> sqlite_bookings::insert(booking const& value) {
  int const inserted =
      execute(db_,
              "INSERT INTO booking (id, occurrence, place, subject, presenter, state, booked_s, moves, offer)"
              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
              " ON CONFLICT (occurrence, place) WHERE state = 'booked' DO NOTHING",
              value.id, value.occurrence, value.place, value.subject, value.presenter, value.state, value.booked,
              value.moves, value.offer);
  if (inserted == 0) return std::unexpected(place_taken::place_taken);
  return {};
}

void sqlite_bookings::set_state(booking_id const& id, booking_state state) {
  change_one(db_, "UPDATE booking SET state = ? WHERE id = ?", state, id);
}

void sqlite_bookings::set_offer(booking_id const& id, move_offer offer) {
  change_one(db_, "UPDATE booking SET offer = ? WHERE id = ?", offer, id);
}

}  // namespace matala::server
