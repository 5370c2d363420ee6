// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <string>

namespace matala::server {

/// GET /unsubscribe?token=...: only a button, since a GET changes nothing. Form: POST to the same address. `done`: the
/// answer to it.
struct unsubscribe_view {
  std::string token;
  bool done = false;
};

std::string render_unsubscribe(template_set const& templates, page_frame const& frame, unsubscribe_view const& view);

}  // namespace matala::server
