// SPDX-License-Identifier: Apache-2.0
#include "scheduler/answer_time.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using namespace std::chrono_literals;

namespace {

// Tuesday 13 April 2027 at 09:00 in Helsinki (06:00 UTC); cut-off Monday 12:00, lock Monday 15:00.
occurrence_clock const hour{.opens = utc(on(2027, 3, 16), 6),
                            .cutoff = utc(on(2027, 4, 12), 9),
                            .decide = utc(on(2027, 4, 12), 9),
                            .lock = utc(on(2027, 4, 12), 12),
                            .remind = utc(on(2027, 4, 12), 12),
                            .start = utc(on(2027, 4, 13), 6),
                            .end = utc(on(2027, 4, 13), 7),
                            .archive = utc(on(2027, 5, 13), 7)};

instant until(instant asked, std::chrono::minutes answer_time = 8h) {
  return answer_by(asked, answer_time, hour, counted_days::working_days, working_calendar{}, helsinki());
}

}  // namespace

TEST_CASE("R31: an answer has its working hours, over the night and the weekend") {
  CHECK(until(utc(on(2027, 4, 6), 7)) == utc(on(2027, 4, 7), 7));
  CHECK(until(utc(on(2027, 4, 8), 11)) == utc(on(2027, 4, 9), 11));
  CHECK(until(utc(on(2027, 4, 10), 18), 2h) == utc(on(2027, 4, 12), 7));
}

TEST_CASE("R31: answer-by is never later than the next thing that happens to the hour") {
  CHECK(until(utc(on(2027, 4, 9), 11)) == hour.cutoff);
  CHECK(until(hour.cutoff - 1h) == hour.cutoff);
  CHECK(until(hour.cutoff - 1h + 1s) == hour.lock);
  CHECK(until(hour.lock - 1h) == hour.lock);
  CHECK(until(hour.lock - 1h + 1s) == hour.start);
  CHECK(until(hour.lock - 1h + 1s, 1h) == utc(on(2027, 4, 12), 12) + 1s);
  CHECK(until(hour.start - 1h + 1s) == hour.start);
  CHECK(until(hour.start - 1s, 1h) == hour.start);
}
