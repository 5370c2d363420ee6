// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/person_acts.hpp"
#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <string>

namespace matala::server {

/// The facilitator's acts on one hour. Each checks `revision` where given (If-Match or the page's hidden field):
/// another value than the stored one is stale_revision, so nobody acts on what they did not see.
using act_answer = std::expected<occurrence, app_errc>;

/// R17. Errors: not_found, invalid_transition.
act_answer hold_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id);

/// A confirmed hour without need is cancelled by this. Errors: not_found, invalid_transition.
act_answer release_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id);

/// Cancels with a reason in the facilitator's words, shown to invited people on the page only. Cases are moved.
/// Errors: not_found, reason_required, invalid_transition, stale_revision.
act_answer cancel_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id, std::string reason,
                       std::optional<int> revision);

/// R20. Errors: not_found, late_notice, invalid_transition, stale_revision.
act_answer reinstate_hour(unit_of_work& unit, context const& ctx, occurrence_id const& id,
                          scheduler::short_notice notice, std::optional<int> revision);

/// The facilitator has dealt with an open question, for instance holds an hour without cases as open discussion.
/// Errors: not_found.
act_answer answer_question(unit_of_work& unit, context const& ctx, occurrence_id const& id);

}  // namespace matala::server
