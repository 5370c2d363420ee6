// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/redacted.hpp"
#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>

namespace matala::server {

/// R38, "this may identify the client": the text is hidden from everybody but presenter and facilitator at once, who
/// are told, and so is the administrator. Pressing it twice is the same as once. Errors: not_found.
std::expected<void, app_errc> hide_case(unit_of_work& unit, context const& ctx, booking_id const& id);

/// The text masked further, shown again; the earlier text is erased. Errors: not_found, invalid_transition when the
/// case is neither hidden nor returned with a comment (R41), stale_revision when the text is no longer the one that was
/// masked.
std::expected<void, app_errc> mask_case(unit_of_work& unit, context const& ctx, booking_id const& id,
                                        int version_masked, anonymizer::redacted const& text);

/// Takes the text out of the hour for good: the case is withdrawn on the presenter's behalf. Errors: not_found,
/// invalid_transition.
std::expected<void, app_errc> remove_case(unit_of_work& unit, context const& ctx, booking_id const& id);

}  // namespace matala::server
