// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/bookings.hpp"

#include <vector>

namespace matala::server {

/// Puts the cases of an hour in the order of its agenda: urgent ones first, then follow-ups, then by place (R15, R46).
void order_agenda(std::vector<booking>& cases);

}  // namespace matala::server
