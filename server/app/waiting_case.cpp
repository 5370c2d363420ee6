// SPDX-License-Identifier: Apache-2.0
#include "server/app/waiting_case.hpp"

namespace matala::server {

bool waits_without_place(unit_of_work const& unit, booking const& value) {
  if (value.state != booking_state::moved && value.state != booking_state::not_reached) return false;
  auto const latest = unit.bookings().latest_of_case(value.subject);
  return latest && latest->id == value.id;
}

}  // namespace matala::server
