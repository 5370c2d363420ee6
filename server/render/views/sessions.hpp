// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <string>
#include <vector>

namespace matala::server {

struct open_session_page {
  occurrence_id id;
  hour_times when;
  std::string site;
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  cancel_cause cause = cancel_cause::none;
  int cases = 0;
  bool is_full = false;
};

/// GET /sessions: hours the reader is invited to, soonest first; each links to GET /hours/{id}.
struct sessions_view {
  std::vector<open_session_page> hours;
};

std::string render_sessions(template_set const& templates, page_frame const& frame, sessions_view const& view);

}  // namespace matala::server
