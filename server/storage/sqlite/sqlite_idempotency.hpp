// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/idempotency.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_idempotency final : public idempotency_repository {
 public:
  explicit sqlite_idempotency(connection& db) : db_(db) {}

  std::optional<remembered_answer> find(std::string_view key_hash, person_id const& actor) const override;
  void save(remembered_answer const& value) override;
  void remove_expired(scheduler::instant now) override;

 private:
  connection& db_;
};

}  // namespace matala::server
