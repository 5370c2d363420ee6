// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_sign_in.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

namespace {

session read_session(query& row) {
  return {.id_hash = row.get<std::string>(),
          .person = row.get<person_id>(),
          .created = row.get<scheduler::instant>(),
          .last_seen = row.get<scheduler::instant>()};
}

login_request read_login(query& row) {
  return {.browser_hash = row.get<std::string>(),
          .token_hash = row.get<std::string>(),
          .code_hash = row.get<std::string>(),
          .email = row.get<std::string>(),
          .tries = row.get<int>(),
          .requested = row.get<scheduler::instant>(),
          .accepted = row.get<std::optional<scheduler::instant>>()};
}

/// True when a row went.
template <class... Values>
bool remove_rows(connection& db, std::string_view sql, Values const&... values) {
  if (execute(db, sql, values...) == 0) return false;
  db.erased(erasure::soon);
  return true;
}

}  // namespace

std::optional<session> sqlite_sign_in::find_session(std::string_view id_hash) const {
  return first_row(db_, read_session, "SELECT id_hash, person, created_s, last_seen_s FROM session WHERE id_hash = ?",
                   id_hash);
}

void sqlite_sign_in::save(session const& value) {
  execute(db_,
          "INSERT INTO session (id_hash, person, created_s, last_seen_s) VALUES (?, ?, ?, ?)"
          " ON CONFLICT (id_hash) DO UPDATE SET person = excluded.person, created_s = excluded.created_s,"
          " last_seen_s = excluded.last_seen_s",
          value.id_hash, value.person, value.created, value.last_seen);
}

void sqlite_sign_in::remove_session(std::string_view id_hash) {
  remove_rows(db_, "DELETE FROM session WHERE id_hash = ?", id_hash);
}

void sqlite_sign_in::remove_sessions_of(person_id const& person) {
  remove_rows(db_, "DELETE FROM session WHERE person = ?", person);
}

std::optional<login_request> sqlite_sign_in::find_login_by_token(std::string_view token_hash) const {
  return first_row(db_, read_login,
                   "SELECT browser_hash, token_hash, code_hash, email, tries, requested_s, accepted_s"
                   " FROM login_request WHERE token_hash = ?",
                   token_hash);
}

std::optional<login_request> sqlite_sign_in::find_login_by_browser(std::string_view browser_hash) const {
  return first_row(db_, read_login,
                   "SELECT browser_hash, token_hash, code_hash, email, tries, requested_s, accepted_s"
                   " FROM login_request WHERE browser_hash = ? ORDER BY requested_s DESC, token_hash LIMIT 1",
                   browser_hash);
}

void sqlite_sign_in::save(login_request const& value) {
  execute(db_,
          "INSERT INTO login_request (browser_hash, token_hash, code_hash, email, tries, requested_s, accepted_s)"
          " VALUES (?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (token_hash) DO UPDATE SET browser_hash = excluded.browser_hash,"
          " code_hash = excluded.code_hash, email = excluded.email, tries = excluded.tries,"
          " requested_s = excluded.requested_s, accepted_s = excluded.accepted_s",
          value.browser_hash, value.token_hash, value.code_hash, value.email, value.tries, value.requested,
          value.accepted);
}

bool sqlite_sign_in::take_login(std::string_view token_hash) {
  return remove_rows(db_, "DELETE FROM login_request WHERE token_hash = ?", token_hash);
}

int sqlite_sign_in::count_logins(std::string_view email, scheduler::instant from) const {
  return single<int>(db_, "SELECT count(*) FROM login_request WHERE email = ? AND requested_s >= ?", email, from);
}

void sqlite_sign_in::remove_expired(scheduler::instant sessions_seen_before, scheduler::instant sessions_created_before,
                                    scheduler::instant logins_requested_before) {
  remove_rows(db_, "DELETE FROM session WHERE last_seen_s < ? OR created_s < ?", sessions_seen_before,
              sessions_created_before);
  remove_rows(db_, "DELETE FROM login_request WHERE requested_s < ?", logins_requested_before);
}

std::optional<person_id> sqlite_sign_in::find_api_token(std::string_view token_hash) const {
  return first_row(db_, only_column<person_id>, "SELECT person FROM api_token WHERE token_hash = ?", token_hash);
}

void sqlite_sign_in::add_api_token(std::string_view token_hash, person_id const& person, scheduler::instant created) {
  execute(db_, "INSERT INTO api_token (token_hash, person, created_s) VALUES (?, ?, ?)", token_hash, person, created);
}

}  // namespace matala::server
