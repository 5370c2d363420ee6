// SPDX-License-Identifier: Apache-2.0
#include "server/http/rate_limiter.hpp"

#include <algorithm>
#include <stdexcept>

namespace matala::server {

rate_limiter::rate_limiter(rate_limit limit, std::size_t max_keys)
    : limit_(limit),
      max_keys_(max_keys),
      shared_full_at_(clock::time_point::min()),
      next_sweep_(clock::time_point::min()) {
  if (limit.burst == 0 || limit.refill_every <= std::chrono::seconds::zero()) {
    throw std::invalid_argument("rate_limiter: a limit that lets nothing through");
  }
}

rate_limiter::clock::time_point& rate_limiter::bucket_of(std::string_view key, clock::time_point now) {
  const auto found = full_at_.find(key);
  if (found != full_at_.end()) return found->second;
  if (full_at_.size() >= max_keys_) {
    // At most one sweep per refill, or a full table would cost every request a walk through it.
    if (now >= next_sweep_) {
      std::erase_if(full_at_, [now](const auto& bucket) { return bucket.second <= now; });
      next_sweep_ = now + limit_.refill_every;
    }
    if (full_at_.size() >= max_keys_) return shared_full_at_;
  }
  return full_at_.emplace(key, now).first->second;
}

std::expected<void, std::chrono::seconds> rate_limiter::take(std::string_view key, clock::time_point now) {
  const std::scoped_lock lock(mutex_);
  clock::time_point& full_at = bucket_of(key, now);
  const clock::time_point after = std::max(full_at, now) + limit_.refill_every;
  const clock::duration missing = after - (now + limit_.refill_every * limit_.burst);
  if (missing > clock::duration::zero()) {
    return std::unexpected(std::max(std::chrono::ceil<std::chrono::seconds>(missing), std::chrono::seconds(1)));
  }
  full_at = after;
  return {};
}

}  // namespace matala::server
