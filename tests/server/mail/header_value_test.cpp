// SPDX-License-Identifier: Apache-2.0
#include "server/mail/header_value.hpp"

#include "server/mail/calendar_part.hpp"
#include "server/mail/mail_error.hpp"
#include "server/mail/message_builder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

using namespace matala::server;

namespace {

mail_message sample_message() {
  return {.from_name = "Konsultaatiotunti",
          .from = "konsultaatio@example.org",
          .to = "maija@example.org",
          .subject = "Konsultaatiotunti ti 12.1.2027 klo 9-10",
          .lang = language::fi,
          .date = {},
          .message_id = "m1@example.org",
          .references = "m0@example.org",
          .text = "text",
          .html = "<p>text</p>",
          .calendar = std::nullopt};
}

/// Every way to begin another line that a mail program, a mail server or a calendar may honour, before what would be
/// smuggled in.
std::vector<std::string> injections() {
  std::vector<std::string> const line_ends = {"\r\n",
                                              "\n",
                                              "\r",
                                              "\r\n ",
                                              "\r\n\t",
                                              "\n\r",
                                              std::string(1, '\0'),
                                              "\v",
                                              "\f",
                                              "\x1b",
                                              "\x7f",
                                              "\xc2\x85",
                                              "\xe2\x80\xa8",
                                              "\xe2\x80\xa9",
                                              "\x80",
                                              "\xc0\x8a",
                                              "\xed\xa0\x80",
                                              "\xf5\x80\x80\x80",
                                              "\xe0\x81\x81",
                                              "\xf0\x80\x81\x81"};
  std::vector<std::string> const payloads = {"Bcc: everybody@example.com",      "Subject: other", "\r\nbody", ".",
                                             "RCPT TO:<everybody@example.com>", "END:VCALENDAR",  ""};
  std::vector<std::string> all;
  for (auto const& line_end : line_ends) {
    for (auto const& payload : payloads) all.push_back(line_end + payload);
  }
  return all;
}

}  // namespace

TEST_CASE("no header takes a line end, wherever it stands") {
  auto const corpus = injections();
  REQUIRE(corpus.size() >= 100);
  using field = std::string mail_message::*;
  for (field const where : {&mail_message::from_name, &mail_message::from, &mail_message::to, &mail_message::subject,
                            &mail_message::message_id, &mail_message::references}) {
    for (auto const& injection : corpus) {
      CAPTURE(injection);
      auto message = sample_message();
      auto const good = message.*where;
      message.*where = good + injection;
      CHECK_THROWS_AS(build_message(message), mail_error);
      message.*where = injection + good;
      CHECK_THROWS_AS(build_message(message), mail_error);
      message.*where = good.substr(0, 3) + injection + good.substr(3);
      CHECK_THROWS_AS(build_message(message), mail_error);
    }
  }
  CHECK_NOTHROW(build_message(sample_message()));
}

TEST_CASE("no address, URL or Message-ID takes what means something in a command or a header") {
  for (std::string_view const bad :
       {"", "maija", "@example.org", "maija@", "a@b@example.org", "maija @example.org", "<maija@example.org>",
        "a,b@example.org", "a;b@example.org", "\"a b\"@example.org", "a(b)@example.org", "a\\b@example.org",
        "a:b@example.org", "mäija@example.org", "maija@[127.0.0.1]"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(checked_address(bad, "recipient"), mail_error);
    CHECK_THROWS_AS(checked_message_id(bad, "Message-ID"), mail_error);
  }
  for (std::string_view const bad : {"", "ftp://example.org", "javascript:alert(1)", "https://a b", "https://a\"b",
                                     "https://a<b", "https://ä.example.org", "https://a\nb"}) {
    CAPTURE(bad);
    CHECK_THROWS_AS(checked_url(bad, "link"), mail_error);
  }
}

TEST_CASE("addresses as people have them pass") {
  for (std::string_view const good :
       {"a@b", "first.last+tag@mail.example.org", "o'brien@example.com", "x_y-z@e.example.net"}) {
    CAPTURE(good);
    CHECK(checked_address(good, "recipient") == good);
  }
}

TEST_CASE("lengths are limited just where they are said to be") {
  std::string const at_limit = std::string(254 - 12, 'a') + "@example.org";
  CHECK_NOTHROW(checked_address(at_limit, "recipient"));
  CHECK_THROWS_AS(checked_address("a" + at_limit, "recipient"), mail_error);
  CHECK_NOTHROW(checked_text(std::string(200, 'a'), "subject"));
  CHECK_THROWS_AS(checked_text(std::string(201, 'a'), "subject"), mail_error);
  CHECK_THROWS_AS(checked_text("", "subject"), mail_error);
}

TEST_CASE("a refusal names the field and not its value") {
  try {
    checked_address("secret person\n@example.org", "recipient");
    FAIL("not refused");
  } catch (mail_error const& error) {
    CHECK(std::string(error.what()) == "the mail's recipient is not allowed");
  }
}
