// SPDX-License-Identifier: Apache-2.0
#include "server/ports/people.hpp"

namespace matala::server {

std::string_view to_string(role value) {
  switch (value) {
    case role::owner: return "owner";
    case role::facilitator: return "facilitator";
    case role::deputy: return "deputy";
    case role::core_member: return "core_member";
    case role::on_demand_member: return "on_demand_member";
    case role::administrator: return "administrator";
  }
  return {};
}

std::optional<role> parse_role(std::string_view word) {
  for (int number = 0; !to_string(role{number}).empty(); ++number) {
    if (to_string(role{number}) == word) return role{number};
  }
  return std::nullopt;
}

}  // namespace matala::server
