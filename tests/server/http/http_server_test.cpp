// SPDX-License-Identifier: Apache-2.0
#include "server/http/http_server.hpp"

#include <doctest/doctest.h>

#include "tests/support/http_client.hpp"

using namespace matala::server;
using namespace matala::tests;

TEST_CASE("a request reaches the handler and its response comes back") {
  event_hub events;
  http_server server({}, [](request& r) { return response::text(r.path + "|" + std::string(r.body.view())); }, events);
  server.start();
  const http_reply reply = get(server.port(), "/hours");
  CHECK(reply.status == 200);
  CHECK(reply.body == "/hours|");
  CHECK(post_form(server.port(), "/hours", "a=b").body == "/hours|a=b");
}
