// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/zones.hpp"

#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace matala::server {

/// The zones of the system's tzdata, each loaded when first asked for and kept. Tzdata installed later counts from the
/// next start. Any thread.
class system_zones final : public zones {
 public:
  scheduler::zone_rules const& get(std::string_view name) const override;

 private:
  mutable std::mutex mutex_;
  mutable std::map<std::string, scheduler::zone_rules, std::less<>> loaded_;
};

}  // namespace matala::server
