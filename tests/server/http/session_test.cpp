// SPDX-License-Identifier: Apache-2.0
#include "server/http/session.hpp"

#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <string>

using namespace matala::server;
using namespace matala::tests;

TEST_CASE("a request reaches the handler whole, and its response the client") {
  running_server running([](request& incoming) {
    CHECK(incoming.method == http_method::post);
    CHECK(incoming.target == "/a%20b?c=d%21");
    CHECK(incoming.path == "/a b");
    CHECK(incoming.query_value("c") == "d!");
    CHECK(incoming.header("x-y") == "z");
    CHECK(incoming.remote == "127.0.0.1");
    CHECK(incoming.body.view() == "text");
    return response::html("<p>", 201).set("ETag", "\"1\"").set_cookie("e=f");
  });
  const http_reply reply = exchange(running.port(), "POST", "/a%20b?c=d%21", "X-Y:  z \r\n", "text");
  CHECK(reply.status == 201);
  CHECK(reply.body == "<p>");
  CHECK(reply.header("content-length") == "3");
  CHECK(reply.header("etag") == "\"1\"");
  CHECK(reply.header("set-cookie") == "e=f");
  CHECK(reply.header("date")->ends_with(" GMT"));
  CHECK(reply.header("connection") == "close");
}

TEST_CASE("every answer carries the security headers, a refusal too") {
  running_server running(echo_path);
  http_client client(running.port());
  client.send("BAD\r\n\r\n");
  for (const http_reply& reply : {get(running.port(), "/"), client.read_reply()}) {
    CAPTURE(reply.status);
    CHECK(reply.header("content-security-policy").has_value());
    CHECK(reply.header("x-content-type-options") == "nosniff");
    CHECK(reply.header("cache-control") == "no-store");
  }
}

