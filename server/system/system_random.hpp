// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/random_source.hpp"

namespace matala::server {

/// The operating system's random numbers (getrandom). Any thread. Throws std::system_error when the kernel has none.
class system_random final : public random_source {
 public:
  void fill(std::span<std::byte> bytes) override;
};

}  // namespace matala::server
