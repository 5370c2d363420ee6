// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

enum class audit_channel { page, api, timer, command };

/// What happened, as a closed list; never a text (R65).
enum class audit_action {
  person_added,
  signed_in,
  signed_out,
  grant_added,
  grant_removed,
  token_made,
  rules_acknowledged,
  series_saved,
  hour_opened,
  hour_closed,
  hour_confirmed,
  hour_cancelled,
  hour_caught_up,
  hour_lapsed,
  hour_held,
  hour_reinstated,
  hour_started,
  hour_ended,
  hour_archived,
  hold_set,
  hold_released,
  question_answered,
  case_booked,
  case_booked_late,
  case_withdrawn,
  case_moved,
  case_waits,
  case_offered,
  case_promoted,
  offer_declined,
  waitlist_left,
  notice_given,
  reinstatement_asked,
  case_hidden,
  case_masked,
  case_removed,
  case_approved,
  case_returned,
  case_sent_again,
  hour_moved,
  hour_described,
  competence_saved,
  expert_asked,
  expert_answered,
  expert_request_withdrawn,
  absence_saved,
  attendance_marked,
  shortfall_told,
  shortfall_chosen
};

std::string_view to_string(audit_action action);

struct audit_event {
  scheduler::instant at;
  /// None for the machine.
  std::optional<person_id> actor;
  std::string_view role;
  audit_channel channel = audit_channel::timer;
  audit_action action = audit_action::person_added;
  /// The id of what it happened to.
  std::string object;
};

/// Append-only and hash-chained: each row holds the hash of the one before it.
class audit_log {
 public:
  virtual ~audit_log() = default;

  virtual void append(audit_event const& event) = 0;
  virtual int count(audit_action action, std::string_view object) const = 0;
  /// Whether every row's hash fits the row before it; the number of the first that does not, counted from 1.
  virtual std::optional<long> first_broken() const = 0;
};

}  // namespace matala::server
