// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/view_data.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// One thing to put right in a form: the id of the field to go to, and what to do.
struct page_error {
  std::string field;
  std::string text;
};

struct page_content {
  /// Of pages/<name>.mustache.
  std::string_view name;
  std::string title;
  view_data view;
  std::vector<page_error> errors = {};
};

/// The page with the frame around it. Titles hold no name, code or text of a case (R42).
std::string render_page(template_set const& templates, page_frame const& frame, page_content content);

}  // namespace matala::server
