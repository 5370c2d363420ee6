// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/render/template_set.hpp"

#include <string>

namespace matala::server {

struct outlook_facts {
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  scheduler::hold_flag hold = scheduler::hold_flag::released;
  int need = 0;
  int min_cases = 1;
};

/// What the decision will be if nothing changes, with `decide` as its moment in words; "" once it is made.
std::string outlook_line(outlook_facts const& facts, std::string const& decide, template_set const& templates,
                         language lang);

}  // namespace matala::server
