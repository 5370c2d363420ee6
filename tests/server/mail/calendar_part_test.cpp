// SPDX-License-Identifier: Apache-2.0
#include "server/mail/calendar_part.hpp"

#include "server/mail/mail_error.hpp"

#include <doctest/doctest.h>
#include <libical/ical.h>

#include <memory>
#include <string>
#include <string_view>

using namespace matala::server;
using matala::scheduler::instant;

namespace {

instant const start{std::chrono::sys_days{std::chrono::January / 12 / 2027} + std::chrono::hours{7}};

calendar_event sample(calendar_method method) {
  return {.method = method,
          .uid = "uid-1@matala.example.org",
          .sequence = 3,
          .written = start - std::chrono::hours{21},
          .start = start,
          .end = start + std::chrono::hours{1},
          .status = calendar_status::confirmed,
          .summary = "Konsultaatiotunti",
          .page_url = "https://matala.example.org/hours/hour-1",
          .organiser_address = "konsultaatio@example.org",
          .organiser_name = "Konsultaatiotunti",
          .attendee_address = "maija.esimerkki@example.org"};
}

struct parsed {
  explicit parsed(std::string const& text)
      : calendar(icalparser_parse_string(text.c_str()), &icalcomponent_free),
        hour(icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {}

  icalproperty* property(icalproperty_kind kind) const { return icalcomponent_get_first_property(hour, kind); }
  int count(icalproperty_kind kind) const { return icalcomponent_count_properties(hour, kind); }
  std::string parameter(icalproperty_kind of, char const* name) const {
    auto const* const value = icalproperty_get_parameter_as_string(property(of), name);
    return value == nullptr ? "" : value;
  }

  std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar;
  icalcomponent* hour;
};

}  // namespace

TEST_CASE("a REQUEST says everything that iTIP wants, to one recipient") {
  parsed const read(calendar_part(sample(calendar_method::request)));
  REQUIRE(read.hour != nullptr);
  CHECK(icalcomponent_count_errors(read.calendar.get()) == 0);
  CHECK(icalcomponent_get_method(read.calendar.get()) == ICAL_METHOD_REQUEST);
  CHECK(std::string_view(icalcomponent_get_uid(read.hour)) == "uid-1@matala.example.org");
  CHECK(icalcomponent_get_sequence(read.hour) == 3);
  CHECK(icalcomponent_get_status(read.hour) == ICAL_STATUS_CONFIRMED);
  CHECK(icalproperty_get_transp(read.property(ICAL_TRANSP_PROPERTY)) == ICAL_TRANSP_OPAQUE);
  CHECK(std::string_view(icalcomponent_get_summary(read.hour)) == "Konsultaatiotunti");
  CHECK(std::string_view(icalcomponent_get_location(read.hour)) == "https://matala.example.org/hours/hour-1");
  CHECK(read.count(ICAL_ATTENDEE_PROPERTY) == 1);
  CHECK(std::string_view(icalproperty_get_attendee(read.property(ICAL_ATTENDEE_PROPERTY))) ==
        "mailto:maija.esimerkki@example.org");
  CHECK(read.parameter(ICAL_ATTENDEE_PROPERTY, "RSVP") == "TRUE");
  CHECK(read.parameter(ICAL_ATTENDEE_PROPERTY, "PARTSTAT") == "NEEDS-ACTION");
  CHECK(std::string_view(icalproperty_get_organizer(read.property(ICAL_ORGANIZER_PROPERTY))) ==
        "mailto:konsultaatio@example.org");
}

TEST_CASE("times are UTC and the stamp is that of the row") {
  parsed const read(calendar_part(sample(calendar_method::request)));
  CHECK(std::string_view(icaltime_as_ical_string(icalcomponent_get_dtstart(read.hour))) == "20270112T070000Z");
  CHECK(std::string_view(icaltime_as_ical_string(icalcomponent_get_dtend(read.hour))) == "20270112T080000Z");
  CHECK(std::string_view(icaltime_as_ical_string(icalcomponent_get_dtstamp(read.hour))) == "20270111T100000Z");
  CHECK(icalcomponent_count_components(read.calendar.get(), ICAL_VTIMEZONE_COMPONENT) == 0);
}

TEST_CASE("a CANCEL is CANCELLED, frees the time and asks for no answer") {
  parsed const read(calendar_part(sample(calendar_method::cancel)));
  CHECK(icalcomponent_get_method(read.calendar.get()) == ICAL_METHOD_CANCEL);
  CHECK(icalcomponent_get_status(read.hour) == ICAL_STATUS_CANCELLED);
  CHECK(icalproperty_get_transp(read.property(ICAL_TRANSP_PROPERTY)) == ICAL_TRANSP_TRANSPARENT);
  CHECK(read.parameter(ICAL_ATTENDEE_PROPERTY, "RSVP").empty());
  CHECK(std::string_view(icalcomponent_get_uid(read.hour)) == "uid-1@matala.example.org");
}

TEST_CASE("an undecided hour is TENTATIVE") {
  auto event = sample(calendar_method::request);
  event.status = calendar_status::tentative;
  CHECK(icalcomponent_get_status(parsed(calendar_part(event)).hour) == ICAL_STATUS_TENTATIVE);
}

TEST_CASE("every line ends in CRLF and has at most 75 octets, also with letters of two octets") {
  auto event = sample(calendar_method::request);
  event.summary.clear();
  for (int i = 0; i < 60; ++i) event.summary += "ä";
  event.page_url += std::string(300, 'x');
  auto const text = calendar_part(event);
  CHECK(text.ends_with("END:VCALENDAR\r\n"));
  for (std::size_t begin = 0; begin < text.size();) {
    auto const end = text.find('\n', begin);
    REQUIRE(end != std::string::npos);
    REQUIRE(end > begin);
    CHECK(text[end - 1] == '\r');
    CHECK(end - 1 - begin <= 75);
    begin = end + 1;
  }
  parsed const read(text);
  CHECK(event.summary == icalcomponent_get_summary(read.hour));
  CHECK(event.page_url == icalcomponent_get_location(read.hour));
}

TEST_CASE("commas, semicolons and backslashes of a text come back as they went in") {
  auto event = sample(calendar_method::request);
  event.summary = R"(Hour, again; \n is no line)";
  parsed const read(calendar_part(event));
  CHECK(event.summary == icalcomponent_get_summary(read.hour));
}

TEST_CASE("what an address could smuggle into a URI is encoded") {
  auto event = sample(calendar_method::request);
  event.attendee_address = "a?subject=x&b%c@example.org";
  parsed const read(calendar_part(event));
  CHECK(std::string_view(icalproperty_get_attendee(read.property(ICAL_ATTENDEE_PROPERTY))) ==
        "mailto:a%3Fsubject=x%26b%25c@example.org");
}

TEST_CASE("an event that cannot be is refused") {
  auto const refused = [](auto change) {
    auto event = sample(calendar_method::request);
    change(event);
    CHECK_THROWS_AS(calendar_part(event), mail_error);
  };
  refused([](calendar_event& event) { event.method = calendar_method::none; });
  refused([](calendar_event& event) { event.end = event.start; });
  refused([](calendar_event& event) { event.sequence = -1; });
  refused([](calendar_event& event) { event.uid.clear(); });
  refused([](calendar_event& event) { event.page_url = "javascript:alert(1)"; });
  refused([](calendar_event& event) { event.summary = "x\r\nATTENDEE:mailto:b@example.org"; });
}
