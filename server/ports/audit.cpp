// SPDX-License-Identifier: Apache-2.0
#include "server/ports/audit.hpp"

namespace matala::server {

std::string_view to_string(audit_action value) {
  switch (value) {
    case audit_action::person_added: return "person_added";
    case audit_action::signed_in: return "signed_in";
    case audit_action::signed_out: return "signed_out";
    case audit_action::grant_added: return "grant_added";
    case audit_action::grant_removed: return "grant_removed";
    case audit_action::token_made: return "token_made";
    case audit_action::rules_acknowledged: return "rules_acknowledged";
    case audit_action::series_saved: return "series_saved";
    case audit_action::hour_opened: return "hour_opened";
    case audit_action::hour_closed: return "hour_closed";
    case audit_action::hour_confirmed: return "hour_confirmed";
    case audit_action::hour_cancelled: return "hour_cancelled";
    case audit_action::hour_caught_up: return "hour_caught_up";
    case audit_action::hour_lapsed: return "hour_lapsed";
    case audit_action::hour_held: return "hour_held";
    case audit_action::hour_reinstated: return "hour_reinstated";
    case audit_action::hour_started: return "hour_started";
    case audit_action::hour_ended: return "hour_ended";
    case audit_action::hour_archived: return "hour_archived";
    case audit_action::hold_set: return "hold_set";
    case audit_action::hold_released: return "hold_released";
    case audit_action::question_answered: return "question_answered";
    case audit_action::case_booked: return "case_booked";
    case audit_action::case_booked_late: return "case_booked_late";
    case audit_action::case_withdrawn: return "case_withdrawn";
    case audit_action::case_moved: return "case_moved";
    case audit_action::case_waits: return "case_waits";
    case audit_action::case_offered: return "case_offered";
    case audit_action::case_promoted: return "case_promoted";
    case audit_action::offer_declined: return "offer_declined";
    case audit_action::waitlist_left: return "waitlist_left";
    case audit_action::notice_given: return "notice_given";
    case audit_action::reinstatement_asked: return "reinstatement_asked";
    case audit_action::case_hidden: return "case_hidden";
    case audit_action::case_masked: return "case_masked";
    case audit_action::case_removed: return "case_removed";
    case audit_action::case_approved: return "case_approved";
    case audit_action::case_returned: return "case_returned";
    case audit_action::case_sent_again: return "case_sent_again";
    case audit_action::hour_moved: return "hour_moved";
    case audit_action::hour_described: return "hour_described";
    case audit_action::competence_saved: return "competence_saved";
    case audit_action::expert_asked: return "expert_asked";
    case audit_action::expert_answered: return "expert_answered";
    case audit_action::expert_request_withdrawn: return "expert_request_withdrawn";
    case audit_action::absence_saved: return "absence_saved";
    case audit_action::attendance_marked: return "attendance_marked";
    case audit_action::shortfall_told: return "shortfall_told";
    case audit_action::shortfall_chosen: return "shortfall_chosen";
  }
  return {};
}

}  // namespace matala::server
