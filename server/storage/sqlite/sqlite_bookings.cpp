// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_bookings.hpp"

#include "server/storage/sqlite/query.hpp"

#include <string>

namespace matala::server {

namespace {

std::optional<scheduler::waiting_case> read_wait(query& row) {
  auto const rank = row.get<std::optional<scheduler::waiting_rank>>();
  auto const since = row.get<std::optional<scheduler::instant>>();
  auto const offer = row.get<std::optional<scheduler::offer_state>>();
  auto const ends = row.get<std::optional<scheduler::instant>>();
  if (!rank) return std::nullopt;
  return scheduler::waiting_case{
      .rank = *rank, .since = since.value(), .offer = offer.value(), .offer_ends = ends.value()};
}

booking read_booking(query& row) {
  return {.id = row.get<booking_id>(),
          .occurrence = row.get<occurrence_id>(),
          .place = row.get<int>(),
          .subject = row.get<case_id>(),
          .presenter = row.get<person_id>(),
          .state = row.get<booking_state>(),
          .booked = row.get<scheduler::instant>(),
          .moves = row.get<int>(),
          .offer = row.get<move_offer>(),
          .urgent = row.get<urgency>(),
          .follow_up_of = row.get<std::optional<case_id>>(),
          .shows_presenter = row.get<int>() == 1,
          .wait = read_wait(row)};
}

/// A query for read_booking; `where` follows FROM.
std::string select(std::string_view where) {
  return std::string(
             "SELECT id, occurrence, place, subject, presenter, state, booked_s, moves, offer, urgent_because,"
             " follow_up_of, shows_presenter, wait_rank, waiting_since_s, wait_offer, offer_ends_s FROM booking ")
      .append(where);
}

}  // namespace

std::optional<booking> sqlite_bookings::find(booking_id const& id) const {
  static std::string const sql = select("WHERE id = ?");
  return first_row(db_, read_booking, sql, id);
}

std::vector<booking> sqlite_bookings::holding_places(occurrence_id const& occurrence) const {
  static std::string const sql = select("WHERE occurrence = ? AND state = 'booked' ORDER BY place");
  return all_rows(db_, read_booking, sql, occurrence);
}

std::vector<booking> sqlite_bookings::of_occurrence(occurrence_id const& occurrence) const {
  static std::string const sql = select("WHERE occurrence = ? ORDER BY booked_s, id");
  return all_rows(db_, read_booking, sql, occurrence);
}

std::vector<booking> sqlite_bookings::of_presenter(person_id const& presenter) const {
  static std::string const sql = select("WHERE presenter = ? ORDER BY booked_s DESC, id");
  return all_rows(db_, read_booking, sql, presenter);
}

std::vector<booking> sqlite_bookings::waiting(occurrence_id const& occurrence) const {
  static std::string const sql = select(
      "WHERE occurrence = ? AND state = 'waiting'"
      " ORDER BY CASE wait_rank WHEN 'moved_here' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, waiting_since_s, id");
  return all_rows(db_, read_booking, sql, occurrence);
}

std::vector<booking> sqlite_bookings::returned(occurrence_id const& occurrence) const {
  static std::string const sql = select(
      "WHERE occurrence = ? AND state IN ('booked', 'waiting') AND EXISTS"
      " (SELECT 1 FROM case_file WHERE case_file.id = booking.subject AND case_file.review = 'returned')"
      " ORDER BY booked_s, id");
  return all_rows(db_, read_booking, sql, occurrence);
}

std::optional<booking> sqlite_bookings::latest_of_case(case_id const& subject) const {
  // A case that was booked and moved within one second is where its last move took it.
  static std::string const sql = select(
      "WHERE subject = ? ORDER BY CASE state WHEN 'booked' THEN 0 WHEN 'waiting' THEN 1 ELSE 2 END, booked_s DESC,"
      " moves DESC, id LIMIT 1");
  return first_row(db_, read_booking, sql, subject);
}

std::expected<void, place_taken> sqlite_bookings::insert(booking const& value) {
  using scheduler::waiting_case;
  auto const of_wait = [&](auto waiting_case::*member) {
    return value.wait ? std::optional{(*value.wait).*member} : std::nullopt;
  };
  int const inserted = execute(
      db_,
      "INSERT INTO booking (id, occurrence, place, subject, presenter, state, booked_s, moves, offer,"
      " urgent_because, follow_up_of, shows_presenter, wait_rank, waiting_since_s, wait_offer, offer_ends_s)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (occurrence, place) WHERE state = 'booked' DO NOTHING",
      value.id, value.occurrence, value.place, value.subject, value.presenter, value.state, value.booked, value.moves,
      value.offer, value.urgent, value.follow_up_of, value.shows_presenter ? 1 : 0, of_wait(&waiting_case::rank),
      of_wait(&waiting_case::since), of_wait(&waiting_case::offer), of_wait(&waiting_case::offer_ends));
  if (inserted == 0) return std::unexpected(place_taken::place_taken);
  return {};
}

std::vector<booking> sqlite_bookings::waiting_of_case(case_id const& subject) const {
  static std::string const sql = select("WHERE subject = ? AND state = 'waiting' ORDER BY id");
  return all_rows(db_, read_booking, sql, subject);
}

std::expected<void, place_taken> sqlite_bookings::give_place(booking_id const& id, int place, scheduler::instant when) {
  int const given = execute(db_, "UPDATE OR IGNORE booking SET state = 'booked', place = ?, booked_s = ? WHERE id = ?",
                            place, when, id);
  if (given == 0) return std::unexpected(place_taken::place_taken);
  return {};
}

void sqlite_bookings::set_wait(booking_id const& id, scheduler::waiting_case const& wait) {
  change_one(db_,
             "UPDATE booking SET wait_rank = ?, waiting_since_s = ?, wait_offer = ?, offer_ends_s = ? WHERE id = ?",
             wait.rank, wait.since, wait.offer, wait.offer_ends, id);
}

void sqlite_bookings::set_state(booking_id const& id, booking_state state) {
  change_one(db_, "UPDATE booking SET state = ? WHERE id = ?", state, id);
}

void sqlite_bookings::set_offer(booking_id const& id, move_offer offer) {
  change_one(db_, "UPDATE booking SET offer = ? WHERE id = ?", offer, id);
}

}  // namespace matala::server
