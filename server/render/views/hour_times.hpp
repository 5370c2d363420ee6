// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/zones.hpp"

namespace matala::server {

/// When an hour is, and on whose clock. `zone` must outlive the call.
struct hour_times {
  scheduler::instant start;
  scheduler::instant end;
  scheduler::zone_rules const* zone = nullptr;
};

}  // namespace matala::server
