// SPDX-License-Identifier: Apache-2.0
#include "server/app/errc.hpp"

#include <stdexcept>

namespace matala::server {

std::string_view to_string(app_errc error) {
  switch (error) {
    case app_errc::not_open_yet: return "not-open-yet";
    case app_errc::cutoff_passed: return "cutoff-passed";
    case app_errc::occurrence_full: return "occurrence-full";
    case app_errc::occurrence_cancelled: return "occurrence-cancelled";
    case app_errc::occurrence_decided: return "occurrence-decided";
    case app_errc::not_acknowledged_rules: return "not-acknowledged-rules";
    case app_errc::too_many_cases: return "too-many-cases";
    case app_errc::holiday: return "holiday";
    case app_errc::invalid_transition: return "invalid-transition";
    case app_errc::late_notice: return "late-notice";
    case app_errc::reason_required: return "reason-required";
    case app_errc::place_free: return "place-free";
    case app_errc::identifiers_found: return "identifiers-found";
    case app_errc::unknown_case: return "unknown-case";
    case app_errc::idempotency_mismatch: return "idempotency-mismatch";
    case app_errc::stale_revision: return "stale-revision";
    case app_errc::not_member: return "not-member";
    case app_errc::not_found: return "not-found";
    case app_errc::not_signed_in: return "not-signed-in";
    case app_errc::invalid_input: return "invalid-input";
    case app_errc::wrong_code: return "wrong-code";
    case app_errc::link_expired: return "link-expired";
    case app_errc::rate_limited: return "rate-limited";
    case app_errc::overlaps: return "overlaps";
    case app_errc::last_of_role: return "last-of-role";
    case app_errc::nobody_has_competence: return "nobody-has-competence";
    case app_errc::late_answer: return "late-answer";
    case app_errc::request_closed: return "request-closed";
  }
  throw std::logic_error("unknown app_errc");
}

app_errc to_app_errc(scheduler::errc error) {
  switch (error) {
    case scheduler::errc::not_open_yet: return app_errc::not_open_yet;
    case scheduler::errc::cutoff_passed: return app_errc::cutoff_passed;
    case scheduler::errc::occurrence_full: return app_errc::occurrence_full;
    case scheduler::errc::occurrence_cancelled: return app_errc::occurrence_cancelled;
    case scheduler::errc::occurrence_decided: return app_errc::occurrence_decided;
    case scheduler::errc::not_acknowledged_rules: return app_errc::not_acknowledged_rules;
    case scheduler::errc::too_many_cases: return app_errc::too_many_cases;
    case scheduler::errc::holiday: return app_errc::holiday;
    case scheduler::errc::invalid_transition: return app_errc::invalid_transition;
    case scheduler::errc::late_notice: return app_errc::late_notice;
    case scheduler::errc::reason_required: return app_errc::reason_required;
    case scheduler::errc::place_free: return app_errc::place_free;
  }
  throw std::logic_error("unknown scheduler::errc");
}

}  // namespace matala::server
