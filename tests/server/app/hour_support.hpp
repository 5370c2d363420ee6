// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

namespace matala::tests {

/// Opening of the world's first hour, its cut-off and decision, its lock and reminder, its start and its end.
inline instant first_opening() {
  return local(std::chrono::March / 2 / 2027, 9h);
}
inline instant first_cutoff() {
  return local(std::chrono::March / 25 / 2027, 12h);
}
inline instant first_lock() {
  return local(std::chrono::March / 25 / 2027, 15h);
}
inline instant first_start() {
  return local(first_hour, 9h);
}
inline instant first_end() {
  return local(first_hour, 10h);
}

/// A world in which the first hour has just opened.
class open_world : public world {
 public:
  open_world() { live_until(first_opening()); }
};

/// A world in which the first hour is confirmed with a case of presenter_fi, and no other hour is decided.
class confirmed_world : public world {
 public:
  confirmed_world() {
    live_until(first_cutoff() - 1h);
    own = book("presenter_fi", first_hour);
    live_until(first_cutoff());
  }
  booking own;
};

/// What must not have changed when something was refused.
struct traces {
  int cases;
  std::size_t mails;
  int revision;

  bool operator==(traces const&) const = default;
};

inline traces traces_of(world const& w, scheduler::date nominal) {
  return {w.cases_in(nominal), w.mails({}).size(), w.hour(nominal).revision};
}

inline app_errc refusal(std::expected<booking, booking_refusal> const& answer) {
  REQUIRE_FALSE(answer.has_value());
  return answer.error().code;
}

}  // namespace matala::tests
