// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/year.hpp"

#include "tests/simulation/crowd.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::tests {
namespace {

using std::chrono::sys_days;

constexpr instant end_of_year{sys_days{std::chrono::January / 1 / 2028}};

mail_weather weather_of(int dice) {
  if (dice < 12) return mail_weather::fair;
  if (dice < 17) return mail_weather::moody;
  return dice < 19 ? mail_weather::puts_off : mail_weather::silent;
}

// Downtime and a clock that is set wrong or set right.
void disturb(timeline& time) {
  if (time.one_in(250)) time.stop_for(std::chrono::minutes{time.below(4 * 24 * 60)});
  if (time.one_in(300)) time.put_clock(std::chrono::minutes{time.below(40 * 60)});
  if (time.one_in(300)) time.put_clock(-std::chrono::minutes{time.below(40 * 60)});
}

void live_through(timeline& time) {
  crowd people{time};
  auto rested = time.now();
  while (time.now() < end_of_year) {
    time.live_until(people.next_moment());
    people.act();
    disturb(time);
    if (time.now() - rested < 24h && rested <= time.now()) continue;
    time.in().mail().set_weather(weather_of(time.below(20)));
    time.rest();
    rested = time.now();
  }
  time.in().mail().set_weather(mail_weather::fair);
  // Whatever was put off comes within a few hours.
  for (int hour = 0; hour < 60; ++hour) time.live_until(time.now() + 1h), time.rest();
}

}  // namespace

year_report& year_report::operator+=(year_report const& other) {
  hours += other.hours;
  bookings += other.bookings;
  deeds += other.deeds;
  deaths += other.deaths;
  jumps += other.jumps;
  mails += other.mails;
  copies += other.copies;
  return *this;
}

std::string summary(int years, year_report const& of_all) {
  return fmt::format(
      "{} years: {} hours, {} bookings, {} deeds, {} deaths of the process, {} stops and clock jumps, {} mails accepted"
      " ({} of them copies)",
      years, of_all.hours, of_all.bookings, of_all.deeds, of_all.deaths, of_all.jumps, of_all.mails, of_all.copies);
}

year_report simulate_year(unsigned seed, seeded_fault const& fault) {
  year_report report;
  report.seed = seed;
  timeline time{seed, fault};
  try {
    live_through(time);
  } catch (broken_invariant const& broken) {
    report.broken = broken.what;
  } catch (std::exception const& error) {
    report.broken = fmt::format("thrown: {}", error.what());
  }
  for (auto const& step : time.last_steps()) report.last_steps += "\n    " + step;
  report.hours = std::ranges::count_if(time.plain().hours, [&](auto const& known) {
    return known.second.clock.end <= time.now() && known.second.at != stage::skipped;
  });
  report.bookings = static_cast<long>(time.plain().cases.size());
  report.deeds = time.deeds();
  report.deaths = time.in().death().deaths();
  report.jumps = time.jumps();
  report.mails = static_cast<long>(time.in().mail().taken());
  report.copies = static_cast<long>(time.in().mail().copies());
  return report;
}

}  // namespace matala::tests
