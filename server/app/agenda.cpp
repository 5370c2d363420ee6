// SPDX-License-Identifier: Apache-2.0
#include "server/app/agenda.hpp"

#include <algorithm>
#include <tuple>

namespace matala::server {

void order_agenda(std::vector<booking>& cases) {
  std::ranges::sort(cases, {}, [](booking const& held) {
    return std::tuple{held.urgent == urgency::not_urgent, !held.follow_up_of.has_value(), held.place, held.id};
  });
}

}  // namespace matala::server
