// SPDX-License-Identifier: Apache-2.0
#include "server/http/response.hpp"

#include "server/http/errc.hpp"
#include "server/http/http_date.hpp"
#include "server/http/security_headers.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <stdexcept>
#include <string>

using namespace matala::server;
using namespace std::chrono_literals;

TEST_CASE("each kind of response has its status and type") {
  struct row {
    response answer;
    unsigned status;
    std::string_view type;
    std::string_view body;
  };
  row rows[] = {
      {response::html("<p>"), 200, "text/html; charset=utf-8", "<p>"},
      {response::html("<p>", 404), 404, "text/html; charset=utf-8", "<p>"},
      {response::text("a"), 200, "text/plain; charset=utf-8", "a"},
      {response::json("{}", 201), 201, "application/json", "{}"},
      {response::problem("{}", 409), 409, "application/problem+json", "{}"},
      {response::of_type("text/calendar", "b"), 200, "text/calendar", "b"},
      {response::shared("font/woff2", std::make_shared<const std::string>("c")), 200, "font/woff2", "c"},
      {response::see_other("/a"), 303, "", ""},
      {response::no_content(), 204, "", ""},
      {response::not_modified("\"a\""), 304, "", ""},
      {response::events({"t", "p"}), 200, "text/event-stream", ""},
  };
  for (const row& each : rows) {
    CAPTURE(each.status);
    CHECK(each.answer.status() == each.status);
    CHECK(each.answer.header("content-type").value_or("") == each.type);
    CHECK(each.answer.body() == each.body);
    CHECK(each.answer.stream().has_value() == (each.type == "text/event-stream"));
  }
  CHECK(response::see_other("/a").header("Location") == "/a");
}

TEST_CASE("a field is set once, whatever the case of its name") {
  const response answer = response::text("a").set("etag", "1").set("ETag", "2").set_cookie("c=d");
  CHECK(answer.header("ETAG") == "2");
  CHECK(answer.header("Set-Cookie") == "c=d");
  CHECK(answer.headers().size() == 3);
}

TEST_CASE("nothing that comes from a client can write a header field") {
  response answer = response::no_content();
  for (const std::string_view bad : {"a\r\nb: c", "a\nb", "a\rb", "a\tb", "\x7F", "a\x01"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(answer.set("A", bad), std::invalid_argument);
    CHECK_THROWS_AS(static_cast<void>(response::see_other(bad)), std::invalid_argument);
  }
  for (const std::string_view bad : {"", "a b", "a:", "a\r\n"})
    CHECK_THROWS_AS(answer.set(bad, "a"), std::invalid_argument);
  CHECK(answer.headers().empty());
}

TEST_CASE("a page may load from its own host only, run no inline script and be framed by nobody") {
  response page = response::html("");
  add_security_headers(page, 0s);
  CHECK(page.header("Content-Security-Policy") ==
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
        "require-trusted-types-for 'script'");
  CHECK_FALSE(page.header("Content-Security-Policy")->contains("unsafe"));
  CHECK(page.header("X-Content-Type-Options") == "nosniff");
  CHECK(page.header("Referrer-Policy") == "no-referrer");
  CHECK(page.header("Cross-Origin-Opener-Policy") == "same-origin");
  CHECK(page.header("Cross-Origin-Resource-Policy") == "same-origin");
  CHECK(page.header("Permissions-Policy").has_value());
  CHECK(page.header("Cache-Control") == "no-store");
  CHECK_FALSE(page.header("Strict-Transport-Security").has_value());
}

TEST_CASE("what is not a page may load nothing, and keeps its own caching") {
  response file = response::of_type("image/svg+xml", "<svg/>").set("Cache-Control", "public");
  add_security_headers(file, 63072000s);
  CHECK(file.header("Content-Security-Policy")->starts_with("default-src 'none'; form-action 'none'"));
  CHECK(file.header("Cache-Control") == "public");
  CHECK(file.header("Strict-Transport-Security") == "max-age=63072000; includeSubDomains");
}

TEST_CASE("dates are those of HTTP") {
  using std::chrono::sys_seconds;
  CHECK(format_http_date(sys_seconds(784111777s)) == "Sun, 06 Nov 1994 08:49:37 GMT");
  CHECK(format_http_date(sys_seconds(0s)) == "Thu, 01 Jan 1970 00:00:00 GMT");
  CHECK(format_http_date(sys_seconds(1709251199s)) == "Thu, 29 Feb 2024 23:59:59 GMT");
}

TEST_CASE("every error has a status with a phrase, except that nobody is there") {
  for (int i = 0; i < static_cast<int>(http_errc::disconnected); ++i) {
    CAPTURE(i);
    const unsigned status = status_of(static_cast<http_errc>(i));
    CHECK(status >= 400);
    CHECK(reason_phrase(status) != "Unknown");
  }
  CHECK(status_of(http_errc::disconnected) == 0);
  CHECK(reason_phrase(299) == "Unknown");
}
