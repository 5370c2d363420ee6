// SPDX-License-Identifier: Apache-2.0
#include "server/system/system_zones.hpp"

#include "server/system/zone_loader.hpp"

#include <stdexcept>
#include <utility>

namespace matala::server {

scheduler::zone_rules const& system_zones::get(std::string_view name) const {
  std::lock_guard const lock{mutex_};
  if (auto const known = loaded_.find(name); known != loaded_.end()) return known->second;
  auto rules = load_zone(name);
  if (!rules) throw std::out_of_range("unknown time zone: " + std::string{name});
  return loaded_.emplace(name, std::move(*rules)).first->second;
}

}  // namespace matala::server
