// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/clock.hpp"

#include <optional>
#include <string_view>

namespace matala::server {

/// The instant that an RFC 3339 text such as "2027-03-25T10:00:00Z" names. Upper-case T and Z only; a fraction of a
/// second is floored. None for anything else, a leap second (":60") and an offset other than Z included.
std::optional<scheduler::instant> parse_utc(std::string_view text);

}  // namespace matala::server
