// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/hour_experts.hpp"
#include "server/routes/call.hpp"

namespace matala::server {

/// Who comes to the hour and what is amiss, for its facilitators.
hour_experts experts_of(call const& from, unit_of_work const& unit, occurrence const& hour);

/// The names of competences in the reader's language, joined with commas.
std::string competence_names_of(call const& from, unit_of_work const& unit, std::vector<competence_id> const& ids);

}  // namespace matala::server
