// SPDX-License-Identifier: Apache-2.0
#include "scheduler/working_time.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <string>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using std::chrono::hours;
using std::chrono::minutes;

TEST_CASE("R13: two working hours back from the start") {
  struct row {
    std::string what;
    local_instant from, expected;
  };
  row const rows[] = {
      {"09:00 takes an hour of the day and one of Friday", wall(on(2027, 4, 12), 9), wall(on(2027, 4, 9), 15)},
      {"13:00 stays within the day", wall(on(2027, 4, 12), 13), wall(on(2027, 4, 12), 11)},
      {"10:00 reaches the opening exactly", wall(on(2027, 4, 12), 10), wall(on(2027, 4, 12), 8)},
      {"09:59 falls a minute short of it", wall(on(2027, 4, 12), 9, 59), wall(on(2027, 4, 9), 15, 59)},
      {"08:00 takes all of it from Friday", wall(on(2027, 4, 12), 8), wall(on(2027, 4, 9), 14)},
      {"07:00 likewise", wall(on(2027, 4, 12), 7), wall(on(2027, 4, 9), 14)},
      {"18:00 counts from the closing time", wall(on(2027, 4, 12), 18), wall(on(2027, 4, 12), 14)},
      {"Saturday 09:00 counts from Friday's closing", wall(on(2027, 4, 10), 9), wall(on(2027, 4, 9), 14)},
      {"Tuesday after Easter reaches Maundy Thursday", wall(on(2027, 3, 30), 9), wall(on(2027, 3, 25), 15)},
  };
  working_calendar const calendar;
  for (auto const& row : rows) {
    CAPTURE(row.what);
    CHECK(text(back_by_working_time(calendar, counted_days::working_days, row.from, hours{2})) == text(row.expected));
  }
}

TEST_CASE("a half day has less working time to give") {
  working_calendar calendar;
  calendar.half_days[on(2027, 4, 9)] = hours{12};
  auto const nine = wall(on(2027, 4, 12), 9);
  CHECK(text(back_by_working_time(calendar, counted_days::working_days, nine, hours{2})) == "2027-04-09T11:00:00");
  CHECK(text(back_by_working_time(calendar, counted_days::working_days, nine, hours{6})) == "2027-04-08T15:00:00");
}

TEST_CASE("where every day counts, Sunday and holidays have working hours") {
  working_calendar const calendar;
  auto const monday = wall(on(2027, 4, 12), 9);
  CHECK(text(back_by_working_time(calendar, counted_days::every_day, monday, hours{2})) == "2027-04-11T15:00:00");
  auto const easter_tuesday = wall(on(2027, 3, 30), 9);
  CHECK(text(back_by_working_time(calendar, counted_days::every_day, easter_tuesday, hours{2})) ==
        "2027-03-29T15:00:00");
  CHECK(previous_counted_day(calendar, counted_days::every_day, on(2027, 3, 30)) == on(2027, 3, 29));
  CHECK(previous_counted_day(calendar, counted_days::working_days, on(2027, 3, 30)) == on(2027, 3, 25));
}

TEST_CASE("two working hours from a moment on") {
  struct row {
    std::string what;
    local_instant from, expected;
  };
  row const rows[] = {
      {"within the day", wall(on(2027, 4, 9), 10), wall(on(2027, 4, 9), 12)},
      {"to the closing exactly", wall(on(2027, 4, 9), 14), wall(on(2027, 4, 9), 16)},
      {"over the weekend", wall(on(2027, 4, 9), 15), wall(on(2027, 4, 12), 9)},
      {"from the closing", wall(on(2027, 4, 9), 16), wall(on(2027, 4, 12), 10)},
      {"from the night", wall(on(2027, 4, 9), 3), wall(on(2027, 4, 9), 10)},
      {"from Saturday", wall(on(2027, 4, 10), 12), wall(on(2027, 4, 12), 10)},
      {"over Easter", wall(on(2027, 3, 25), 15, 30), wall(on(2027, 3, 30), 9, 30)},
  };
  working_calendar const calendar;
  for (auto const& row : rows) {
    CAPTURE(row.what);
    CHECK(text(forward_by_working_time(calendar, counted_days::working_days, row.from, hours{2})) ==
          text(row.expected));
  }
  auto const saturday = wall(on(2027, 4, 10), 12);
  CHECK(text(forward_by_working_time(calendar, counted_days::every_day, saturday, hours{2})) == "2027-04-10T14:00:00");
  CHECK(forward_by_working_time(calendar, counted_days::working_days, saturday, minutes{0}) == saturday);
}

TEST_CASE("working time is half-open on working days, shorter on half days") {
  working_calendar calendar;
  calendar.half_days[on(2027, 4, 9)] = hours{12};
  auto const at = [&](local_instant when) { return is_working_time(calendar, counted_days::working_days, when); };
  CHECK_FALSE(at(wall(on(2027, 4, 8), 7, 59)));
  CHECK(at(wall(on(2027, 4, 8), 8)));
  CHECK(at(wall(on(2027, 4, 8), 15, 59)));
  CHECK_FALSE(at(wall(on(2027, 4, 8), 16)));
  CHECK(at(wall(on(2027, 4, 9), 11, 59)));
  CHECK_FALSE(at(wall(on(2027, 4, 9), 12)));
  CHECK_FALSE(at(wall(on(2027, 4, 10), 10)));
  CHECK(is_working_time(calendar, counted_days::every_day, wall(on(2027, 4, 10), 10)));
}

TEST_CASE("one minute before the opening is the last minute of the working day before") {
  auto const opening = wall(on(2027, 4, 12), 8);
  CHECK(text(back_by_working_time({}, counted_days::working_days, opening, minutes{1})) == "2027-04-09T15:59:00");
  auto const closing = wall(on(2027, 4, 9), 16);
  CHECK(text(forward_by_working_time({}, counted_days::working_days, closing, minutes{1})) == "2027-04-12T08:01:00");
}

TEST_CASE("no working time back is the same moment, also outside working hours") {
  working_calendar const calendar;
  auto const early = wall(on(2027, 4, 12), 7);
  CHECK(back_by_working_time(calendar, counted_days::working_days, early, minutes{0}) == early);
}

TEST_CASE("a calendar without working time is refused loudly instead of searched for ever") {
  working_calendar calendar;
  calendar.hours = {hours{16}, hours{8}};
  CHECK_THROWS_AS(back_by_working_time(calendar, counted_days::working_days, wall(on(2027, 4, 12), 9), hours{2}),
                  std::domain_error);
  CHECK_THROWS_AS(forward_by_working_time(calendar, counted_days::working_days, wall(on(2027, 4, 12), 9), hours{2}),
                  std::domain_error);
}
