// SPDX-License-Identifier: Apache-2.0
#include "scheduler/expand.hpp"
#include "server/app/generate_hours.hpp"
#include "server/app/run_due.hpp"
#include "server/storage/sqlite/open_store.hpp"
#include "server/system/system_random.hpp"
#include "server/system/system_zones.hpp"
#include "tests/support/temporary_directory.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

// 10,000 series with 26 weeks of hours each: what a tick costs when nothing is due, what starting costs, what working
// out all dates and clocks costs.

namespace {

using namespace matala::server;
namespace scheduler = matala::scheduler;
using stop_watch = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int series_count = 10'000;
constexpr int weeks_each = 26;
constexpr int ticks = 200;
auto const today = std::chrono::sys_days{std::chrono::January / 4 / 2027};

double ms_since(stop_watch::time_point start) {
  return std::chrono::duration<double, std::milli>(stop_watch::now() - start).count();
}

// Booking opens 28 days before: the first hour is just beyond, so that no hour is due.
series numbered_series(int number) {
  series made;
  made.id = {fmt::format("series-{}", number)};
  made.site = {"site"};
  made.organiser_address = "tunti@county.example.org";
  made.rule.first = today + std::chrono::days{29 + number % 5};
  made.rule.start = 8h + std::chrono::minutes{15} * (number % 32);
  return made;
}

void expand_all(zones const& zone, scheduler::working_calendar const& calendar) {
  auto const start = stop_watch::now();
  std::size_t hours = 0;
  for (int number = 0; number < series_count; ++number) {
    auto const of = numbered_series(number);
    auto const until = std::chrono::sys_days{of.rule.first} + std::chrono::weeks{weeks_each};
    for (auto const& date : scheduler::expand(of.rule, calendar, of.rule.first, until)) {
      auto const fitted = scheduler::fitted_clock_of(of.rule, date.actual, calendar, zone.get(of.zone));
      hours += fitted.clock.start < fitted.clock.end ? 1 : 0;
    }
  }
  fmt::print("dates and clocks of {} hours: {:.0f} ms (goal 5000)\n", hours, ms_since(start));
}

void fill(store& data, context const& ctx) {
  data.transact([](unit_of_work& unit) {
    unit.people().save(organisation{{"county"}, "Esimerkkikunta"});
    unit.people().save(site{{"site"}, {"county"}, "Asema", "Esimerkkilä"});
  });
  auto const start = stop_watch::now();
  int hours = 0;
  for (int number = 0; number < series_count; ++number) {
    data.transact([&](unit_of_work& unit) {
      auto const of = numbered_series(number);
      unit.all_series().save(of);
      hours += generate_hours(unit, ctx, of);
    });
  }
  fmt::print("writing {} hours: {:.0f} ms\n", hours, ms_since(start));
}

void tick(store& data, context const& ctx) {
  std::vector<double> times_ms;
  for (int n = 0; n < ticks; ++n) {
    auto const start = stop_watch::now();
    run_all_due(data, ctx);
    times_ms.push_back(ms_since(start));
  }
  std::ranges::sort(times_ms);
  fmt::print("tick with nothing due: median {:.3f} ms, worst {:.3f} ms (goal 5)\n", times_ms[ticks / 2],
             times_ms.back());
}

}  // namespace

int main() {
  matala::tests::temporary_directory const folder;
  house_rules rules;
  // From today, so that the last of the 26 weeks of the latest series is within it.
  rules.horizon = std::chrono::weeks{weeks_each + 4};
  system_zones const zone;
  system_random random;
  context const ctx{.now = today + 8h, .rules = rules, .zone = zone, .random = random};
  expand_all(zone, rules.calendar);
  fill(*open_store(folder.path()), ctx);

  auto start = stop_watch::now();
  auto const data = open_store(folder.path());
  run_all_due(*data, ctx);
  fmt::print("start, until the first tick is done: {:.0f} ms (goal 1000)\n", ms_since(start));
  tick(*data, ctx);
  start = stop_watch::now();
  for (int number = 0; number < series_count; ++number) {
    data->transact([&](unit_of_work& unit) { generate_hours(unit, ctx, numbered_series(number)); });
  }
  fmt::print("the day's look for new hours: {:.0f} ms\n", ms_since(start));
}
