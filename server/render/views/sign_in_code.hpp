// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <optional>
#include <string>

namespace matala::server {

enum class sign_in_code_error { wrong_code, link_expired };

/// GET /sign-in/code: a link and a code are on their way if the address is known or allowed. The same for every
/// address. Form: POST /sign-in/code with `code`.
struct sign_in_code_view {
  std::optional<sign_in_code_error> error;
};

std::string render_sign_in_code(template_set const& templates, page_frame const& frame, sign_in_code_view const& view);

}  // namespace matala::server
