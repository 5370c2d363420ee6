// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/bookings.hpp"
#include "server/ports/cases.hpp"
#include "server/ports/experts.hpp"
#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/case_parts.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

struct move_choice {
  occurrence_id id;
  hour_times when;
  int free = 0;
};

/// One booking of the signed-in presenter. Every `can_` shows a control.
struct own_booking {
  booking_id id;
  occurrence_id hour;
  std::string code;
  hour_times when;
  std::string site;
  booking_state state = booking_state::booked;
  scheduler::occurrence_state hour_state = scheduler::occurrence_state::open;
  case_visibility visibility = case_visibility::shown;
  case_text text;
  /// How often the case was moved before it came here.
  int moves = 0;
  /// Moved or not reached, and no later hour has room yet.
  bool waits_without_place = false;
  /// Moved here by somebody else, and not yet answered.
  bool can_accept = false;
  bool can_withdraw = false;
  bool hour_is_full = false;
  urgency urgent = urgency::not_urgent;
  /// R25: the code of the earlier case; empty: none.
  std::string follow_up;
  /// The place in line, from 1; 0 when it does not wait.
  int position = 0;
  /// It waits, and holds a place in a later hour meanwhile.
  bool holds_later_place = false;
  /// A place is offered until then: POST /bookings/{id}/offer with `answer` = "accept" or "decline".
  std::optional<scheduler::instant> offered_until;
  /// R41: where it stands with who checks it, and what was said when it was returned. POST /bookings/{id}/send-again.
  review_state review = review_state::not_needed;
  std::string comment{};
  bool can_send_again = false;
  /// The text is hidden or returned, and this presenter may mask it: a link to GET /bookings/{id}/mask.
  bool can_mask = false;
  /// A link to the hour's page, GET /hours/{id}.
  bool can_enter = false;
  /// R32: names of competences it wants and does not get; empty: nothing to choose. POST /bookings/{id}/choice with
  /// `choice` = "go_ahead" or "written".
  std::string missing;
  std::optional<shortfall_choice> chosen;
  /// Later hours it may move to; empty: no moving.
  std::vector<move_choice> move_to;
};

/// GET /bookings. Forms: POST /bookings/{id}/withdraw, POST /bookings/{id}/accept, POST /bookings/{id}/move with `to`
/// (an occurrence id).
struct my_bookings_view {
  std::vector<own_booking> ahead;
  std::vector<own_booking> past;
};

std::string render_my_bookings(template_set const& templates, page_frame const& frame, my_bookings_view const& view);

}  // namespace matala::server
