// SPDX-License-Identifier: Apache-2.0
#include "server/http/gate.hpp"

#include "server/http/http_server.hpp"
#include "tests/server/http/malformed_fields.hpp"
#include "tests/server/http/malformed_lines.hpp"
#include "tests/server/http/malformed_sizes.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <array>
#include <atomic>
#include <string>

using namespace matala::server;
using namespace matala::tests;

TEST_CASE("every malformed or ambiguous request is answered 4xx, ends its connection and never reaches a handler") {
  malformed_requests corpus;
  add_malformed_lines(corpus);
  add_malformed_fields(corpus);
  add_malformed_sizes(corpus);
  REQUIRE(corpus.cases.size() >= 1000);
  // Hidden behind each of them: what a server that reads on after an error would serve.
  static constexpr std::string_view hidden = "GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n";

  event_hub events;
  std::atomic<int> handled = 0;
  const auto handler = [&](request& incoming) {
    ++handled;
    return response::text(incoming.path);
  };
  http_server server({}, handler, events);
  server.start();
  for (const auto& [why, bytes, complete] : corpus.cases) {
    CAPTURE(why);
    http_client client(server.port());
    client.send(complete ? bytes + std::string(hidden) : bytes);
    if (!complete) client.finish_sending();
    const http_reply reply = client.read_reply();
    CHECK(reply.status >= 400);
    CHECK(reply.status < 500);
    CHECK(reply.header("connection") == "close");
    CHECK(client.reads_end());
  }
  CHECK(handled == 0);
  CHECK(get(server.port(), "/alive").body == "/alive");
}

TEST_CASE("what browsers, curl and proxies send passes the gate") {
  const std::array<std::string_view, 14> heads{
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
      "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n",
      "HEAD /a/b HTTP/1.1\r\nhost:localhost:8080\r\n\r\n",
      "GET /tunnit/1?a=b&c=%C3%A4+%20 HTTP/1.1\r\nHost: matala.example.org\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: [::1]:8080\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 999999999\r\n\r\n",
      "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n",
      "PATCH / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Encoding: identity\r\n\r\n",
      "DELETE /a HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nA:\t \r\nB:\r\nX-Forwarded-For: a\r\nX-Forwarded-For: b\r\n\r\n",
      "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (X11; \xE4)\r\nAccept: */*;q=0.8\r\n\r\n",
  };
  for (const std::string_view head : heads) {
    CAPTURE(head);
    CHECK(find_head_end(head, 0).value() == std::optional(head.size()));
    CHECK(inspect_head(head).has_value());
  }
}

TEST_CASE("the gate refuses by itself, whatever the parser behind it would do, and says what was wrong") {
  struct row {
    std::string_view request_line;
    std::string_view fields;
    http_errc code;
  };
  using enum http_errc;
  for (const auto& [request_line, fields, code] : {
           row{"GE(T / HTTP/1.1", "", malformed_request},
           row{"GET / HTTP/1.2", "", malformed_request},
           row{"GET / HTTP/1.", "", malformed_request},
           row{"GET //a HTTP/1.1", "", malformed_request},
           row{"GET a HTTP/1.1", "", malformed_request},
           row{"GET * HTTP/1.1", "", malformed_request},
           row{"GET  HTTP/1.1", "", malformed_request},
           row{"GET /{ HTTP/1.1", "", malformed_request},
           row{"TRACE / HTTP/1.1", "", method_not_allowed},
           row{"POST / HTTP/1.1", "", length_required},
           row{"POST / HTTP/1.1", "Content-Length: 1000000000\r\n", malformed_request},
           row{"POST / HTTP/1.1", "Content-Length: 1\r\nContent-Length: 1\r\n", malformed_request},
           row{"GET / HTTP/1.1", "Content-Length: 1\r\n", malformed_request},
           row{"GET / HTTP/1.1", "Transfer-Encoding: chunked\r\n", malformed_request},
           row{"GET / HTTP/1.1", "Transfer_Encoding: chunked\r\n", malformed_request},
           row{"GET / HTTP/1.1", "Host: localhost\r\n", malformed_request},
           row{"GET / HTTP/1.1", " folded\r\n", malformed_request},
           row{"GET / HTTP/1.1", "A : b\r\n", malformed_request},
           row{"GET / HTTP/1.1", "Connection: host\r\n", malformed_request},
           row{"GET / HTTP/1.1", "Content-Encoding: br\r\n", unsupported_media_type},
           row{"GET / HTTP/1.1", "Expect: tea\r\n", expectation_failed},
       }) {
    CAPTURE(request_line);
    CAPTURE(fields);
    const auto verdict = inspect_head(fmt::format("{}\r\nHost: localhost\r\n{}\r\n", request_line, fields));
    REQUIRE_FALSE(verdict.has_value());
    CHECK(verdict.error() == code);
  }
}

TEST_CASE("64 fields and a target of 4096 bytes pass, one more does not") {
  const auto with_fields = [](int count) {
    std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n";
    for (int i = 1; i < count; ++i) head += "A: b\r\n";
    return head + "\r\n";
  };
  CHECK(inspect_head(with_fields(64)).has_value());
  CHECK(inspect_head(with_fields(65)).error() == http_errc::header_too_large);
  const auto with_target = [](std::size_t size) {
    return fmt::format("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", std::string(size - 1, 'a'));
  };
  CHECK(inspect_head(with_target(4096)).has_value());
  CHECK(inspect_head(with_target(4097)).error() == http_errc::target_too_long);
}

TEST_CASE("the end of a head is found wherever the bytes are divided") {
  const std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";
  const std::string received = head + "GET /next";
  for (std::size_t first = 0; first < head.size(); ++first) {
    CAPTURE(first);
    CHECK(find_head_end(std::string_view(received).substr(0, first), 0).value() == std::optional<std::size_t>());
    CHECK(find_head_end(received, first).value() == std::optional(head.size()));
  }
}

TEST_CASE("a head of 8192 bytes is found, one of 8193 is too large") {
  const auto of_size = [](std::size_t size) {
    std::string head = "GET / HTTP/1.1\r\nHost: localhost\r\nA: ";
    return head.append(size - head.size() - 4, 'a') + "\r\n\r\n";
  };
  CHECK(find_head_end(of_size(8192), 0).value() == std::optional<std::size_t>(8192));
  CHECK(find_head_end(of_size(8193), 0).error() == http_errc::header_too_large);
  CHECK(find_head_end(of_size(8192).substr(0, 8191), 0).value() == std::optional<std::size_t>());
}

TEST_CASE("a control character is refused before the head is complete") {
  CHECK_FALSE(find_head_end(std::string_view("GET /\0", 6), 0).has_value());
  CHECK_FALSE(find_head_end("GET / HTTP/1.1\n", 0).has_value());
  CHECK_FALSE(find_head_end("GET / HTTP/1.1\rH", 0).has_value());
  CHECK_FALSE(find_head_end("\r\n", 0).has_value());
  CHECK(find_head_end("GET / HTTP/1.1\r", 0).value() == std::optional<std::size_t>());
  CHECK(find_head_end("A\r\n", 0).value() == std::optional<std::size_t>());
}
