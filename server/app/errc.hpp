// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/errc.hpp"

#include <string_view>

namespace matala::server {

/// Everything a person can be refused for. The words are the problem types of the API; server/routes/problem.cpp maps
/// each to a status and server/render to a sentence.
enum class app_errc {
  not_open_yet,
  cutoff_passed,
  occurrence_full,
  occurrence_cancelled,
  occurrence_decided,
  not_acknowledged_rules,
  too_many_cases,
  holiday,
  invalid_transition,
  late_notice,
  reason_required,
  place_free,
  identifiers_found,
  /// R25: no case with this code, or none that the person may go on with.
  unknown_case,
  idempotency_mismatch,
  stale_revision,
  not_member,
  not_found,
  not_signed_in,
  invalid_input,
  wrong_code,
  link_expired,
  rate_limited,
  overlaps,
  /// The only facilitator or owner of a series would go.
  last_of_role,
  /// A series would want what none of its members can answer.
  nobody_has_competence,
  /// The time to answer a request is over.
  late_answer,
  /// Nothing is asked any more.
  request_closed
};

std::string_view to_string(app_errc error);

app_errc to_app_errc(scheduler::errc error);

}  // namespace matala::server
