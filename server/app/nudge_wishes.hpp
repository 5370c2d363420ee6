// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <string_view>

namespace matala::server {

/// R16: the actor wants to be told of hours of the series that have no case yet. Twice is the same as once.
/// Errors: not_found.
std::expected<void, app_errc> wish_for_nudges(unit_of_work& unit, context const& ctx, series_id const& series);

void end_nudges(unit_of_work& unit, context const& ctx, series_id const& series);

/// The same by the token of a mail, whoever sends it (RFC 8058). An unknown token is as good as a used one.
void end_nudges_by_token(unit_of_work& unit, std::string_view token);

}  // namespace matala::server
