// SPDX-License-Identifier: Apache-2.0
#include "server/http/http_server.hpp"

#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <latch>
#include <string>
#include <thread>
#include <vector>

using namespace matala::server;
using namespace matala::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view request_a = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// A handler that stops at "/wait" until it is let go.
struct held_handler {
  std::latch entered{1};
  std::latch released{1};

  response operator()(request& incoming) {
    if (incoming.path == "/wait") {
      entered.count_down();
      released.wait();
    }
    return response::text(incoming.path);
  }
};

constexpr std::string_view request_wait = "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace

TEST_CASE("a port that is taken is named in the error") {
  running_server running(echo_path);
  http_server_options options;
  options.port = running.port();
  event_hub events;
  try {
    http_server second(options, echo_path, events);
    FAIL("the port was taken");
  } catch (const port_in_use& failure) {
    CHECK(failure.port() == running.port());
    CHECK(std::string_view(failure.what()) == fmt::format("port {} of 127.0.0.1 is already in use", running.port()));
  }
}

TEST_CASE("an address that is none, or not ours, is a clear error") {
  event_hub events;
  for (const char* address : {"", "localhost", "127.0.0.1:80", "192.0.2.1"}) {
    CAPTURE(address);
    http_server_options options;
    options.address = address;
    CHECK_THROWS_AS(http_server(options, echo_path, events), std::system_error);
  }
}

TEST_CASE("a port is free again as soon as the server has stopped") {
  http_server_options options;
  {
    running_server first(echo_path);
    options.port = first.port();
    CHECK(get(options.port, "/a").body == "/a");
  }
  running_server second(echo_path, options);
  CHECK(get(options.port, "/a").body == "/a");
}

TEST_CASE("a connection over the cap is answered 503 and does not disturb the others") {
  http_server_options options;
  SUBCASE("of all") {
    options.max_connections = 2;
  }
  SUBCASE("of one address") {
    options.max_connections_per_address = 2;
  }
  running_server running(echo_path, options);
  http_client first(running.port());
  http_client second(running.port());
  http_client third(running.port());
  const http_reply refused = third.read_reply();
  CHECK(refused.status == 503);
  CHECK(refused.header("retry-after").has_value());
  CHECK(third.reads_end());
  for (http_client* client : {&first, &second}) {
    client->send(request_a);
    CHECK(client->read_reply().body == "/a");
  }
  CHECK(running.server.connections() == 2);
}

TEST_CASE("a connection that ends makes room for another") {
  http_server_options options;
  options.max_connections = 1;
  running_server running(echo_path, options);
  for (int i = 0; i < 20; ++i) {
    CAPTURE(i);
    http_client client(running.port());
    client.send("GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    unsigned status = client.read_reply().status;
    // The client before may be seen to go a moment after this one has come.
    while (status == 503 || status == 0) status = get(running.port(), "/a").status;
    CHECK(status == 200);
  }
}

TEST_CASE("a request over the bound of the waiting ones is answered 503, the others in their turn") {
  http_server_options options;
  options.handler_threads = 1;
  options.max_waiting_requests = 1;
  held_handler handler;
  running_server running(std::ref(handler), options);
  http_client first(running.port());
  first.send(request_wait);
  handler.entered.wait();
  http_client second(running.port());
  http_client third(running.port());
  second.send(request_a);
  third.send(request_a);
  // One of them waits for the only thread, the other one is turned away.
  while (second.stays_silent(10) && third.stays_silent(10)) {
  }
  http_client& refused = second.stays_silent(0) ? third : second;
  http_client& waiting = second.stays_silent(0) ? second : third;
  const http_reply reply = refused.read_reply();
  CHECK(reply.status == 503);
  CHECK(reply.header("retry-after") == "2");
  CHECK(refused.reads_end());
  CHECK(waiting.stays_silent(0));
  handler.released.count_down();
  CHECK(first.read_reply().body == "/wait");
  CHECK(waiting.read_reply().body == "/a");
}

TEST_CASE("a request that is refused costs no handler thread") {
  http_server_options options;
  options.handler_threads = 1;
  options.max_waiting_requests = 0;
  held_handler handler;
  running_server running(std::ref(handler), options);
  http_client first(running.port());
  first.send(request_wait);
  handler.entered.wait();
  CHECK(exchange(running.port(), "TRACE", "/").status == 405);
  handler.released.count_down();
  CHECK(first.read_reply().status == 200);
}

TEST_CASE("a stop lets the request under way finish, closes what is idle and accepts nothing more") {
  held_handler handler;
  running_server running(std::ref(handler));
  http_client idle(running.port());
  idle.send(request_a);
  CHECK(idle.read_reply().body == "/a");
  http_client fresh(running.port());
  http_client busy(running.port());
  busy.send(request_wait);
  handler.entered.wait();
  {
    std::jthread stopping([&] { running.server.stop(); });
    CHECK(idle.reads_end());
    CHECK(fresh.reads_end());
    CHECK_THROWS(http_client(running.port()));
    CHECK(busy.stays_silent(0));
    handler.released.count_down();
    const http_reply reply = busy.read_reply();
    CHECK(reply.body == "/wait");
    CHECK(reply.header("connection") == "close");
    CHECK(busy.reads_end());
  }
  CHECK(running.server.connections() == 0);
  running.server.stop();  // once more does no harm
}

TEST_CASE("a client that has connected just before a stop is still answered") {
  running_server running(echo_path);
  http_client idle(running.port());
  idle.send(request_a);
  CHECK(idle.read_reply().body == "/a");
  http_client fresh(running.port());
  std::jthread stopping([&] { running.server.stop(); });
  CHECK(idle.reads_end());
  fresh.send(request_a);
  CHECK(fresh.read_reply().body == "/a");
  CHECK(fresh.reads_end());
}

TEST_CASE("a stop reads a request to its end that has begun to arrive") {
  running_server running(echo_path);
  http_client client(running.port());
  http_client idle(running.port());
  client.send("POST /a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n").contains(" 100 "));
  std::jthread stopping([&] { running.server.stop(); });
  CHECK(idle.reads_end());
  client.send("text");
  CHECK(client.read_reply().body == "/a");
}

TEST_CASE("a stop does not wait for a client beyond the deadline") {
  http_server_options options;
  options.deadlines.drain = 50ms;
  running_server running(echo_path, options);
  http_client half(running.port());
  half.send("POST /a HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(half.read_until("\r\n\r\n").contains(" 100 "));
  running.server.stop();
  running.server.stop();
}

TEST_CASE("a server that was never started can be destroyed") {
  event_hub events;
  const http_server server({}, echo_path, events);
  CHECK(server.port() != 0);
  CHECK(server.connections() == 0);
}

TEST_CASE("many clients at once each get their own answers") {
  running_server running(
      [](request& incoming) { return response::text(incoming.path + std::string(incoming.body.view())); });
  std::atomic<int> wrong = 0;
  {
    std::vector<std::jthread> clients;
    for (int c = 0; c < 8; ++c) {
      clients.emplace_back([&, c] {
        http_client client(running.port());
        for (int i = 0; i < 50; ++i) {
          const std::string body = fmt::format("-{}-{}", c, i);
          client.send(fmt::format("POST /{} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n{}", i,
                                  body.size(), body));
          if (client.read_reply().body != fmt::format("/{}{}", i, body)) ++wrong;
        }
      });
    }
  }
  CHECK(wrong == 0);
}
