// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/http_server.hpp"

#include <cstdint>
#include <utility>

namespace matala::tests {

/// A server on a port of the kernel's choice, from here to the end of the scope.
struct running_server {
  explicit running_server(server::http_handler handler, server::http_server_options options = {})
      : server(std::move(options), std::move(handler), events) {
    server.start();
  }

  [[nodiscard]] std::uint16_t port() const { return server.port(); }

  matala::server::event_hub events;
  matala::server::http_server server;
};

/// Answers with the path.
inline server::response echo_path(server::request& incoming) {
  return server::response::text(incoming.path);
}

}  // namespace matala::tests
