// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <string>

namespace matala::server {

/// GET /accessibility: the statement that the Act on the Provision of Digital Services (306/2019) asks for.
struct accessibility_view {
  /// Whose service it is.
  std::string organisation;
  /// Where feedback goes; answered in 14 days.
  std::string feedback_address;
};

std::string render_accessibility(template_set const& templates, page_frame const& frame,
                                 accessibility_view const& view);

}  // namespace matala::server
