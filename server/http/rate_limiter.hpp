// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <expected>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace matala::server {

/// A budget: `burst` requests at once, and one more each `refill_every`.
struct rate_limit {
  unsigned burst;
  std::chrono::seconds refill_every;
};

/// Token buckets in memory, one per key (an address, an account, "all"). Nothing of it is stored. Any thread.
///
/// Limits: at most `max_keys` keys are told apart. When all of them are in use, the keys beyond share one bucket: an
/// attacker with many addresses can then slow down strangers, but cannot make a used-up bucket be forgotten.
class rate_limiter {
 public:
  using clock = std::chrono::steady_clock;

  rate_limiter(rate_limit limit, std::size_t max_keys);

  /// Takes one token of `key`. The error is the time after which the next one is there, at least one second: the value
  /// of Retry-After.
  [[nodiscard]] std::expected<void, std::chrono::seconds> take(std::string_view key, clock::time_point now);

 private:
  // A bucket is the instant at which it is full again: one number says it all, and in the past means full.
  clock::time_point& bucket_of(std::string_view key, clock::time_point now);

  rate_limit limit_;
  std::size_t max_keys_;
  std::mutex mutex_;
  std::map<std::string, clock::time_point, std::less<>> full_at_;
  clock::time_point shared_full_at_;
  clock::time_point next_sweep_;
};

}  // namespace matala::server
