// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/outbox.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_outbox final : public outbox_repository {
 public:
  explicit sqlite_outbox(connection& db) : db_(db) {}

  void enqueue(outbox_mail const& mail) override;
  std::optional<outbox_mail> find(mail_id const& id) const override;
  std::vector<outbox_mail> claim(scheduler::instant now, std::string_view owner, scheduler::instant lease_until,
                                 int limit) override;
  /// `sent`, `dead` and `deferred` count as an attempt.
  void finish(mail_id const& id, mail_state state, int reply, scheduler::instant next_try,
              scheduler::instant now) override;
  int count_due(scheduler::instant now) const override;
  /// Without the rows that wait for an earlier one.
  std::optional<scheduler::instant> next_try() const override;
  std::vector<outbox_mail> of_occurrence(occurrence_id const& occurrence) const override;
  std::vector<outbox_mail> unaccepted(mail_kind kind, scheduler::instant created_until) const override;
  std::vector<calendar_standing> expecting(std::string_view uid) const override;
  std::vector<calendar_standing> expecting(person_id const& person) const override;

 private:
  connection& db_;
};

}  // namespace matala::server
