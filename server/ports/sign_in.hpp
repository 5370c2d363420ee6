// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// A signed-in browser. Only hashes (SHA-256, lower-case hex) of secrets are stored.
struct session {
  std::string id_hash;
  person_id person;
  scheduler::instant created;
  scheduler::instant last_seen;
};

/// One request to sign in: a link and a code were mailed. Unknown addresses get a row too, without a person.
struct login_request {
  /// Hash of the cookie that binds the request to the browser where it began.
  std::string browser_hash;
  std::string token_hash;
  std::string code_hash;
  /// The address as typed, lower case; kept until the row expires.
  std::string email;
  int tries = 0;
  scheduler::instant requested;
  /// When the mail server took the mail; the 10 minutes count from here.
  std::optional<scheduler::instant> accepted;
};

class sign_in_repository {
 public:
  virtual ~sign_in_repository() = default;

  virtual std::optional<session> find_session(std::string_view id_hash) const = 0;
  virtual void save(session const& value) = 0;
  virtual void remove_session(std::string_view id_hash) = 0;
  virtual void remove_sessions_of(person_id const& person) = 0;

  virtual std::optional<login_request> find_login_by_token(std::string_view token_hash) const = 0;
  virtual std::optional<login_request> find_login_by_browser(std::string_view browser_hash) const = 0;
  /// Inserts or replaces by token_hash.
  virtual void save(login_request const& value) = 0;
  /// False when it was gone already: single use.
  virtual bool take_login(std::string_view token_hash) = 0;
  /// Requests for this address since `from`.
  virtual int count_logins(std::string_view email, scheduler::instant from) const = 0;
  virtual void remove_expired(scheduler::instant sessions_seen_before, scheduler::instant sessions_created_before,
                              scheduler::instant logins_requested_before) = 0;

  virtual std::optional<person_id> find_api_token(std::string_view token_hash) const = 0;
  virtual void add_api_token(std::string_view token_hash, person_id const& person, scheduler::instant created) = 0;
};

}  // namespace matala::server
