// SPDX-License-Identifier: Apache-2.0
#include "server/http/rate_limiter.hpp"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

using namespace matala::server;
using namespace std::chrono_literals;

namespace {

const rate_limiter::clock::time_point start{1h};

}  // namespace

TEST_CASE("a burst passes, then one request each refill") {
  rate_limiter limiter({3, 20s}, 100);
  for (int i = 0; i < 3; ++i) CHECK(limiter.take("a", start).has_value());
  CHECK(limiter.take("a", start).error() == 20s);
  CHECK(limiter.take("a", start + 1ms).error() == 20s);
  CHECK(limiter.take("a", start + 19s).error() == 1s);
  CHECK(limiter.take("a", start + 20s - 1ns).error() == 1s);
  CHECK(limiter.take("a", start + 20s).has_value());
  CHECK(limiter.take("a", start + 20s).error() == 20s);
}

TEST_CASE("a refused request costs nothing") {
  rate_limiter limiter({1, 20s}, 100);
  CHECK(limiter.take("a", start).has_value());
  for (int i = 0; i < 100; ++i) CHECK_FALSE(limiter.take("a", start + 10s).has_value());
  CHECK(limiter.take("a", start + 20s).has_value());
}

TEST_CASE("a bucket holds the burst and no more, however long it rests") {
  rate_limiter limiter({2, 20s}, 100);
  CHECK(limiter.take("a", start).has_value());
  const auto later = start + 24h;
  CHECK(limiter.take("a", later).has_value());
  CHECK(limiter.take("a", later).has_value());
  CHECK_FALSE(limiter.take("a", later).has_value());
}

TEST_CASE("keys do not disturb each other") {
  rate_limiter limiter({1, 20s}, 100);
  CHECK(limiter.take("a", start).has_value());
  CHECK(limiter.take("b", start).has_value());
  CHECK_FALSE(limiter.take("a", start).has_value());
}

TEST_CASE("a flood of new keys neither frees a used-up key nor grows the table") {
  rate_limiter limiter({1, 20s}, 2);
  CHECK(limiter.take("a", start).has_value());
  CHECK(limiter.take("b", start).has_value());
  CHECK(limiter.take("c", start).has_value());  // the first of those that share a bucket
  for (int i = 0; i < 100; ++i) CHECK_FALSE(limiter.take("d" + std::to_string(i), start).has_value());
  CHECK_FALSE(limiter.take("a", start).has_value());
  SUBCASE("and once the old keys are full again, new keys get buckets of their own") {
    CHECK(limiter.take("c", start + 20s).has_value());
    CHECK(limiter.take("d", start + 20s).has_value());
  }
}

TEST_CASE("no token is given out twice to threads that ask at once") {
  rate_limiter limiter({50, 20s}, 100);
  std::vector<int> taken(4);
  {
    std::vector<std::jthread> threads;
    for (int& count : taken) {
      threads.emplace_back([&] {
        for (int i = 0; i < 50; ++i) count += limiter.take("a", start).has_value() ? 1 : 0;
      });
    }
  }
  CHECK(taken[0] + taken[1] + taken[2] + taken[3] == 50);
}

TEST_CASE("a limit that lets nothing through is a mistake in the settings") {
  CHECK_THROWS(rate_limiter({0, 20s}, 1));
  CHECK_THROWS(rate_limiter({1, 0s}, 1));
}
