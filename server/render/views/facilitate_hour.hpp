// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/bookings.hpp"
#include "server/ports/cases.hpp"
#include "server/ports/occurrences.hpp"
#include "server/ports/outbox.hpp"
#include "server/ports/people.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_experts.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

struct managed_booking {
  booking_id id;
  std::string code;
  int place = 1;
  booking_state state = booking_state::booked;
  case_visibility visibility = case_visibility::shown;
  std::string presenter;
  std::string organisation;
  int moves = 0;
  /// Stands in the list of the open question: was it not reached, or discussed?
  bool asked = false;
  urgency urgent = urgency::not_urgent;
  /// The place in line, from 1; 0 when it does not wait.
  int position = 0;
  /// A place is offered to it now.
  bool is_offered = false;
  review_state review = review_state::not_needed;
};

/// R41: a case that the reader checks before the hour. POST /bookings/{id}/approve with `version`, and, while it awaits
/// review, POST /bookings/{id}/return with `version` and `comment`.
struct case_to_review {
  booking_id id;
  std::string code;
  review_state review = review_state::awaiting;
  case_text text;
  int version = 1;
  /// What was said when it was returned.
  std::string comment{};
};

/// One mail to one person; "delivered" is never claimed.
struct told_person {
  std::string name;
  std::string address;
  mail_kind kind = mail_kind::invitation;
  mail_state state = mail_state::queued;
  /// SMTP reply of the last attempt, 0 for none.
  int last_reply = 0;
  /// When the mail server took it, else when it was written.
  scheduler::instant when;
};

struct managed_member {
  std::string name;
  std::string organisation;
  role granted = role::core_member;
  std::string phone;
};

enum class manage_error {
  reason_required,
  reason_identifies,
  late_notice,
  stale_revision,
  invalid_transition,
  /// The new time's cut-off lies behind.
  move_too_near,
  move_overlaps,
  move_unreadable,
  move_past_midnight,
  move_too_far,
  move_stays,
  /// No http(s) address, or a topic too long or one that names somebody.
  details_refused,
  comment_required,
  comment_identifies,
  comment_too_long,
  /// More of the text was masked since it was read.
  text_changed
};

/// GET /hours/{id}/manage, and the answer to an act that was refused. Forms, with `revision`: POST /hours/{id}/hold,
/// /release, /cancel with `reason`, /reinstate with `short_notice` = "1" when ticked, /answer (the open question is
/// dealt with), /not-reached with `not_reached` and /discussed with `discussed` (booking ids), /held; /change with
/// `answer` = "follow" or "keep", /details with `link` and `topic`. Without it, since its answer is the page of
/// hour_move.hpp: /move with `move_day` and `move_start`.
struct facilitate_hour_view {
  occurrence_id id;
  series_id series;
  hour_times when;
  std::string site;
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  scheduler::occurrence_clock clock;
  scheduler::hold_flag hold = scheduler::hold_flag::released;
  cancel_cause cause = cancel_cause::none;
  std::string reason;
  open_question question = open_question::none;
  int need = 0;
  int min_cases = 1;
  int places = 0;
  bool is_full = false;
  /// R14: too few cases, and the decision is less than two hours away: hold the hour, or let the cases move.
  bool asks_too_few = false;
  int revision = 1;

  bool can_hold = false;
  bool can_release = false;
  bool can_cancel = false;
  bool can_reinstate = false;
  /// A lapsed hour: "it was held all the same".
  bool can_report_held = false;
  /// A link to GET /series/{series}/members.
  bool can_keep_members = false;
  /// Less than two hours to the start: reinstating wants the short notice confirmed.
  bool short_notice = false;

  std::vector<managed_booking> bookings;
  std::vector<case_to_review> reviews;
  std::vector<told_person> told;
  std::vector<managed_member> members;
  hour_experts experts;

  /// What of the series' change waits here (R6), and where the rule has the hour now.
  waiting_change waiting = waiting_change::none;
  std::optional<hour_times> ruled{};
  bool can_move = false;
  /// As the date and time fields hold them.
  std::string move_day{};
  std::string move_start{};
  bool can_describe = false;
  std::string link{};
  std::string topic{};
  /// Where the settings of the series are; empty for who may not edit them.
  std::string series_page{};

  std::optional<manage_error> error;
  /// What was typed as the reason of a cancellation that was refused.
  std::string typed_reason;
  /// The case that a refused answer was about, and the comment that was typed.
  std::optional<booking_id> answered{};
  std::string typed_comment{};
};

std::string render_facilitate_hour(template_set const& templates, page_frame const& frame,
                                   facilitate_hour_view const& view);

}  // namespace matala::server
