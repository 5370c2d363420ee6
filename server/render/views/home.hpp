// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <string>

namespace matala::server {

/// GET / for who is signed out: what this is, and a link to /sign-in.
struct home_view {};

std::string render_home(template_set const& templates, page_frame const& frame, home_view const& view);

}  // namespace matala::server
