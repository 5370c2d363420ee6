// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/bookings.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/case_parts.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>

namespace matala::server {

/// `not_found`: a word stands nowhere in the text. `nothing_named`: no word was given. `identifiers_left`: the verifier
/// found more; the text stays hidden. `stale_revision`: somebody masked it meanwhile.
enum class case_mask_error { nothing_named, not_found, identifiers_left, stale_revision };

/// GET /bookings/{id}/mask after a text was hidden (R38) or returned with a comment (R41), and the answer to a refused
/// POST. Forms: POST /bookings/{id}/mask with `words` (one per line) and `version`; POST /bookings/{id}/remove.
struct case_mask_view {
  booking_id id;
  std::string code;
  hour_times when;
  case_text text;
  int version = 1;
  /// Not hidden: returned, and the presenter masks more before sending it again.
  bool is_returned = false;
  std::string words;
  std::optional<case_mask_error> error;
};

std::string render_case_mask(template_set const& templates, page_frame const& frame, case_mask_view const& view);

}  // namespace matala::server
