// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>

namespace matala::server {

/// Every answer of 400 and up that is no form with errors.
struct problem_view {
  /// A problem type such as "cutoff-passed" (the words of app_errc and http_errc). One without texts of its own gets
  /// those of its status, and in the end a general sentence.
  std::string type;
  unsigned status = 500;
  /// Where to go from here, a path of ours; empty: the front page.
  std::string back;
  /// For a refused booking: the next hour with room.
  std::optional<occurrence_id> next_hour;
  hour_times next_when;
};

std::string render_problem(template_set const& templates, page_frame const& frame, problem_view const& view);

}  // namespace matala::server
