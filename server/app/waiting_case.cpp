// SPDX-License-Identifier: Apache-2.0
#include "server/app/waiting_case.hpp"

namespace matala::server {

bool waits_without_place(unit_of_work const& unit, booking const& value) {
  if (value.state != booking_state::moved && value.state != booking_state::not_reached) return false;
  auto const latest = unit.bookings().latest_of_case(value.subject);
  if (!latest || latest->id != value.id) return false;
  // A text whose time is over was erased; there is nothing left to present.
  auto const subject = unit.cases().find(value.subject);
  return subject && has_text(*subject);
}

}  // namespace matala::server
