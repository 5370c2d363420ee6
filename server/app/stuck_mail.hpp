// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

namespace matala::server {

/// How long a mail may wait for its acceptance before somebody is told (DOMAIN section 6).
inline constexpr std::chrono::minutes acceptance_limit{15};

/// Whether a cancellation that still matters was not accepted by a mail server within the limit: somebody may come to
/// an hour that is not held.
bool cancellation_is_stuck(unit_of_work const& unit, scheduler::instant now);

}  // namespace matala::server
