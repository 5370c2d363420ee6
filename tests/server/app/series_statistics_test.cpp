// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_statistics.hpp"

#include "server/app/facilitate.hpp"
#include "tests/server/app/series_support.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

std::vector<series_month> statistics(world& w) {
  return w.read([&](unit_of_work const& unit) { return statistics_of(unit, w.machine(), stored_series(w)); });
}

/// Every mail that waits is taken by the mail server now.
void accept_mails(world& w) {
  w.data().transact([&](unit_of_work& unit) {
    for (auto const& mail : unit.outbox().claim(w.now(), "test", w.now() + 1h, 1000)) {
      unit.outbox().finish(mail.id, mail_state::sent, 250, w.now(), w.now());
    }
  });
}

}  // namespace

TEST_CASE("R61: a cancelled hour gives notice from the acceptance of its mail, and frees its experts' time") {
  world w;
  w.live_until(first_cutoff() - 1min);
  accept_mails(w);
  w.live_until(first_cutoff() + 10min);
  accept_mails(w);
  w.live_until(first_start());
  auto const months = statistics(w);
  REQUIRE(months.size() == 1);
  auto const& march = months[0];
  CHECK(march.month == 2027y / 3);
  CHECK(march.planned == 1);
  CHECK(march.cancelled == 1);
  CHECK(march.held + march.skipped + march.lapsed == 0);
  // Thursday 12:10 winter time to Tuesday 9:00 summer time; five people of an hour each.
  REQUIRE(march.median_notice.has_value());
  CHECK(*march.median_notice == first_start() - (first_cutoff() + 10min));
  CHECK(*march.least_notice == *march.median_notice);
  CHECK(march.freed == 5h);
  CHECK(march.cases == 0);
}

TEST_CASE("R61: no notice is claimed for a mail that nobody has accepted") {
  world w;
  w.live_until(first_start());
  CHECK_FALSE(statistics(w)[0].median_notice.has_value());
  CHECK(statistics(w)[0].freed == 5h);
}

TEST_CASE("R61: fewer than five cases or people are masked, none and five are shown") {
  world w{[](scheduler::series_rule& rule) {
    rule.capacity = 8;
    rule.slot = 5min;
    rule.cases_per_presenter = 9;
  }};
  w.live_until(first_opening());
  for (int n = 0; n < 4; ++n) w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  CHECK_FALSE(statistics(w)[0].cases.has_value());
  CHECK_FALSE(statistics(w)[0].people.has_value());
}

TEST_CASE("R61: five cases are shown, their one presenter is not") {
  world w{[](scheduler::series_rule& rule) {
    rule.capacity = 8;
    rule.slot = 5min;
    rule.cases_per_presenter = 9;
  }};
  w.live_until(first_opening());
  for (int n = 0; n < 5; ++n) w.book("presenter_fi", first_hour);
  CHECK(statistics(w)[0].cases == 5);
  CHECK_FALSE(statistics(w)[0].people.has_value());
}

TEST_CASE("R61: what was counted stays counted when hours are archived; a month ahead is not shown") {
  world w{[](scheduler::series_rule& rule) {
    rule.first = std::chrono::March / 23 / 2027;
    rule.breaks = {{first_hour, first_hour}};
  }};
  w.live_until(local(std::chrono::March / 31 / 2027, 9h));
  auto const before = statistics(w);
  REQUIRE(before.size() == 1);
  CHECK(before[0].planned == 1);
  CHECK(before[0].cancelled == 1);
  CHECK(before[0].skipped == 1);
  w.live_until(local(std::chrono::May / 3 / 2027, 9h));
  REQUIRE(w.hour(first_hour).state == occurrence_state::archived);
  auto const march = statistics(w)[0];
  CHECK(march.planned == 1);
  CHECK(march.cancelled == 1);
  CHECK(march.skipped == 1);
}
