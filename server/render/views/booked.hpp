// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <string>

namespace matala::server {

/// GET /bookings/{id}: the place is booked. `state` tells what comes next: until the decision the hour may still be
/// cancelled, a confirmed one is held.
struct booked_view {
  std::string code;
  hour_times when;
  std::string site;
  int place = 1;
  /// R41: others read the text once it was checked.
  bool awaits_review = false;
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  scheduler::instant cutoff;
  scheduler::instant decide;
};

std::string render_booked(template_set const& templates, page_frame const& frame, booked_view const& view);

}  // namespace matala::server
