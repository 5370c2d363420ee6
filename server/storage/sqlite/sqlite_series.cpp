// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_series.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

namespace {

scheduler::series_rule read_rule(query& row) {
  return {.first = row.get<scheduler::date>(),
          .last = row.get<std::optional<scheduler::date>>(),
          .every_weeks = row.get<int>(),
          .nth_in_month = row.get<std::optional<int>>(),
          .start = row.get<scheduler::time_of_day>(),
          .duration = row.get<std::chrono::minutes>(),
          .opening = row.get<std::chrono::minutes>(),
          .closing = row.get<std::chrono::minutes>(),
          .slot = row.get<std::chrono::minutes>(),
          .capacity = row.get<int>(),
          .min_cases = row.get<int>(),
          .cases_per_presenter = row.get<int>(),
          .opens_before = row.get<std::chrono::days>(),
          .cutoff = row.get<scheduler::cutoff_policy>(),
          .cutoff_working_days = row.get<int>(),
          .cutoff_time = row.get<scheduler::time_of_day>(),
          .decide_after = row.get<std::chrono::minutes>(),
          .lock_before = row.get<std::chrono::minutes>(),
          .on_holiday = row.get<scheduler::holiday_policy>(),
          .breaks = {}};
}

series read_series(query& row) {
  return {.id = row.get<series_id>(),
          .site = row.get<site_id>(),
          .organiser_address = row.get<std::string>(),
          .zone = row.get<std::string>(),
          .rule = read_rule(row),
          .meeting_link = row.get<std::string>(),
          .review = row.get<case_review>(),
          .version = row.get<int>(),
          .name = row.get<std::string>(),
          .effective_from = row.get<std::optional<scheduler::date>>(),
          .standing = row.get<series_standing>(),
          .days = {}};
}

constexpr std::string_view select_one =
    "SELECT id, site, organiser_address, zone, first_day, last_day, every_weeks, nth_in_month, start_min, "
    "duration_min, opening_min,"
    " closing_min, slot_min, capacity, min_cases, cases_per_presenter, opens_before_d, cutoff, cutoff_working_days,"
    " cutoff_time_min, decide_after_min, lock_before_min, on_holiday, meeting_link, review, version, name,"
    " effective_day, standing FROM series WHERE id = ?";

// Monday first.
constexpr std::string_view select_ids =
    "SELECT id FROM series ORDER BY (strftime('%w', first_day) + 6) % 7, start_min, id";

}  // namespace

std::optional<series> sqlite_series::find(series_id const& id) const {
  auto found = first_row(db_, read_series, select_one, id);
  if (found) add_dates(*found);
  return found;
}

std::vector<series> sqlite_series::all() const {
  std::vector<series> found;
  for (series_id const& id : all_rows(db_, only_column<series_id>, select_ids)) found.push_back(*find(id));
  return found;
}

void sqlite_series::save(series const& value) {
  scheduler::series_rule const& rule = value.rule;
  execute(db_,
          "INSERT INTO series (id, site, organiser_address, zone, first_day, last_day, every_weeks, nth_in_month, "
          "start_min,"
          " duration_min, opening_min, closing_min, slot_min, capacity, min_cases, cases_per_presenter, opens_before_d,"
          " cutoff, cutoff_working_days, cutoff_time_min, decide_after_min, lock_before_min, on_holiday, meeting_link,"
          " review, version, name, effective_day, standing)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (id) DO UPDATE SET site = excluded.site, organiser_address = excluded.organiser_address,"
          " zone = excluded.zone, first_day = excluded.first_day, last_day = excluded.last_day,"
          " every_weeks = excluded.every_weeks, nth_in_month = excluded.nth_in_month, start_min = excluded.start_min, "
          "duration_min = excluded.duration_min,"
          " opening_min = excluded.opening_min, closing_min = excluded.closing_min, slot_min = excluded.slot_min,"
          " capacity = excluded.capacity, min_cases = excluded.min_cases,"
          " cases_per_presenter = excluded.cases_per_presenter, opens_before_d = excluded.opens_before_d,"
          " cutoff = excluded.cutoff, cutoff_working_days = excluded.cutoff_working_days,"
          " cutoff_time_min = excluded.cutoff_time_min, decide_after_min = excluded.decide_after_min,"
          " lock_before_min = excluded.lock_before_min, on_holiday = excluded.on_holiday,"
          " meeting_link = excluded.meeting_link, review = excluded.review, version = excluded.version,"
          " name = excluded.name, effective_day = excluded.effective_day, standing = excluded.standing",
          value.id, value.site, value.organiser_address, value.zone, rule.first, rule.last, rule.every_weeks,
          rule.nth_in_month, rule.start, rule.duration, rule.opening, rule.closing, rule.slot, rule.capacity,
          rule.min_cases, rule.cases_per_presenter, rule.opens_before, rule.cutoff, rule.cutoff_working_days,
          rule.cutoff_time, rule.decide_after, rule.lock_before, rule.on_holiday, value.meeting_link, value.review,
          value.version, value.name, value.effective_from, value.standing);
  execute(db_, "DELETE FROM series_break WHERE series = ?", value.id);
  for (std::size_t position = 0; position < rule.breaks.size(); ++position) {
    execute(db_, "INSERT INTO series_break (series, position, first_day, last_day) VALUES (?, ?, ?, ?)", value.id,
            position, rule.breaks[position].first, rule.breaks[position].last);
  }
  execute(db_, "DELETE FROM series_day WHERE series = ?", value.id);
  for (local_day const& own : value.days) {
    execute(db_, "INSERT INTO series_day (series, day, closes_min) VALUES (?, ?, ?)", value.id, own.day, own.closes);
  }
}

void sqlite_series::add_dates(series& value) const {
  auto const read_break = [](query& row) {
    return scheduler::date_range{.first = row.get<scheduler::date>(), .last = row.get<scheduler::date>()};
  };
  value.rule.breaks = all_rows(
      db_, read_break, "SELECT first_day, last_day FROM series_break WHERE series = ? ORDER BY position", value.id);
  auto const read_day = [](query& row) {
    return local_day{.day = row.get<scheduler::date>(), .closes = row.get<std::optional<scheduler::time_of_day>>()};
  };
  value.days =
      all_rows(db_, read_day, "SELECT day, closes_min FROM series_day WHERE series = ? ORDER BY day", value.id);
}

}  // namespace matala::server
