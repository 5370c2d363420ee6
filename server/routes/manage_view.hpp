// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/facilitate_hour.hpp"
#include "server/routes/call.hpp"

namespace matala::server {

/// The facilitator's page of one hour: state, bookings without texts, who was told what.
facilitate_hour_view manage_view_of(call const& from, unit_of_work const& unit, occurrence_id const& id);

/// Mails of the hour that should have been accepted by now and were not: fifteen minutes after they were due.
int overdue_mails(unit_of_work const& unit, occurrence_id const& id, scheduler::instant now);

}  // namespace matala::server
