// SPDX-License-Identifier: Apache-2.0
#include "server/ports/outbox.hpp"

namespace matala::server {

std::string_view to_string(mail_kind value) {
  switch (value) {
    case mail_kind::sign_in: return "sign_in";
    case mail_kind::invitation: return "invitation";
    case mail_kind::booking_confirmation: return "booking_confirmation";
    case mail_kind::booking_withdrawn: return "booking_withdrawn";
    case mail_kind::hour_confirmed: return "hour_confirmed";
    case mail_kind::hour_cancelled: return "hour_cancelled";
    case mail_kind::hour_reinstated: return "hour_reinstated";
    case mail_kind::membership_ended: return "membership_ended";
    case mail_kind::reminder: return "reminder";
    case mail_kind::nudge: return "nudge";
    case mail_kind::case_moved: return "case_moved";
    case mail_kind::case_without_place: return "case_without_place";
    case mail_kind::waitlist_joined: return "waitlist_joined";
    case mail_kind::waitlist_offer: return "waitlist_offer";
    case mail_kind::waitlist_promoted: return "waitlist_promoted";
    case mail_kind::case_hidden: return "case_hidden";
    case mail_kind::facilitator_no_cases: return "facilitator_no_cases";
    case mail_kind::facilitator_late_booking: return "facilitator_late_booking";
    case mail_kind::facilitator_not_reached: return "facilitator_not_reached";
    case mail_kind::facilitator_cases_without_place: return "facilitator_cases_without_place";
    case mail_kind::facilitator_too_few_cases: return "facilitator_too_few_cases";
    case mail_kind::facilitator_reinstatement_asked: return "facilitator_reinstatement_asked";
    case mail_kind::owner_lapsed: return "owner_lapsed";
    case mail_kind::hour_moved: return "hour_moved";
    case mail_kind::series_changed: return "series_changed";
    case mail_kind::facilitator_clock_pulled: return "facilitator_clock_pulled";
    case mail_kind::expert_request: return "expert_request";
    case mail_kind::expert_accepted: return "expert_accepted";
    case mail_kind::expert_declined: return "expert_declined";
    case mail_kind::expert_request_withdrawn: return "expert_request_withdrawn";
    case mail_kind::lead_request: return "lead_request";
    case mail_kind::competence_unfilled: return "competence_unfilled";
    case mail_kind::facilitator_competence_unfilled: return "facilitator_competence_unfilled";
    case mail_kind::owner_without_lead: return "owner_without_lead";
    case mail_kind::facilitator_review_asked: return "facilitator_review_asked";
    case mail_kind::case_returned: return "case_returned";
    case mail_kind::facilitator_returned_cases: return "facilitator_returned_cases";
  }
  return {};
}

std::optional<mail_kind> parse_mail_kind(std::string_view word) {
  for (int number = 0; !to_string(mail_kind{number}).empty(); ++number) {
    if (to_string(mail_kind{number}) == word) return mail_kind{number};
  }
  return std::nullopt;
}

std::string_view to_string(mail_state value) {
  switch (value) {
    case mail_state::queued: return "queued";
    case mail_state::sending: return "sending";
    case mail_state::sent: return "sent";
    case mail_state::deferred: return "deferred";
    case mail_state::dead: return "dead";
    case mail_state::expired: return "expired";
    case mail_state::superseded: return "superseded";
  }
  return {};
}

std::optional<mail_state> parse_mail_state(std::string_view word) {
  for (int number = 0; !to_string(mail_state{number}).empty(); ++number) {
    if (to_string(mail_state{number}) == word) return mail_state{number};
  }
  return std::nullopt;
}

}  // namespace matala::server
