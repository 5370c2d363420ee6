// SPDX-License-Identifier: Apache-2.0
#include "server/system/utc_text.hpp"

#include <doctest/doctest.h>

#include <chrono>

using namespace matala::server;
using namespace std::chrono;

TEST_CASE("an RFC 3339 UTC text names an instant, a fraction being floored") {
  constexpr auto ten = sys_days{year{2027} / 3 / 25} + hours{10};
  CHECK(parse_utc("2027-03-25T10:00:00Z") == ten);
  CHECK(parse_utc("2027-03-25T10:00:00.999Z") == ten);
  CHECK(parse_utc("2027-03-25T10:00:01Z") == ten + seconds{1});
  CHECK(parse_utc("2028-02-29T23:59:59Z") == sys_days{year{2028} / 3 / 1} - seconds{1});
  CHECK(parse_utc("1970-01-01T00:00:00Z") == sys_seconds{});
  CHECK(parse_utc("1969-12-31T23:59:59Z") == sys_seconds{seconds{-1}});
}

TEST_CASE("anything else names none") {
  for (auto const* text : {"",
                           "Z",
                           "2027-03-25",
                           "2027-03-25T10:00:00",
                           "2027-03-25 10:00:00Z",
                           "2027-03-25T10:00Z",
                           "2027-03-25T10:00:00+00:00",
                           "2027-03-25T10:00:00z",
                           "2027-03-25t10:00:00Z",
                           "2027-3-25T10:00:00Z",
                           "2027-02-29T10:00:00Z",
                           "2027-13-01T10:00:00Z",
                           "2027-00-01T10:00:00Z",
                           "2027-01-00T10:00:00Z",
                           "2027-03-25T24:00:00Z",
                           "2027-03-25T10:60:00Z",
                           "2027-03-25T23:59:60Z",
                           "2027-03-25T10:00:00.Z",
                           "2027-03-25T10:00:00.5xZ",
                           "2027-03-25T10:00:00ZZ",
                           " 2027-03-25T10:00:00Z",
                           "+027-03-25T10:00:00Z"}) {
    CAPTURE(text);
    CHECK_FALSE(parse_utc(text));
  }
}
