// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_experts.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

namespace {

std::optional<presence_window> read_window(query& row) {
  auto const from = row.get<std::optional<std::chrono::minutes>>();
  auto const until = row.get<std::optional<std::chrono::minutes>>();
  if (!from || !until) return std::nullopt;
  return presence_window{*from, *until};
}

std::optional<std::chrono::minutes> begin_of(std::optional<presence_window> const& window) {
  return window ? std::optional{window->from} : std::nullopt;
}

std::optional<std::chrono::minutes> end_of(std::optional<presence_window> const& window) {
  return window ? std::optional{window->until} : std::nullopt;
}

expert_request read_request(query& row) {
  expert_request value;
  value.id = row.get<request_id>();
  value.occurrence = row.get<occurrence_id>();
  value.task = row.get<request_task>();
  value.competence = row.get<std::optional<competence_id>>();
  value.person = row.get<person_id>();
  value.turn_of = row.get<person_id>();
  value.asked = row.get<scheduler::instant>();
  value.answer_by = row.get<scheduler::instant>();
  value.answer = row.get<expert_answer>();
  value.window = read_window(row);
  value.substitute = row.get<std::optional<person_id>>();
  value.token_hash = row.get<std::string>();
  return value;
}

attendance read_attendance(query& row) {
  attendance value;
  value.occurrence = row.get<occurrence_id>();
  value.person = row.get<person_id>();
  value.answer = row.get<expert_answer>();
  value.window = read_window(row);
  value.substitute = row.get<std::optional<person_id>>();
  value.present = row.get<bool>();
  return value;
}

absence read_absence(query& row) {
  return {.id = row.get<absence_id>(),
          .person = row.get<person_id>(),
          .first = row.get<scheduler::date>(),
          .last = row.get<scheduler::date>()};
}

}  // namespace

std::optional<expert_request> sqlite_experts::find(request_id const& id) const {
  return first_row(db_, read_request,
                   "SELECT id, occurrence, task, competence, person, turn_of, asked_s, answer_by_s, answer, from_min,"
                   " until_min, substitute, token_hash FROM expert_request WHERE id = ?",
                   id);
}

std::optional<expert_request> sqlite_experts::find_by_token(std::string_view token_hash) const {
  return first_row(db_, read_request,
                   "SELECT id, occurrence, task, competence, person, turn_of, asked_s, answer_by_s, answer, from_min,"
                   " until_min, substitute, token_hash FROM expert_request WHERE token_hash = ?",
                   token_hash);
}

std::vector<expert_request> sqlite_experts::of_occurrence(occurrence_id const& occurrence) const {
  return all_rows(db_, read_request,
                  "SELECT id, occurrence, task, competence, person, turn_of, asked_s, answer_by_s, answer, from_min,"
                  " until_min, substitute, token_hash FROM expert_request WHERE occurrence = ? ORDER BY asked_s, id",
                  occurrence);
}

std::vector<expert_request> sqlite_experts::of_person(person_id const& person) const {
  return all_rows(db_, read_request,
                  "SELECT id, occurrence, task, competence, person, turn_of, asked_s, answer_by_s, answer, from_min,"
                  " until_min, substitute, token_hash FROM expert_request WHERE person = ? ORDER BY asked_s DESC, id",
                  person);
}

void sqlite_experts::save(expert_request const& value) {
  execute(db_,
          "INSERT INTO expert_request (id, occurrence, task, competence, person, turn_of, asked_s, answer_by_s, answer,"
          " from_min, until_min, substitute, token_hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (id) DO UPDATE SET answer_by_s = excluded.answer_by_s, answer = excluded.answer,"
          " from_min = excluded.from_min, until_min = excluded.until_min, substitute = excluded.substitute,"
          " token_hash = excluded.token_hash",
          value.id, value.occurrence, value.task, value.competence, value.person, value.turn_of, value.asked,
          value.answer_by, value.answer, begin_of(value.window), end_of(value.window), value.substitute,
          value.token_hash);
}

std::vector<scheduler::instant> sqlite_experts::turns_of(person_id const& person) const {
  return all_rows(db_, only_column<scheduler::instant>,
                  "SELECT DISTINCT start_s FROM expert_request JOIN occurrence ON occurrence.id = occurrence"
                  " WHERE turn_of = ? AND task = 'answer' AND answer IN ('accepted', 'partly')"
                  " AND state NOT IN ('cancelled', 'skipped') ORDER BY start_s DESC",
                  person);
}

