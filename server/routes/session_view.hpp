// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/person_acts.hpp"
#include "server/render/views/session.hpp"
#include "server/routes/call.hpp"

namespace matala::server {

/// The shared page of an hour as this reader may see it: hidden texts and other people's names are left out here, so
/// that neither the page nor the API can show them.
session_view session_view_of(call const& from, unit_of_work const& unit, occurrence_id const& id);

/// In which role the person would start the hour.
scheduler::starter starter_role(unit_of_work const& unit, person const& who, occurrence_id const& hour);

}  // namespace matala::server
