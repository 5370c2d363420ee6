// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// The address in the form in which it is stored and compared: trimmed, lower case, one "@", a domain with a dot, no
/// blanks or control characters, at most 254 bytes. None when it is no such address.
std::optional<std::string> normal_address(std::string_view typed);

/// What follows the "@" of a normal address.
std::string_view domain_of(std::string_view address);

}  // namespace matala::server
