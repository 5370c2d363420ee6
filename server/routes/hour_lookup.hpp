// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"
#include "server/render/views/hour_times.hpp"
#include "server/render/views/hours.hpp"
#include "server/routes/call.hpp"

#include <optional>
#include <vector>

namespace matala::server {

/// An hour with what pages say about it.
struct known_hour {
  occurrence hour;
  series of;
  site place;
  hour_times when;
};

std::optional<known_hour> find_hour(call const& from, unit_of_work const& unit, occurrence_id const& id);
known_hour with_series(call const& from, unit_of_work const& unit, occurrence hour);

/// Whether a case could join the waitlist of the hour now.
bool takes_waiting(unit_of_work const& unit, occurrence const& hour, scheduler::instant now);

/// "" for none.
std::string organisation_name(unit_of_work const& unit, std::optional<organisation_id> const& id);

/// The code of a case; "" for none.
std::string code_of(unit_of_work const& unit, std::optional<case_id> const& id);

/// The place in line of a waiting booking, from 1; 0 when it does not wait.
int position_of(unit_of_work const& unit, booking const& waiting);

listed_hour listed(call const& from, unit_of_work const& unit, occurrence const& hour);

/// The path parameter {hour}, {booking}, {series} or {request} as an id.
occurrence_id hour_in_path(call const& from);
booking_id booking_in_path(call const& from);
series_id series_in_path(call const& from);
request_id request_in_path(call const& from);

}  // namespace matala::server
