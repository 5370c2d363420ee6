// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_idempotency.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

std::optional<remembered_answer> sqlite_idempotency::find(std::string_view key_hash, person_id const& actor) const {
  auto const read_answer = [](query& row) {
    return remembered_answer{.key_hash = row.get<std::string>(),
                             .actor = row.get<person_id>(),
                             .request_hash = row.get<std::string>(),
                             .result = row.get<std::string>(),
                             .expires = row.get<scheduler::instant>()};
  };
  return first_row(db_, read_answer,
                   "SELECT key_hash, actor, request_hash, result, expires_s FROM remembered_answer"
                   " WHERE key_hash = ? AND actor = ?",
                   key_hash, actor);
}

void sqlite_idempotency::save(remembered_answer const& value) {
  execute(db_,
          "INSERT INTO remembered_answer (key_hash, actor, request_hash, result, expires_s) VALUES (?, ?, ?, ?, ?)"
          " ON CONFLICT (key_hash, actor) DO UPDATE SET request_hash = excluded.request_hash,"
          " result = excluded.result, expires_s = excluded.expires_s",
          value.key_hash, value.actor, value.request_hash, value.result, value.expires);
}

void sqlite_idempotency::remove_expired(scheduler::instant now) {
  if (execute(db_, "DELETE FROM remembered_answer WHERE expires_s <= ?", now) > 0) db_.erased(erasure::soon);
}

}  // namespace matala::server
