// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/bookings.hpp"
#include "server/ports/cases.hpp"
#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/case_parts.hpp"
#include "server/render/views/ground_rules.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// One line of the agenda.
struct agenda_case {
  booking_id id;
  std::string code;
  int place = 1;
  booking_state state = booking_state::booked;
  case_visibility visibility = case_visibility::shown;
  /// Shown only while `visibility` is `shown`.
  case_text text;
  /// Of the text.
  int version = 1;
  /// R41: false until it was checked; then only its presenter and who checks it read the text.
  bool released = true;
  int moves = 0;
  urgency urgent = urgency::not_urgent;
  /// R25: the code of the earlier case; empty: none.
  std::string follow_up;
  /// "Name, organisation" when it may be shown (R43), else empty.
  std::string presenter;
  /// Names of the competences that the case needs; may be empty.
  std::string wanted;
  bool is_own = false;
  /// Shows "this may identify the client".
  bool can_hide = false;
  /// The text is hidden and the reader may mask it: a link to GET /bookings/{id}/mask.
  bool can_mask = false;
};

/// Which controls of the hour the reader has now.
struct session_controls {
  bool can_start = false;
  /// Put a case on, or open discussion, in a running hour.
  bool can_put_on = false;
  bool can_end = false;
  /// A link to GET /hours/{id}/manage.
  bool can_manage = false;
};

/// GET /hours/{id}: the shared page of one hour. It follows GET /hours/{id}/events (event `changed`) and works by
/// reloading too. Forms: POST /bookings/{id}/hide; POST /hours/{id}/start; POST /hours/{id}/current with `booking`
/// (empty: open discussion); POST /hours/{id}/end with `not_reached` (booking ids).
struct session_view {
  occurrence_id id;
  hour_times when;
  std::string site;
  std::string facilitator;
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  cancel_cause cause = cancel_cause::none;
  /// What the hour is about instead of cases (R17); may be empty.
  std::string topic{};
  /// The facilitator's words on a cancellation.
  std::string reason;
  scheduler::instant decide;
  bool is_full = false;
  std::vector<agenda_case> agenda;
  std::optional<booking_id> current_case;
  /// http(s); only where it may be seen now (R45).
  std::optional<std::string> meeting_link;
  std::vector<rules_section> ground_rules;
  session_controls controls;
};

std::string render_session(template_set const& templates, page_frame const& frame, session_view const& view);

}  // namespace matala::server
