// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <string>

/// R41, four eyes: a case of a series with `case_review::facilitator` is checked by somebody else before others read
/// it. It counts as need while it awaits that, and not while it is returned with a comment (R12).
namespace matala::server {

/// Longest comment, in characters.
inline constexpr long longest_comment = 300;

/// Mails those who check the case that it waits for them; nothing where it does not.
void ask_reviewers(unit_of_work& unit, context const& ctx, occurrence const& hour, booking const& held);

/// A case that came from another series (R8) awaits review where its new series wants one.
void begin_review(unit_of_work& unit, context const& ctx, case_id const& subject);

/// Whether the case can be approved or returned now: its text is there, and the end of its hour has not come.
bool is_reviewable(unit_of_work const& unit, booking const& held, scheduler::instant now);

/// Releases the text to those who are invited; a returned one too. Twice is the same as once. Errors: not_found,
/// invalid_transition, stale_revision when the text is no longer the one that was read.
std::expected<void, app_errc> approve_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                           int version_read);

/// A case that awaits review goes back to its presenter, who is told. It keeps its place. `comment` is shown to the
/// presenter on the page only, and must name nobody. Errors: not_found, reason_required, invalid_input when it is too
/// long, invalid_transition, stale_revision.
std::expected<void, app_errc> return_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                          int version_read, std::string const& comment);

/// The presenter sends a returned case again: it awaits review and counts. Errors: not_found, invalid_transition.
std::expected<void, app_errc> send_case_again(unit_of_work& unit, context const& ctx, booking_id const& id);

}  // namespace matala::server
