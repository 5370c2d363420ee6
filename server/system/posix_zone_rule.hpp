// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/zones.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// What a tzdata file says about all years after its last listed transition, for instance
/// "EET-2EEST,M3.5.0/3,M10.5.0/4" (RFC 9636, section 3.3.1).
///
/// Limits: changes of the kind "nth weekday of a month" only, which is what every file of tzdata has.
class posix_zone_rule {
 public:
  /// None when the text is not understood.
  static std::optional<posix_zone_rule> parse(std::string_view text);

  /// The changes in [from, until), in order; none without summer time.
  std::vector<scheduler::zone_transition> transitions(scheduler::instant from, scheduler::instant until) const;

  struct local_time_type {
    std::string abbreviation;
    std::chrono::seconds offset{};
  };

  /// At `after_midnight` (from -167 h to 167 h) of the `nth` (5: last) `day` of `month`.
  struct change {
    std::chrono::month month{};
    unsigned nth = 0;
    std::chrono::weekday day{};
    std::chrono::seconds after_midnight{};
  };

  struct summer_time {
    local_time_type type;
    change begins;
    change ends;
  };

 private:
  local_time_type standard_;
  std::optional<summer_time> summer_;
};

}  // namespace matala::server
