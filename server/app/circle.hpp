// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"

#include <vector>

namespace matala::server {

/// Everybody who is invited to each hour of the series: core members, facilitators and deputies, each once.
std::vector<person> invited_people(unit_of_work const& unit, series_id const& series);

/// Who runs the hour: facilitators and deputies; the owners where there is neither.
std::vector<person> facilitating_people(unit_of_work const& unit, series_id const& series);

/// Who checks a case of that presenter before the hour (R41): the facilitating people but for the presenter, since
/// nobody is their own second pair of eyes; the owners where nobody else is left.
std::vector<person> reviewing_people(unit_of_work const& unit, series_id const& series, person_id const& presenter);

/// Who answers for the series; its facilitating people where there is no owner.
std::vector<person> owning_people(unit_of_work const& unit, series_id const& series);

/// Administrators of the installation.
std::vector<person> administrators(unit_of_work const& unit);

}  // namespace matala::server
