// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <string>

namespace matala::tests {

/// What was written to the outbox about one hour against the hour itself, one sentence a line; empty when all is well:
/// whoever was told REQUEST last is in the hour, the hour is on and the UID is its own; everybody who is in an hour
/// that is on was told so, since the decision where there was one; SEQUENCE only rises; no case stands on an hour that
/// is off. It reads the rows as they were written, not what the store says of who expects what.
std::string contradictions_of(server::unit_of_work const& unit, server::occurrence const& hour);

}  // namespace matala::tests
