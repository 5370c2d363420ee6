// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/people.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

enum class welcome_error { name_missing, name_too_long, organisation_missing, phone_invalid };

/// GET /welcome after the first sign-in. Form: POST /welcome with `name`, `organisation` (an id), `language`, `phone`,
/// `next`.
struct welcome_view {
  std::string name;
  std::string phone;
  std::vector<organisation> organisations;
  std::optional<organisation_id> chosen;
  language lang = language::fi;
  std::string next;
  std::vector<welcome_error> errors;
};

std::string render_welcome(template_set const& templates, page_frame const& frame, welcome_view const& view);

}  // namespace matala::server
