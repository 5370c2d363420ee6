// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/audit.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_audit final : public audit_log {
 public:
  explicit sqlite_audit(connection& db) : db_(db) {}

  void append(audit_event const& event) override;
  int count(audit_action action, std::string_view object) const override;
  std::optional<long> first_broken() const override;

 private:
  connection& db_;
};

}  // namespace matala::server
