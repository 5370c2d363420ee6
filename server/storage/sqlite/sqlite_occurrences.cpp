// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_occurrences.hpp"

#include "server/storage/sqlite/query.hpp"

#include <string>

namespace matala::server {

namespace {

scheduler::occurrence_clock read_clock(query& row) {
  return {.opens = row.get<scheduler::instant>(),
          .cutoff = row.get<scheduler::instant>(),
          .decide = row.get<scheduler::instant>(),
          .lock = row.get<scheduler::instant>(),
          .remind = row.get<scheduler::instant>(),
          .start = row.get<scheduler::instant>(),
          .end = row.get<scheduler::instant>(),
          .archive = row.get<scheduler::instant>()};
}

occurrence read_occurrence(query& row) {
  occurrence value{.id = row.get<occurrence_id>(),
                   .series = row.get<series_id>(),
                   .nominal = row.get<scheduler::date>(),
                   .day = row.get<scheduler::date>(),
                   .state = row.get<scheduler::occurrence_state>(),
                   .clock = read_clock(row),
                   .hold = row.get<scheduler::hold_flag>(),
                   .places = row.get<int>(),
                   .min_cases = row.get<int>(),
                   .uid = row.get<std::string>(),
                   .sequence = row.get<int>(),
                   .reinstatements = row.get<int>(),
                   .revision = row.get<int>(),
                   .cause = row.get<cancel_cause>(),
                   .reason = row.get<std::string>(),
                   .meeting_link = row.get<std::string>(),
                   .current_case = row.get<std::optional<booking_id>>(),
                   .question = row.get<open_question>(),
                   .decided = row.get<std::optional<scheduler::instant>>(),
                   .started = row.get<std::optional<scheduler::instant>>(),
                   .ended = row.get<std::optional<scheduler::instant>>(),
                   .times = row.get<hour_times_by>(),
                   .waiting = row.get<waiting_change>(),
                   .topic = row.get<std::string>(),
                   .organiser = row.get<std::string>()};
  auto const act = row.get<std::string>();
  if (act == "changed") value.cause = cancel_cause::series_changed;
  if (act == "paused") value.cause = cancel_cause::series_paused;
  if (act == "ended") value.cause = cancel_cause::series_ended;
  return value;
}

std::string_view series_act_of(cancel_cause cause) {
  if (cause == cancel_cause::series_changed) return "changed";
  if (cause == cancel_cause::series_paused) return "paused";
  if (cause == cancel_cause::series_ended) return "ended";
  return "none";
}

/// A query for read_occurrence; `where` follows FROM.
std::string select(std::string_view where) {
  return std::string(
             "SELECT id, series, nominal_day, day, state, opens_s, cutoff_s, decide_s, lock_s, remind_s, start_s,"
             " end_s, archive_s, hold, places, min_cases, uid, sequence, reinstatements, revision, cause, reason,"
             " meeting_link, current_case, question, decided_s, started_s, ended_s, times, waiting_change, topic,"
             " organiser, series_act FROM occurrence ")
      .append(where);
}

}  // namespace

std::optional<occurrence> sqlite_occurrences::find(occurrence_id const& id) const {
  static std::string const sql = select("WHERE id = ?");
  return first_row(db_, read_occurrence, sql, id);
}

std::optional<occurrence> sqlite_occurrences::find(series_id const& series, scheduler::date nominal) const {
  static std::string const sql = select("WHERE series = ? AND nominal_day = ?");
  return first_row(db_, read_occurrence, sql, series, nominal);
}

std::vector<occurrence> sqlite_occurrences::starting_in(scheduler::instant from, scheduler::instant until) const {
  static std::string const sql = select("WHERE start_s >= ? AND start_s < ? ORDER BY start_s, id");
  return all_rows(db_, read_occurrence, sql, from, until);
}

std::vector<occurrence> sqlite_occurrences::starting_in(series_id const& series, scheduler::instant from,
                                                        scheduler::instant until) const {
  static std::string const sql = select("WHERE series = ? AND start_s >= ? AND start_s < ? ORDER BY start_s, id");
  return all_rows(db_, read_occurrence, sql, series, from, until);
}

std::vector<occurrence_id> sqlite_occurrences::due(scheduler::instant now, int limit) const {
  return all_rows(db_, only_column<occurrence_id>,
                  "SELECT id FROM occurrence WHERE next_deadline_s <= ? ORDER BY next_deadline_s, id LIMIT ?", now,
                  limit);
}

int sqlite_occurrences::count_due(scheduler::instant now) const {
  return single<int>(db_, "SELECT count(*) FROM occurrence WHERE next_deadline_s <= ?", now);
}

bool sqlite_occurrences::was_given(occurrence const& hour, scheduler::advance_notice notice) const {
  return single<int>(db_,
                     "SELECT count(*) FROM notice_given WHERE occurrence = ? AND reinstatements = ? AND notice = ?",
                     hour.id, hour.reinstatements, notice) > 0;
}

void sqlite_occurrences::give(occurrence const& hour, scheduler::advance_notice notice) {
  execute(db_, "INSERT INTO notice_given (occurrence, reinstatements, notice) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
          hour.id, hour.reinstatements, notice);
}

void sqlite_occurrences::save(occurrence const& value, std::optional<scheduler::instant> next_deadline) {
  scheduler::occurrence_clock const& clock = value.clock;
  execute(
      db_,
      "INSERT INTO occurrence (id, series, nominal_day, day, state, opens_s, cutoff_s, decide_s, lock_s, remind_s,"
      " start_s, end_s, archive_s, hold, places, min_cases, uid, sequence, reinstatements, revision, cause, reason,"
      " meeting_link, current_case, question, decided_s, started_s, ended_s, times, waiting_change,"
      " topic, organiser, series_act, next_deadline_s)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
      " ON CONFLICT (id) DO UPDATE SET series = excluded.series, nominal_day = excluded.nominal_day,"
      " day = excluded.day, state = excluded.state, opens_s = excluded.opens_s, cutoff_s = excluded.cutoff_s,"
      " decide_s = excluded.decide_s, lock_s = excluded.lock_s, remind_s = excluded.remind_s,"
      " start_s = excluded.start_s, end_s = excluded.end_s, archive_s = excluded.archive_s, hold = excluded.hold,"
      " places = excluded.places, min_cases = excluded.min_cases, uid = excluded.uid,"
      " sequence = excluded.sequence, reinstatements = excluded.reinstatements, revision = excluded.revision,"
      " cause = excluded.cause, reason = excluded.reason, meeting_link = excluded.meeting_link,"
      " current_case = excluded.current_case, question = excluded.question, decided_s = excluded.decided_s,"
      " started_s = excluded.started_s, ended_s = excluded.ended_s, times = excluded.times,"
      " waiting_change = excluded.waiting_change, topic = excluded.topic, organiser = excluded.organiser,"
      " series_act = excluded.series_act, next_deadline_s = excluded.next_deadline_s",
      value.id, value.series, value.nominal, value.day, value.state, clock.opens, clock.cutoff, clock.decide,
      clock.lock, clock.remind, clock.start, clock.end, clock.archive, value.hold, value.places, value.min_cases,
      value.uid, value.sequence, value.reinstatements, value.revision, value.cause, value.reason, value.meeting_link,
      value.current_case, value.question, value.decided, value.started, value.ended, value.times, value.waiting,
      value.topic, value.organiser, series_act_of(value.cause), next_deadline);
}

}  // namespace matala::server
