// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <optional>
#include <string>

namespace matala::server {

/// What somebody answers: yes, no, for a part of the hour, or another person instead.
struct reply {
  /// accepted, declined, partly or substituted.
  expert_answer answer = expert_answer::declined;
  /// Minutes from the start, within the hour; only with `partly`.
  std::optional<presence_window> window{};
  /// Only with `substituted`.
  std::string substitute_email{};
};

/// R31, R33, R39: records the answer, changeable until answer-by; a mail says what was recorded, one who comes has the
/// hour in the calendar, and the next is asked where that is needed. A substitute is asked in turn.
/// Errors: not_found; late_answer from answer-by on; request_closed when nothing is wanted any more or the hour is not
/// ahead; invalid_input for a window outside the hour, a substitute who cannot be written to, and any substitute of who
/// is asked to lead.
std::expected<void, app_errc> answer_request(unit_of_work& unit, context const& ctx, request_id const& id,
                                             reply const& what);

/// The same for somebody who is invited to every hour, until its start. Errors: not_found, not_member, request_closed,
/// invalid_input.
std::expected<void, app_errc> answer_invitation(unit_of_work& unit, context const& ctx, occurrence_id const& hour,
                                                person_id const& who, reply const& what);

/// R34: days away. Whoever is away on the day of an hour is not asked, and has said no to what was asked already.
/// Errors: invalid_input when it ends before it begins or lasts more than a year.
std::expected<absence_id, app_errc> add_absence(unit_of_work& unit, context const& ctx, person_id const& who,
                                                scheduler::date first, scheduler::date last);

/// Errors: not_found, also for another person's.
std::expected<void, app_errc> remove_absence(unit_of_work& unit, context const& ctx, person_id const& who,
                                             absence_id const& id);

}  // namespace matala::server