TEST_CASE("HEAD is answered like GET, without the body") {
  running_server running(echo_path);
  http_client client(running.port());
  client.send("HEAD /hours HTTP/1.1\r\nHost: localhost\r\n\r\nGET /next HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const http_reply head = client.read_reply("HEAD");
  CHECK(head.status == 200);
  CHECK(head.header("content-length") == "6");
  CHECK(client.read_until("\r\n") == "HTTP/1.1 200 OK\r\n");
}

TEST_CASE("204 and 304 have no body and no length") {
  running_server running([](request& incoming) {
    return incoming.path == "/204" ? response::no_content() : response::not_modified("\"a\"");
  });
  http_client client(running.port());
  for (const unsigned status : {204U, 304U, 204U}) {
    client.send(fmt::format("GET /{} HTTP/1.1\r\nHost: localhost\r\n\r\n", status));
    const http_reply reply = client.read_reply();
    CHECK(reply.status == status);
    CHECK_FALSE(reply.header("content-length").has_value());
  }
}

TEST_CASE("a connection serves one request after the other, however they arrive") {
  running_server running(echo_path);
  http_client client(running.port());
  SUBCASE("each after the answer to the one before") {
    for (const std::string_view path : {"/1", "/2", "/3"}) {
      client.send(fmt::format("GET {} HTTP/1.1\r\nHost: localhost\r\n\r\n", path));
      CHECK(client.read_reply().body == path);
    }
  }
  SUBCASE("all at once") {
    std::string all;
    for (int i = 0; i < 50; ++i) {
      all += fmt::format("POST /{} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 400\r\n\r\n{}", i,
                         std::string(400, 'a'));
    }
    client.send(all);
    for (int i = 0; i < 50; ++i) CHECK(client.read_reply().body == fmt::format("/{}", i));
  }
  SUBCASE("byte by byte") {
    for (const char c : std::string_view("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n")) client.send({&c, 1});
    CHECK(client.read_reply().body == "/a");
  }
}

TEST_CASE("the connection ends after the answer when the client wants it so") {
  running_server running(echo_path);
  for (const std::string_view head : {"GET /a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                                      "GET /a HTTP/1.0\r\nHost: localhost\r\n\r\n"}) {
    CAPTURE(head);
    http_client client(running.port());
    client.send(head);
    CHECK(client.read_reply().body == "/a");
    CHECK(client.reads_end());
  }
}

TEST_CASE("a body of the limit is read, one byte more is answered 413 and never reaches a handler") {
  http_server_options options;
  options.body_limit = [](http_method, std::string_view path) -> std::size_t {
    return path == "/case" ? 65536 : 16384;
  };
  std::atomic<int> handled = 0;
  running_server running(
      [&](request& incoming) {
        ++handled;
        return response::text(std::to_string(incoming.body.size()));
      },
      options);
  for (const std::size_t limit : {16384U, 65536U}) {
    const std::string_view path = limit == 65536 ? "/case" : "/other";
    CHECK(exchange(running.port(), "POST", path, "", std::string(limit, 'a')).body == std::to_string(limit));
    const int before = handled;
    http_client client(running.port());
    client.send(fmt::format("POST {} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n", path, limit + 1));
    client.send(std::string(limit + 1, 'a'));
    client.send("GET /hidden HTTP/1.1\r\nHost: localhost\r\n\r\n");
    const http_reply reply = client.read_reply();
    CHECK(reply.status == 413);
    CHECK(reply.header("connection") == "close");
    CHECK(client.reads_end());
    CHECK(handled == before);
  }
}

TEST_CASE("a client that is refused may end its sending, or it might never see the answer") {
  running_server running(echo_path);
  http_client client(running.port());
  client.send("POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n");
  CHECK(client.read_reply().status == 413);
  CHECK(client.reads_end());
  for (int i = 0; i < 10; ++i) CHECK(client.send(std::string(10'000, 'a')));
}

TEST_CASE("a head of 8192 bytes is served, one of 8193 is answered 431") {
  running_server running(echo_path);
  for (const std::size_t size : {8192U, 8193U}) {
    CAPTURE(size);
    std::string head = "GET /a HTTP/1.1\r\nHost: localhost\r\nA: ";
    head.append(size - head.size() - 4, 'a').append("\r\n\r\n");
    http_client client(running.port());
    client.send(head);
    CHECK(client.read_reply().status == (size == 8192 ? 200 : 431));
  }
}

TEST_CASE("a client that asks first is told to go on, unless its body is too large") {
  running_server running([](request& incoming) { return response::text(std::string(incoming.body.view())); });
  http_client client(running.port());
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("text");
  CHECK(client.read_reply().body == "text");
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 16385\r\n\r\n");
  CHECK(client.read_reply().status == 413);
  CHECK(client.reads_end());
}

TEST_CASE("a handler that throws is answered 500, told about, and does no harm to the next request") {
  std::atomic<int> told = 0;
  http_server_options options;
  options.on_handler_failure = [&](const std::exception_ptr&) { ++told; };
  const auto handler = [](request& incoming) -> response {
    if (incoming.path == "/throw") throw std::runtime_error("secret");
    return response::text("fine");
  };
  running_server running(handler, options);
  http_client client(running.port());
  client.send("GET /throw HTTP/1.1\r\nHost: localhost\r\n\r\n");
  const http_reply reply = client.read_reply();
  CHECK(reply.status == 500);
  CHECK_FALSE(reply.body.contains("secret"));
  CHECK(told == 1);
  client.send("GET /fine HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_reply().body == "fine");
}

TEST_CASE("a refusal is a page of the application's own making, in the language of the reader") {
  http_server_options options;
  options.refusal = [](http_errc code, std::string_view accept_language) {
    return response::html(fmt::format("{} {}", status_of(code), accept_language), status_of(code));
  };
  running_server running(echo_path, options);
  CHECK(exchange(running.port(), "POST", "/", "Accept-Language: sv\r\n", std::string(16385, 'a')).body == "413 sv");
  CHECK(get(running.port(), "/%zz", "Accept-Language: sv\r\n").body == "400 sv");
  const http_reply reply = exchange(running.port(), "OPTIONS", "/");
  CHECK(reply.body == "405 ");
  CHECK(reply.header("allow") == "GET, HEAD, POST, PUT, PATCH, DELETE");
}

TEST_CASE("the address of the client is the one that the proxy has added, when there is a proxy") {
  const auto handler = [](request& incoming) { return response::text(incoming.remote); };
  const std::string_view forged =
      "X-Forwarded-For: 192.0.2.1\r\nX-Forwarded-For: 192.0.2.2, 203.0.113.9, 198.51.100.7\r\n";
  SUBCASE("without a proxy the field means nothing") {
    running_server running(handler);
    CHECK(get(running.port(), "/", forged).body == "127.0.0.1");
  }
  SUBCASE("with a proxy its own entry, the last one, counts") {
    http_server_options options;
    options.client_address_field = "x-forwarded-for";
    running_server running(handler, options);
    CHECK(get(running.port(), "/", forged).body == "198.51.100.7");
    CHECK(get(running.port(), "/").body == "127.0.0.1");
  }
}
