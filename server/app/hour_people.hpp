// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <vector>

namespace matala::server {

/// Whoever was asked for this hour and comes (R30): from then on they belong to it like a member.
std::vector<person_id> accepted_experts(unit_of_work const& unit, occurrence_id const& hour);

bool is_accepted_expert(unit_of_work const& unit, occurrence_id const& hour, person_id const& who);

/// Whether a member of every hour has said no to this one, has sent somebody else, or is away on its day.
bool stays_away(unit_of_work const& unit, occurrence const& hour, person_id const& who);

/// Everybody who is expected in the hour: those invited to every hour who do not stay away, and accepted experts.
std::vector<person> expected_people(unit_of_work const& unit, occurrence const& hour);

/// When somebody is there: the whole hour unless they said otherwise (R33).
presence_window window_of(unit_of_work const& unit, occurrence const& hour, person_id const& who);

}  // namespace matala::server
