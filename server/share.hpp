// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/ground_rules.hpp"

#include <array>
#include <filesystem>
#include <vector>

namespace matala::server {

/// The files that belong to the program: templates, ground rules, demonstration data, static files.
struct share {
  std::filesystem::path templates;
  std::filesystem::path config;
  std::filesystem::path assets;
};

/// The ground rules in each language, from config/ground_rules/{fi,sv,en}.md. Throws std::runtime_error for a missing
/// file.
std::array<std::vector<rules_section>, 3> load_ground_rules(std::filesystem::path const& config);

}  // namespace matala::server
