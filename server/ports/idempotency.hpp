// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// The answer to a request that carried an Idempotency-Key, written in the transaction of its effect.
struct remembered_answer {
  std::string key_hash;
  person_id actor;
  /// Hash of the hour and the masked text: the raw text cannot be found from it.
  std::string request_hash;
  /// The id that the request made, so that a page or an API answer can be given again; holds no text.
  std::string result;
  scheduler::instant expires;
};

class idempotency_repository {
 public:
  virtual ~idempotency_repository() = default;

  virtual std::optional<remembered_answer> find(std::string_view key_hash, person_id const& actor) const = 0;
  virtual void save(remembered_answer const& value) = 0;
  virtual void remove_expired(scheduler::instant now) = 0;
};

}  // namespace matala::server
