// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

namespace matala::server {

/// Whether this booking was moved or not reached, no later hour had room, and the case, whose text is
/// still kept, waits for a place.
bool waits_without_place(unit_of_work const& unit, booking const& value);

}  // namespace matala::server
