// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/routes/services.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// One request on its way through a handler: who asks, in which language, at what time. Lives for the request.
struct call {
  request& in;
  services const& with;
  /// Read once; every deadline of this request is compared with it.
  scheduler::instant now;
  language lang = language::fi;
  std::optional<person> who{};
  /// The session cookie's value; empty for a bearer and for who is signed out.
  std::string secret{};
  audit_channel channel = audit_channel::page;

  /// For the use cases: acting as the signed-in person, or as nobody.
  context acting(std::string_view role = "presenter") const {
    return {.now = now,
            .rules = with.rules,
            .zone = with.zone,
            .random = with.random,
            .actor = who ? std::optional{who->id} : std::nullopt,
            .role = role,
            .channel = channel};
  }
};

/// A path of ours to come back to: begins with one "/", no other host. Anything else becomes `otherwise`.
std::string own_path(std::string_view wanted, std::string_view otherwise);

}  // namespace matala::server
