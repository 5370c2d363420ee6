// SPDX-License-Identifier: Apache-2.0
#include "server/system/utc_text.hpp"

#include <algorithm>
#include <chrono>

namespace matala::server {
namespace {

constexpr std::string_view shape = "dddd-dd-ddTdd:dd:dd";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_shape(std::string_view text) {
  return std::ranges::equal(text, shape, [](char c, char wanted) { return wanted == 'd' ? is_digit(c) : c == wanted; });
}

int number(std::string_view digits) {
  int value = 0;
  for (char const c : digits) value = value * 10 + (c - '0');
  return value;
}

bool is_fraction(std::string_view text) {
  return text.empty() || (text.size() > 1 && text.front() == '.' && std::ranges::all_of(text.substr(1), is_digit));
}

}  // namespace

std::optional<scheduler::instant> parse_utc(std::string_view text) {
  using namespace std::chrono;
  if (!text.ends_with('Z')) return std::nullopt;
  text.remove_suffix(1);
  auto const whole = text.substr(0, shape.size());
  if (!has_shape(whole) || !is_fraction(text.substr(whole.size()))) return std::nullopt;
  auto const part = [whole](std::size_t at, std::size_t size) { return number(whole.substr(at, size)); };
  year_month_day const day{year{part(0, 4)}, month(static_cast<unsigned>(part(5, 2))),
                           std::chrono::day(static_cast<unsigned>(part(8, 2)))};
  hours const hour{part(11, 2)};
  minutes const minute{part(14, 2)};
  seconds const second{part(17, 2)};
  if (!day.ok() || hour > hours{23} || minute > minutes{59} || second > seconds{59}) return std::nullopt;
  return sys_days{day} + hour + minute + second;
}

}  // namespace matala::server
