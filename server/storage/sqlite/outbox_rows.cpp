// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/outbox_rows.hpp"

#include <utility>

namespace matala::server {

std::string select_mails(std::string_view where) {
  return std::string(
             "SELECT id, dedupe, kind, method, recipient, address, lang, occurrence, uid, sequence, start_s, end_s,"
             " message_id, priority, created_s, deadline_s, state, attempts, next_try_s, lease_owner, lease_until_s,"
             " last_reply, accepted_s FROM outbox ")
      .append(where);
}

outbox_mail read_mail(query& row) {
  return {.id = row.get<mail_id>(),
          .dedupe = row.get<std::string>(),
          .kind = row.get<mail_kind>(),
          .method = row.get<calendar_method>(),
          .recipient = row.get<std::optional<person_id>>(),
          .address = row.get<std::string>(),
          .lang = row.get<language>(),
          .occurrence = row.get<std::optional<occurrence_id>>(),
          .uid = row.get<std::string>(),
          .sequence = row.get<int>(),
          .start = row.get<std::optional<scheduler::instant>>(),
          .end = row.get<std::optional<scheduler::instant>>(),
          .parameters = {},
          .message_id = row.get<std::string>(),
          .priority = row.get<int>(),
          .created = row.get<scheduler::instant>(),
          .deadline = row.get<std::optional<scheduler::instant>>(),
          .state = row.get<mail_state>(),
          .attempts = row.get<int>(),
          .next_try = row.get<scheduler::instant>(),
          .lease_owner = row.get<std::string>(),
          .lease_until = row.get<std::optional<scheduler::instant>>(),
          .last_reply = row.get<int>(),
          .accepted = row.get<std::optional<scheduler::instant>>()};
}

std::vector<outbox_mail> with_parameters(connection& db, std::vector<outbox_mail> mails) {
  for (outbox_mail& mail : mails) {
    query ask(db, "SELECT name, value FROM outbox_parameter WHERE mail = ?", mail.id);
    while (ask.next()) {
      auto name = ask.get<std::string>();
      mail.parameters.insert_or_assign(std::move(name), ask.get<std::string>());
    }
  }
  return mails;
}

bool insert_mail(connection& db, outbox_mail const& mail) {
  int const inserted = execute(
      db,
      "INSERT INTO outbox (id, number, dedupe, kind, method, recipient, address, lang, occurrence, uid, sequence,"
      " start_s, end_s, message_id, priority, created_s, deadline_s, state, attempts, next_try_s, lease_owner,"
      " lease_until_s, last_reply, accepted_s)"
      " VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM outbox), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
      " ?, ?, ?, ?, ?, ?) ON CONFLICT (dedupe) DO NOTHING",
      mail.id, mail.dedupe, mail.kind, mail.method, mail.recipient, mail.address, mail.lang, mail.occurrence, mail.uid,
      mail.sequence, mail.start, mail.end, mail.message_id, mail.priority, mail.created, mail.deadline, mail.state,
      mail.attempts, mail.next_try, mail.lease_owner, mail.lease_until, mail.last_reply, mail.accepted);
  if (inserted == 0) return false;
  for (auto const& [name, value] : mail.parameters) {
    execute(db, "INSERT INTO outbox_parameter (mail, name, value) VALUES (?, ?, ?)", mail.id, name, value);
  }
  return true;
}

}  // namespace matala::server
