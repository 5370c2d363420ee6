// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <string>
#include <vector>

namespace matala::server {

struct facilitated_hour {
  occurrence_id id;
  hour_times when;
  std::string site;
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  scheduler::hold_flag hold = scheduler::hold_flag::released;
  open_question question = open_question::none;
  /// Cases that count, and how many are needed (R12).
  int need = 0;
  int min_cases = 1;
  int places = 0;
  bool is_full = false;
  int waiting = 0;
  /// R14: too few cases, and the decision is less than two hours away.
  bool asks_too_few = false;
  scheduler::instant decide;
  /// Mails that a mail server has not accepted although they are overdue.
  int mails_not_accepted = 0;
};

/// GET /facilitate: the hours of the reader's series, soonest first; each links to GET /hours/{id}/manage.
struct facilitate_list_view {
  std::vector<facilitated_hour> hours;
};

std::string render_facilitate_list(template_set const& templates, page_frame const& frame,
                                   facilitate_list_view const& view);

}  // namespace matala::server
