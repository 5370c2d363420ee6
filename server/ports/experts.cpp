// SPDX-License-Identifier: Apache-2.0
#include "server/ports/experts.hpp"

namespace matala::server {

std::string_view to_string(expert_answer answer) {
  switch (answer) {
    case expert_answer::awaited: return "awaited";
    case expert_answer::accepted: return "accepted";
    case expert_answer::partly: return "partly";
    case expert_answer::declined: return "declined";
    case expert_answer::substituted: return "substituted";
    case expert_answer::withdrawn: return "withdrawn";
  }
  return {};
}

std::optional<expert_answer> parse_expert_answer(std::string_view word) {
  for (int number = 0; !to_string(expert_answer{number}).empty(); ++number) {
    if (to_string(expert_answer{number}) == word) return expert_answer{number};
  }
  return std::nullopt;
}

std::optional<shortfall_choice> parse_shortfall_choice(std::string_view word) {
  if (word == "go_ahead") return shortfall_choice::go_ahead;
  if (word == "written") return shortfall_choice::written;
  return std::nullopt;
}

}  // namespace matala::server
