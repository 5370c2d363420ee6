// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/errc.hpp"
#include "server/routes/call.hpp"

#include <expected>
#include <string>

/// What the pages and the API of the review (R41) have in common, for the booking in the path.
namespace matala::server {

std::expected<void, app_errc> approve(call const& from, int version_read);

/// Errors: those of return_case, and identifiers_found when the comment names somebody.
std::expected<void, app_errc> give_back(call const& from, int version_read, std::string const& comment);

}  // namespace matala::server
