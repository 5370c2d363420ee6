// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/checkpoint_schedule.hpp"

#include <doctest/doctest.h>

using namespace matala::server;
using namespace std::chrono_literals;

namespace {

constexpr checkpoint_schedule::moment start{1000s};

}  // namespace

TEST_CASE("when the write-ahead log is truncated") {
  struct row {
    erasure erased;
    int pages;
    std::optional<checkpoint_schedule::moment> due;
  };
  for (row const& expected :
       {row{erasure::none, 999, {}}, row{erasure::none, 1000, start}, row{erasure::soon, 1, start + 1s},
        row{erasure::soon, 1000, start}, row{erasure::at_once, 1, start}}) {
    CAPTURE(static_cast<int>(expected.erased));
    CAPTURE(expected.pages);
    checkpoint_schedule schedule;
    schedule.committed(expected.erased, expected.pages, start);
    CHECK(schedule.due() == expected.due);
    schedule.done();
    CHECK_FALSE(schedule.due().has_value());
  }
}

TEST_CASE("a later wish does not put off an earlier one") {
  checkpoint_schedule schedule;
  schedule.committed(erasure::soon, 1, start);
  schedule.committed(erasure::soon, 1, start + 500ms);
  schedule.committed(erasure::none, 1, start + 600ms);
  CHECK(schedule.due() == start + 1s);
  schedule.committed(erasure::at_once, 1, start + 700ms);
  CHECK(schedule.due() == start + 700ms);
}

TEST_CASE("where a reader was in the way it is tried again after a second, whatever is wished meanwhile") {
  checkpoint_schedule schedule;
  schedule.committed(erasure::at_once, 1, start);
  schedule.failed(start + 100ms);
  CHECK(schedule.due() == start + 1100ms);
  schedule.committed(erasure::at_once, 2000, start + 200ms);
  CHECK(schedule.due() == start + 1100ms);
}
