// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/sign_in.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_sign_in final : public sign_in_repository {
 public:
  explicit sqlite_sign_in(connection& db) : db_(db) {}

  std::optional<session> find_session(std::string_view id_hash) const override;
  void save(session const& value) override;
  void remove_session(std::string_view id_hash) override;
  void remove_sessions_of(person_id const& person) override;

  std::optional<login_request> find_login_by_token(std::string_view token_hash) const override;
  std::optional<login_request> find_login_by_browser(std::string_view browser_hash) const override;
  void save(login_request const& value) override;
  bool take_login(std::string_view token_hash) override;
  int count_logins(std::string_view email, scheduler::instant from) const override;
  void remove_expired(scheduler::instant sessions_seen_before, scheduler::instant sessions_created_before,
                      scheduler::instant logins_requested_before) override;

  std::optional<person_id> find_api_token(std::string_view token_hash) const override;
  void add_api_token(std::string_view token_hash, person_id const& person, scheduler::instant created) override;

 private:
  connection& db_;
};

}  // namespace matala::server
