// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/zone_rules.hpp"

#include <string_view>

namespace matala::server {

/// Zone rules by IANA name. Any thread.
class zones {
 public:
  virtual ~zones() = default;

  /// Lives as long as this object. Throws std::out_of_range for an unknown name: names are checked when a series is
  /// saved.
  virtual scheduler::zone_rules const& get(std::string_view name) const = 0;
};

}  // namespace matala::server
