// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/zones.hpp"

#include <optional>
#include <string_view>

namespace matala::server {

/// The rules of a zone from the system's tzdata: all its transitions from 1970 until 2100, the first one being what is
/// in force when 1970 begins. None when tzdata does not know the name.
///
/// Throws std::runtime_error when tzdata itself cannot be read. Reads files: call it at start or when a series is
/// saved, not per request. Any thread.
std::optional<scheduler::zone_rules> load_zone(std::string_view name);

}  // namespace matala::server
