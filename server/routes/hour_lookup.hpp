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

listed_hour listed(call const& from, unit_of_work const& unit, occurrence const& hour);

/// The path parameter {hour} or {booking} as an id.
occurrence_id hour_in_path(call const& from);
booking_id booking_in_path(call const& from);

}  // namespace matala::server
