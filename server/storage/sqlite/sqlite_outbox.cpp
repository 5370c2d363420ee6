// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_outbox.hpp"

#include "server/storage/sqlite/outbox_rows.hpp"

#include <stdexcept>

namespace matala::server {

namespace {

/// Rows that nothing earlier to the same address holds up. The first condition is word for word that of the index
/// outbox_unfinished, or SQLite would read every mail ever sent.
std::string select_unblocked(std::string_view columns, std::string_view and_then) {
  return std::string("SELECT ")
      .append(columns)
      .append(
          " FROM outbox WHERE state IN ('queued', 'deferred', 'sending') AND (uid = '' OR NOT EXISTS"
          " (SELECT 1 FROM outbox AS earlier WHERE earlier.uid = outbox.uid AND earlier.address = outbox.address"
          " AND earlier.number < outbox.number AND earlier.state IN ('queued', 'deferred', 'sending')"
          " AND NOT (outbox.method = 'cancel' AND earlier.method = 'request' AND earlier.state = 'deferred'))) ")
      .append(and_then);
}

/// ?1 is now, ?2 the owner of the living leases or NULL for whoever holds one.
constexpr std::string_view and_due =
    "AND (state <> 'sending' AND next_try_s <= ?1 OR state = 'sending' AND (lease_owner <> ?2 OR lease_until_s <= ?1))";

bool was_attempt(mail_state state) {
  switch (state) {
    case mail_state::sent:
    case mail_state::deferred:
    case mail_state::dead: return true;
    case mail_state::queued:
    case mail_state::sending:
    case mail_state::expired:
    case mail_state::superseded: return false;
  }
  throw std::logic_error("no such state of a mail");
}

bool is_over(mail_state state) {
  switch (state) {
    case mail_state::sent:
    case mail_state::dead:
    case mail_state::expired:
    case mail_state::superseded: return true;
    case mail_state::queued:
    case mail_state::sending:
    case mail_state::deferred: return false;
  }
  throw std::logic_error("no such state of a mail");
}

calendar_standing read_standing(query& row) {
  return {.uid = row.get<std::string>(),
          .address = row.get<std::string>(),
          .person = row.get<person_id>(),
          .lang = row.get<language>(),
          .occurrence = row.get<occurrence_id>(),
          .last = row.get<calendar_method>(),
          .sequence = row.get<int>()};
}

}  // namespace

void sqlite_outbox::enqueue(outbox_mail const& mail) {
  if (!insert_mail(db_, mail) || mail.method == calendar_method::none) return;
  execute(db_,
          "INSERT INTO calendar_standing (uid, address, person, lang, occurrence, last, sequence)"
          " VALUES (?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (uid, address) DO UPDATE SET person = excluded.person, lang = excluded.lang,"
          " occurrence = excluded.occurrence, last = excluded.last, sequence = excluded.sequence",
          mail.uid, mail.address, mail.recipient, mail.lang, mail.occurrence, mail.method, mail.sequence);
}

std::optional<outbox_mail> sqlite_outbox::find(mail_id const& id) const {
  static std::string const sql = select_mails("WHERE id = ?");
  auto found = with_parameters(db_, all_rows(db_, read_mail, sql, id));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<outbox_mail> sqlite_outbox::claim(scheduler::instant now, std::string_view owner,
                                              scheduler::instant lease_until, int limit) {
  static std::string const sql =
      select_unblocked("id", and_due)
          .append(" ORDER BY priority, deadline_s IS NULL, deadline_s, created_s, number LIMIT ?3");
  std::vector<outbox_mail> claimed;
  for (mail_id const& id : all_rows(db_, only_column<mail_id>, sql, now, owner, limit)) {
    change_one(db_, "UPDATE outbox SET state = 'sending', lease_owner = ?, lease_until_s = ? WHERE id = ?", owner,
               lease_until, id);
    claimed.push_back(*find(id));
  }
  return claimed;
}

void sqlite_outbox::finish(mail_id const& id, mail_state state, int reply, scheduler::instant next_try,
                           scheduler::instant now) {
  auto const accepted = state == mail_state::sent ? std::optional(now) : std::nullopt;
  change_one(db_,
             "UPDATE outbox SET state = ?, last_reply = ?, next_try_s = ?, attempts = attempts + ?,"
             " accepted_s = coalesce(?, accepted_s), lease_owner = '', lease_until_s = NULL WHERE id = ?",
             state, reply, next_try, int{was_attempt(state)}, accepted, id);
  if (is_over(state) && execute(db_, "DELETE FROM outbox_parameter WHERE mail = ?", id) > 0) {
    db_.erased(erasure::soon);
  }
}

int sqlite_outbox::count_due(scheduler::instant now) const {
  // A mail in flight is not done: whoever waits for zero would look too early.
  static std::string const sql = select_unblocked("count(*)", "AND (state = 'sending' OR next_try_s <= ?)");
  return single<int>(db_, sql, now);
}

std::optional<scheduler::instant> sqlite_outbox::next_try() const {
  static std::string const sql = select_unblocked("min(next_try_s)", "AND state <> 'sending'");
  return single<std::optional<scheduler::instant>>(db_, sql);
}

std::vector<outbox_mail> sqlite_outbox::of_occurrence(occurrence_id const& occurrence) const {
  static std::string const sql = select_mails("WHERE occurrence = ? ORDER BY number");
  return with_parameters(db_, all_rows(db_, read_mail, sql, occurrence));
}

std::vector<outbox_mail> sqlite_outbox::unaccepted(mail_kind kind, scheduler::instant created_until) const {
  static std::string const sql =
      select_mails("WHERE kind = ? AND created_s <= ? AND state NOT IN ('sent', 'superseded') ORDER BY number");
  return with_parameters(db_, all_rows(db_, read_mail, sql, kind, created_until));
}

std::vector<calendar_standing> sqlite_outbox::expecting(std::string_view uid) const {
  return all_rows(db_, read_standing,
                  "SELECT uid, address, person, lang, occurrence, last, sequence FROM calendar_standing"
                  " WHERE uid = ? AND last = 'request' ORDER BY address",
                  uid);
}

std::vector<calendar_standing> sqlite_outbox::expecting(person_id const& person) const {
  return all_rows(db_, read_standing,
                  "SELECT uid, address, person, lang, occurrence, last, sequence FROM calendar_standing"
                  " WHERE person = ? AND last = 'request' ORDER BY uid, address",
                  person);
}

}  // namespace matala::server
