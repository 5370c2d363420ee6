// SPDX-License-Identifier: Apache-2.0
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <string>

using namespace matala::server;
using namespace matala::tests;
using namespace std::chrono_literals;

namespace {

// Far longer than any test waits: what ends a connection is the one deadline that the test has set.
constexpr http_deadlines never{.head = 1h, .body = 1h, .write = 1h, .idle = 1h, .drain = 1s, .heartbeat = 1h};

http_server_options with(http_deadlines deadlines) {
  http_server_options options;
  options.deadlines = deadlines;
  return options;
}

/// Sends a byte whenever 10 ms have passed without an answer; true when the server has ended the connection before
/// `most` bytes.
bool is_cut_off_while_trickling(http_client& client, int most) {
  for (int i = 0; i < most; ++i) {
    if (!client.send("a")) return true;
    if (!client.stays_silent(10)) return client.reads_end();
  }
  return false;
}

}  // namespace

TEST_CASE("a connection without a request is closed when the deadline for a head has passed") {
  http_deadlines deadlines = never;
  deadlines.head = 50ms;
  running_server running(echo_path, with(deadlines));
  http_client client(running.port());
  CHECK(client.reads_end());
}

TEST_CASE("a client that trickles its head gains nothing") {
  http_deadlines deadlines = never;
  deadlines.head = 100ms;
  running_server running(echo_path, with(deadlines));
  http_client client(running.port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\nA: ");
  CHECK(is_cut_off_while_trickling(client, 1000));
}

TEST_CASE("the deadline for a head counts from its first byte on a connection that was idle") {
  http_deadlines deadlines = never;
  deadlines.head = 100ms;
  running_server running(echo_path, with(deadlines));
  http_client client(running.port());
  client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_reply().body == "/a");
  CHECK(client.stays_silent(300));
  client.send("GET / HTTP/1.1\r\n");
  CHECK(client.reads_end());
}

TEST_CASE("a client that trickles its body gains nothing") {
  http_deadlines deadlines = never;
  deadlines.body = 100ms;
  running_server running(echo_path, with(deadlines));
  http_client client(running.port());
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 16000\r\n\r\n");
  CHECK(is_cut_off_while_trickling(client, 1000));
}

TEST_CASE("a connection that stays idle between two requests is closed") {
  http_deadlines deadlines = never;
  deadlines.idle = 50ms;
  running_server running(echo_path, with(deadlines));
  http_client client(running.port());
  client.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_reply().body == "/a");
  CHECK(client.reads_end());
}

TEST_CASE("a client that does not read its answer is given up") {
  http_deadlines deadlines = never;
  deadlines.write = 50ms;
  deadlines.idle = 1s;
  static constexpr std::size_t more_than_any_buffer = 64 * 1024 * 1024;
  const auto handler = [](request& incoming) {
    return response::text(incoming.path == "/large" ? std::string(more_than_any_buffer, 'a') : "small");
  };
  running_server running(handler, with(deadlines));
  http_client slow(running.port());
  slow.send("GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n");
  // The end of an idle connection tells that the deadline for writing is long over.
  http_client other(running.port());
  other.send("GET /small HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(other.read_reply().body == "small");
  CHECK(other.reads_end());
  CHECK(slow.read_reply().body.size() < more_than_any_buffer);
}

TEST_CASE("the deadlines shrink when more than 80 % of the connections are taken") {
  http_deadlines deadlines = never;
  deadlines.head = 3s;
  http_server_options options = with(deadlines);
  options.max_connections = 5;
  running_server running(echo_path, options);
  http_client first(running.port());
  http_client second(running.port());
  http_client third(running.port());
  http_client fourth(running.port());
  // Accepted in the order of connecting, so this one is the first to count as too much.
  http_client fifth(running.port());
  CHECK(fifth.reads_end());
  CHECK(first.stays_silent(0));
  CHECK(fourth.stays_silent(0));
}
