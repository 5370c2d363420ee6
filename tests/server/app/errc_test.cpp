// SPDX-License-Identifier: Apache-2.0
#include "server/app/errc.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace matala::server;
namespace scheduler = matala::scheduler;

TEST_CASE("each refusal has a word of its own, fit for a URL") {
  std::set<std::string_view> seen;
  for (int number = 0; number <= static_cast<int>(app_errc::rate_limited); ++number) {
    auto const word = to_string(app_errc{number});
    CAPTURE(word);
    CHECK(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string_view::npos);
    CHECK(seen.insert(word).second);
  }
}

TEST_CASE("a refusal of the scheduler keeps its word") {
  for (int number = 0; number <= static_cast<int>(scheduler::errc::reason_required); ++number) {
    auto const error = scheduler::errc{number};
    CHECK(to_string(to_app_errc(error)) == scheduler::to_string(error));
  }
}
