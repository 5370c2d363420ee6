// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

namespace matala::server {

/// Unpredictable bytes for ids, tokens and codes. Any thread. A source that runs dry throws; it never repeats.
class random_source {
 public:
  virtual ~random_source() = default;
  virtual void fill(std::span<std::byte> bytes) = 0;
};

}  // namespace matala::server
