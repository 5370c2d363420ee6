// SPDX-License-Identifier: Apache-2.0
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

using namespace matala::server;
using namespace matala::tests;
using namespace std::chrono_literals;

namespace {

/// "/topic?person" opens a stream on the topic.
response open_stream(request& incoming) {
  return response::events({incoming.path, incoming.query.empty() ? "somebody" : incoming.query.front().name});
}

/// A client that has seen its stream open.
std::unique_ptr<http_client> reader_of(std::uint16_t port, std::string_view target) {
  auto client = std::make_unique<http_client>(port);
  client->send(fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", target));
  const http_reply reply = client->read_reply();
  CHECK(reply.status == 200);
  CHECK(reply.header("content-type") == "text/event-stream");
  CHECK(reply.header("cache-control") == "no-store");
  CHECK(client->read_until("\n\n") == "retry: 3000\n\n");
  return client;
}

http_server_options with_heartbeat(std::chrono::milliseconds heartbeat) {
  http_server_options options;
  options.deadlines.heartbeat = heartbeat;
  return options;
}

}  // namespace

TEST_CASE("three readers of a topic get each event, a reader of another topic none") {
  running_server running(open_stream);
  std::vector<std::unique_ptr<http_client>> readers;
  for (int i = 0; i < 3; ++i) readers.push_back(reader_of(running.port(), "/hour"));
  const auto other = reader_of(running.port(), "/other");
  CHECK(running.events.publish("/hour", "phase", "1") == 3);
  CHECK(running.events.publish("/hour", "phase", "2") == 3);
  for (const auto& reader : readers) {
    CHECK(reader->read_until("\n\n") == "id: 1\nevent: phase\ndata: 1\n\n");
    CHECK(reader->read_until("\n\n") == "id: 2\nevent: phase\ndata: 2\n\n");
  }
  CHECK(running.events.publish("/other", "phase", "3") == 1);
  CHECK(other->read_until("\n\n") == "id: 3\nevent: phase\ndata: 3\n\n");
}

TEST_CASE("events published by several threads all arrive") {
  running_server running(open_stream);
  const auto reader = reader_of(running.port(), "/hour");
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 20; ++i) running.events.publish("/hour", "phase", "x");
      });
    }
  }
  for (int i = 1; i <= 60; ++i)
    CHECK(reader->read_until("\n\n") == fmt::format("id: {}\nevent: phase\ndata: x\n\n", i));
}

TEST_CASE("a silent stream gives signs of life") {
  running_server running(open_stream, with_heartbeat(10ms));
  const auto reader = reader_of(running.port(), "/hour");
  for (int i = 0; i < 3; ++i) CHECK(reader->read_until("\n\n") == ":\n\n");
  running.events.publish("/hour", "phase", "1");
  while (reader->read_until("\n\n") == ":\n\n") {
  }
}

TEST_CASE("one window too many of a person is answered 503") {
  running_server running(open_stream, with_heartbeat(1h));
  std::vector<std::unique_ptr<http_client>> readers;
  for (std::size_t i = 0; i < event_hub_limits().streams_per_person; ++i)
    readers.push_back(reader_of(running.port(), "/t?p"));
  const http_reply refused = get(running.port(), "/t?p");
  CHECK(refused.status == 503);
  CHECK(refused.header("retry-after").has_value());
  const auto other = reader_of(running.port(), "/t?q");
  SUBCASE("until one of them closes, even when nothing is published") {
    readers.pop_back();
    unsigned status = 503;
    for (int attempt = 0; attempt < 1000 && status == 503; ++attempt) {
      http_client again(running.port());
      again.send("GET /t?p HTTP/1.1\r\nHost: localhost\r\n\r\n");
      status = again.read_reply().status;
    }
    CHECK(status == 200);
  }
}

TEST_CASE("the end of a session closes its streams and no others") {
  running_server running(open_stream);
  const auto mine = reader_of(running.port(), "/hour?p");
  const auto other = reader_of(running.port(), "/hour?q");
  CHECK(running.events.disconnect("p") == 1);
  CHECK(mine->reads_end());
  CHECK(running.events.publish("/hour", "phase", "1") == 1);
  CHECK(other->read_until("\n\n").contains("data: 1"));
}

TEST_CASE("a reader that does not read is dropped and the publisher never waits") {
  http_server_options options;
  options.deadlines.write = 50ms;
  running_server running(open_stream, options);
  const auto slow = reader_of(running.port(), "/hour");
  const std::string large(1024 * 1024, 'a');
  // The socket takes some of them, the backlog 64; far fewer than these, and dropping needs no clock.
  int events = 0;
  while (running.events.publish("/hour", "phase", large) == 1) REQUIRE(++events < 1000);
  while (!slow->reads_end()) static_cast<void>(slow->read_until("\n\n"));
}

TEST_CASE("HEAD of a stream has a head and no stream") {
  running_server running(open_stream);
  http_client client(running.port());
  client.send("HEAD /hour HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  CHECK(client.read_reply("HEAD").status == 200);
  CHECK(client.reads_end());
}

TEST_CASE("a stop ends the streams at once") {
  running_server running(open_stream);
  const auto reader = reader_of(running.port(), "/hour");
  running.server.stop();
  CHECK(reader->reads_end());
  CHECK(running.events.publish("/hour", "phase", "1") == 0);
}