std::optional<attendance> sqlite_experts::find_attendance(occurrence_id const& occurrence,
                                                          person_id const& person) const {
  return first_row(db_, read_attendance,
                   "SELECT occurrence, person, answer, from_min, until_min, substitute, present FROM attendance"
                   " WHERE occurrence = ? AND person = ?",
                   occurrence, person);
}

std::vector<attendance> sqlite_experts::attendance_of(occurrence_id const& occurrence) const {
  return all_rows(db_, read_attendance,
                  "SELECT occurrence, person, answer, from_min, until_min, substitute, present FROM attendance"
                  " WHERE occurrence = ? ORDER BY person",
                  occurrence);
}

std::vector<attendance> sqlite_experts::attendance_of(person_id const& person) const {
  return all_rows(db_, read_attendance,
                  "SELECT occurrence, person, answer, from_min, until_min, substitute, present FROM attendance"
                  " WHERE person = ? ORDER BY occurrence",
                  person);
}

void sqlite_experts::save(attendance const& value) {
  execute(db_,
          "INSERT INTO attendance (occurrence, person, answer, from_min, until_min, substitute, present)"
          " VALUES (?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (occurrence, person) DO UPDATE SET answer = excluded.answer, from_min = excluded.from_min,"
          " until_min = excluded.until_min, substitute = excluded.substitute, present = excluded.present",
          value.occurrence, value.person, value.answer, begin_of(value.window), end_of(value.window), value.substitute,
          value.present);
}

std::optional<absence> sqlite_experts::find_absence(absence_id const& id) const {
  return first_row(db_, read_absence, "SELECT id, person, first_day, last_day FROM absence WHERE id = ?", id);
}

std::vector<absence> sqlite_experts::absences_of(person_id const& person) const {
  return all_rows(db_, read_absence,
                  "SELECT id, person, first_day, last_day FROM absence WHERE person = ? ORDER BY first_day, id",
                  person);
}

bool sqlite_experts::is_absent(person_id const& person, scheduler::date day) const {
  return single<bool>(db_,
                      "SELECT EXISTS (SELECT 1 FROM absence WHERE person = ? AND first_day <= ? AND last_day >= ?)",
                      person, day, day);
}

void sqlite_experts::add(absence const& value) {
  execute(db_, "INSERT INTO absence (id, person, first_day, last_day) VALUES (?, ?, ?, ?)", value.id, value.person,
          value.first, value.last);
}

void sqlite_experts::remove_absence(absence_id const& id) {
  execute(db_, "DELETE FROM absence WHERE id = ?", id);
}

bool sqlite_experts::is_told(occurrence_id const& occurrence, std::string_view subject) const {
  return single<bool>(db_, "SELECT EXISTS (SELECT 1 FROM shortfall WHERE occurrence = ? AND subject = ?)", occurrence,
                      subject);
}

void sqlite_experts::mark_told(occurrence_id const& occurrence, std::string_view subject, scheduler::instant when) {
  execute(db_, "INSERT INTO shortfall (occurrence, subject, told_s) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          occurrence, subject, when);
}

void sqlite_experts::forget_told(occurrence_id const& occurrence, std::string_view subject) {
  execute(db_, "DELETE FROM shortfall WHERE occurrence = ? AND subject = ?", occurrence, subject);
}

std::vector<std::string> sqlite_experts::told_of(occurrence_id const& occurrence) const {
  return all_rows(db_, only_column<std::string>, "SELECT subject FROM shortfall WHERE occurrence = ? ORDER BY subject",
                  occurrence);
}

std::optional<shortfall_choice> sqlite_experts::choice_of(booking_id const& booking) const {
  return first_row(db_, only_column<shortfall_choice>, "SELECT choice FROM shortfall_choice WHERE booking = ?",
                   booking);
}

void sqlite_experts::choose(booking_id const& booking, shortfall_choice choice) {
  execute(db_,
          "INSERT INTO shortfall_choice (booking, choice) VALUES (?, ?)"
          " ON CONFLICT (booking) DO UPDATE SET choice = excluded.choice",
          booking, choice);
}

}  // namespace matala::server
