// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/booking_rules.hpp"
#include "server/ports/bookings.hpp"
#include "server/ports/competences.hpp"
#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/case_parts.hpp"
#include "server/render/views/hour_times.hpp"

#include <string>
#include <vector>

namespace matala::server {

/// The hour a place is being booked in, as steps 2 and 3 head it.
struct chosen_hour {
  occurrence_id id;
  hour_times when;
  std::string site;
  scheduler::booking_kind kind = scheduler::booking_kind::ordinary;
  int places = 0;
  int free = 0;
  /// Of an ordinary booking; a late one ends an hour before the start.
  scheduler::instant cutoff;
  /// The hour is full, and the case goes on its waitlist.
  bool waitlist = false;
  /// After the hour, until the text is erased.
  int text_kept_days = 30;
  /// What a case can be said to need.
  std::vector<competence> competences{};
};

/// What the presenter has written. Danger: raw text. It goes into the answer and nowhere else.
struct case_draft {
  case_parts text;
  /// One of age_bands, or empty.
  std::string age_band;
  language lang = language::fi;
  urgency urgent = urgency::not_urgent;
  /// R25: the code of the earlier case, as typed; empty: none.
  std::string follow_up;
  /// R43.
  bool shows_presenter = false;
  /// Whom the case needs.
  std::vector<competence_id> competences{};
};

enum class case_form_problem { missing, too_long, invalid_characters };

struct case_form_error {
  case_field field = case_field::question;
  case_form_problem problem = case_form_problem::missing;
};

/// Step 2: GET /hours/{id}/case, the same with POST ("edit text" on step 3), and the answer to a refused preview.
/// Form: POST /hours/{id}/preview with `question`, `situation`, `tried`, `aims`, `age_band`, `text_language`, `urgent`
/// (a word of urgency), `follow_up`, `shows_presenter` = "1", boxes `competence`, `late` = "1" for a late request, and
/// `wait` = "1" for the waitlist.
struct case_form_view {
  chosen_hour hour{};
  case_draft draft{};
  std::vector<case_form_error> errors{};
  /// The code of the earlier case is not one that this presenter may go on with.
  bool unknown_follow_up = false;
};

std::string render_case_form(template_set const& templates, page_frame const& frame, case_form_view const& view);

}  // namespace matala::server
