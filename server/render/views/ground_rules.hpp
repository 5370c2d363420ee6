// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

struct rules_section {
  std::string heading;
  std::vector<std::string> paragraphs;
  /// Shown as a list after the paragraphs.
  std::vector<std::string> items;
};

/// Reads the file of one language: "## heading", "- item", paragraphs between empty lines. Lines before the first
/// heading belong to a section without one.
std::vector<rules_section> parse_ground_rules(std::string_view text);

/// GET /ground-rules. Form: POST /ground-rules with `version`, `next`; not shown once this version is acknowledged.
struct ground_rules_view {
  int version = 1;
  std::vector<rules_section> sections;
  bool acknowledged = false;
  std::string next;
};

std::string render_ground_rules(template_set const& templates, page_frame const& frame, ground_rules_view const& view);

}  // namespace matala::server
