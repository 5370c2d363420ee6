// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <string>

namespace matala::server {

/// GET /privacy. Days are those of the installation's retention settings.
struct privacy_view {
  /// Name of the controller.
  std::string controller;
  std::string contact_address;
  int case_text_days = 30;
};

std::string render_privacy(template_set const& templates, page_frame const& frame, privacy_view const& view);

}  // namespace matala::server
