// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "scheduler/zone_rules.hpp"

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace matala::scheduler::test {

inline date on(int year, unsigned month, unsigned day) {
  return std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day};
}

inline instant utc(date day, int hour = 0, int minute = 0, int second = 0) {
  return std::chrono::sys_days{day} + std::chrono::hours{hour} + std::chrono::minutes{minute} +
         std::chrono::seconds{second};
}

inline local_instant wall(date day, int hour = 0, int minute = 0) {
  return std::chrono::local_days{day} + std::chrono::hours{hour} + std::chrono::minutes{minute};
}

inline std::string text(date day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

template <class Clock>
std::string text(std::chrono::time_point<Clock, std::chrono::seconds> when) {
  auto const since = when.time_since_epoch();
  auto const day = std::chrono::floor<std::chrono::days>(since);
  std::chrono::hh_mm_ss const time{since - day};
  return fmt::format("{}T{:02}:{:02}:{:02}", text(date{std::chrono::sys_days{day}}), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

/// Finland since 1996: summer time from the last Sunday of March until that of October, at 01:00 UTC.
inline zone_rules helsinki() {
  using namespace std::chrono;
  std::vector<zone_transition> changes{{utc(on(1995, 12, 1)), hours{2}, "EET"}};
  for (year y{1996}; y < year{2100}; ++y) {
    changes.push_back({sys_days{y / March / Sunday[last]} + hours{1}, hours{3}, "EEST"});
    changes.push_back({sys_days{y / October / Sunday[last]} + hours{1}, hours{2}, "EET"});
  }
  return {"Europe/Helsinki", std::move(changes)};
}

}  // namespace matala::scheduler::test
