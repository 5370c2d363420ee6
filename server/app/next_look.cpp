// SPDX-License-Identifier: Apache-2.0
#include "server/app/next_look.hpp"

#include "scheduler/machine.hpp"
#include "server/app/snapshot.hpp"

namespace matala::server {

std::optional<scheduler::instant> next_look(unit_of_work const& unit, context const&, occurrence const& hour) {
  return scheduler::next_deadline(view_of(unit, hour));
}

}  // namespace matala::server
