// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/people.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

enum class sign_in_error { address_invalid, rate_limited };

/// Somebody the demonstration can be tried as. Without roles: a presenter.
struct demo_person {
  person_id id;
  std::string name;
  std::string organisation;
  std::vector<role> roles;
};

/// GET /sign-in, and the answer to a POST that failed. Forms: POST /sign-in with `email`, `next`; POST /demo/sign-in
/// with `person` (an id), `next`.
struct sign_in_view {
  std::string email;
  std::optional<sign_in_error> error;
  /// Where to go afterwards: a path of ours, or empty.
  std::string next;
  /// Empty but in a demonstration.
  std::vector<demo_person> demo_people;
};

std::string render_sign_in(template_set const& templates, page_frame const& frame, sign_in_view const& view);

}  // namespace matala::server
