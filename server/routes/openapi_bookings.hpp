// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/routes/openapi_schema.hpp"

namespace matala::server {

/// The members of a draft, and of a draft that is booked.
boost::json::object draft_properties();
boost::json::object booking_properties();

/// Closed lists of words: why a case is urgent, and where it stands with who checks it.
boost::json::object urgency_schema();
boost::json::object review_schema();

}  // namespace matala::server
