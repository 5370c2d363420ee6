// SPDX-License-Identifier: Apache-2.0
#include "server/mail/message_builder.hpp"

#include <doctest/doctest.h>
#include <gmime/gmime.h>

#include <memory>
#include <string>
#include <string_view>

using namespace matala::server;

namespace {

struct unref {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using gmime_ptr = std::unique_ptr<Object, unref>;

mail_message sample(std::optional<calendar_attachment> calendar) {
  return {.from_name = "Konsultationstimme",
          .from = "konsultaatio@example.org",
          .to = "maija.esimerkki@example.org",
          .subject = "INSTÄLLD: Konsultationstimme tis 12.1.2027 kl. 9-10",
          .lang = language::sv,
          .date = std::chrono::sys_days{std::chrono::January / 11 / 2027} + std::chrono::hours{10},
          .message_id = "m1@matala.example.org",
          .references = "m0@matala.example.org",
          .text = "Timmen hålls inte.\n.\nFrom här\n" + std::string(1200, 'x') + "\n",
          .html = "<p>Timmen hålls inte.</p>\n",
          .calendar = std::move(calendar)};
}

gmime_ptr<GMimeMessage> parse(std::string const& bytes) {
  g_mime_init();
  gmime_ptr<GMimeStream> const stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  gmime_ptr<GMimeParser> const parser(g_mime_parser_new_with_stream(stream.get()));
  return gmime_ptr<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string header(GMimeMessage* message, char const* name) {
  auto const* const value = g_mime_object_get_header(GMIME_OBJECT(message), name);
  return value == nullptr ? "" : value;
}

GMimeObject* child(GMimeObject* parent, int index) {
  return g_mime_multipart_get_part(GMIME_MULTIPART(parent), index);
}

std::string type(GMimeObject* part) {
  std::unique_ptr<char, decltype(&g_free)> const text(
      g_mime_content_type_get_mime_type(g_mime_object_get_content_type(part)), &g_free);
  return text.get();
}

std::string parameter(GMimeObject* part, char const* name) {
  auto const* const value = g_mime_object_get_content_type_parameter(part, name);
  return value == nullptr ? "" : value;
}

std::string content(GMimeObject* part) {
  gmime_ptr<GMimeStream> const stream(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), stream.get());
  auto const* const bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
  return {reinterpret_cast<char const*>(bytes->data), bytes->len};
}

std::string const ical = "BEGIN:VCALENDAR\r\nMETHOD:CANCEL\r\nSUMMARY:Konsultationstimme för er\r\nEND:VCALENDAR\r\n";

}  // namespace

TEST_CASE("the headers are those that the conventions want") {
  auto const message = parse(build_message(sample(std::nullopt)));
  REQUIRE(message);
  CHECK(std::string_view(g_mime_message_get_subject(message.get())) ==
        "INSTÄLLD: Konsultationstimme tis 12.1.2027 kl. 9-10");
  CHECK(header(message.get(), "From") == "Konsultationstimme <konsultaatio@example.org>");
  CHECK(header(message.get(), "To") == "maija.esimerkki@example.org");
  CHECK(header(message.get(), "Date") == "Mon, 11 Jan 2027 10:00:00 +0000");
  CHECK(header(message.get(), "Message-Id") == "<m1@matala.example.org>");
  CHECK(header(message.get(), "References") == "<m0@matala.example.org>");
  CHECK(header(message.get(), "Auto-Submitted") == "auto-generated");
  CHECK(header(message.get(), "X-Auto-Response-Suppress") == "All");
  auto* const body = g_mime_message_get_mime_part(message.get());
  CHECK(std::string_view(g_mime_object_get_header(body, "Content-Language")) == "sv");
  CHECK(header(message.get(), "Cc").empty());
  CHECK(header(message.get(), "Bcc").empty());
}

TEST_CASE("a first mail refers to none") {
  auto first = sample(std::nullopt);
  first.references.clear();
  auto const message = parse(build_message(first));
  CHECK(header(message.get(), "References").empty());
  CHECK(header(message.get(), "In-Reply-To").empty());
}

TEST_CASE("without a calendar part the message is text and HTML") {
  auto const message = parse(build_message(sample(std::nullopt)));
  auto* const body = g_mime_message_get_mime_part(message.get());
  REQUIRE(type(body) == "multipart/alternative");
  REQUIRE(g_mime_multipart_get_count(GMIME_MULTIPART(body)) == 2);
  CHECK(type(child(body, 0)) == "text/plain");
  CHECK(type(child(body, 1)) == "text/html");
  CHECK(content(child(body, 0)).starts_with("Timmen hålls inte.\r\n.\r\nFrom här\r\n"));
  CHECK(content(child(body, 1)).starts_with("<p>Timmen hålls inte.</p>"));
}

TEST_CASE("the calendar stands as an alternative and as a file, its method in the MIME type too") {
  struct row {
    calendar_method method;
    char const* word;
  };
  for (auto const& [method, word] :
       {row{calendar_method::request, "REQUEST"}, row{calendar_method::cancel, "CANCEL"}}) {
    CAPTURE(word);
    auto const message = parse(build_message(sample(calendar_attachment{method, ical})));
    auto* const body = g_mime_message_get_mime_part(message.get());
    REQUIRE(type(body) == "multipart/mixed");
    REQUIRE(g_mime_multipart_get_count(GMIME_MULTIPART(body)) == 2);
    auto* const readable = child(body, 0);
    REQUIRE(type(readable) == "multipart/alternative");
    REQUIRE(g_mime_multipart_get_count(GMIME_MULTIPART(readable)) == 3);
    auto* const calendar = child(readable, 2);
    CHECK(type(calendar) == "text/calendar");
    CHECK(parameter(calendar, "method") == word);
    CHECK(parameter(calendar, "charset") == "utf-8");
    CHECK(content(calendar).starts_with(ical));
    auto* const file = child(body, 1);
    CHECK(type(file) == "application/ics");
    CHECK(std::string_view(g_mime_object_get_disposition(file)) == "attachment");
    CHECK(content(file).starts_with(ical));
  }
}

TEST_CASE("the message is ASCII in lines of at most 998 octets that all end in CRLF") {
  auto const bytes = build_message(sample(calendar_attachment{calendar_method::cancel, ical}));
  std::size_t line = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    REQUIRE(static_cast<unsigned char>(bytes[i]) < 0x80);
    if (bytes[i] == '\n') {
      REQUIRE(i > 0);
      CHECK(bytes[i - 1] == '\r');
      line = 0;
    } else {
      REQUIRE(++line <= 998);
      if (bytes[i] == '\r') CHECK(bytes.substr(i, 2) == "\r\n");
    }
  }
  CHECK(bytes.ends_with("\r\n"));
}

TEST_CASE("the same input gives the same bytes, another Message-ID other boundaries") {
  auto const once = sample(calendar_attachment{calendar_method::cancel, ical});
  auto other = once;
  other.message_id = "m2@matala.example.org";
  CHECK(build_message(once) == build_message(once));
  auto const boundary_of = [](std::string const& bytes) {
    return parameter(g_mime_message_get_mime_part(parse(bytes).get()), "boundary");
  };
  CHECK(boundary_of(build_message(once)) != boundary_of(build_message(other)));
}
