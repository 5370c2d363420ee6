// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <string>

namespace matala::server {

/// GET of the mail's link: only a button, since a GET changes nothing. Form: POST /sign-in/link with `token`.
struct sign_in_link_view {
  std::string token;
};

std::string render_sign_in_link(template_set const& templates, page_frame const& frame, sign_in_link_view const& view);

}  // namespace matala::server
