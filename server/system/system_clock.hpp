// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/clock.hpp"

namespace matala::server {

/// The machine's own UTC clock, floored to the second. Any thread.
class system_clock final : public clock {
 public:
  scheduler::instant now() const override;
};

}  // namespace matala::server
