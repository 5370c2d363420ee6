// SPDX-License-Identifier: Apache-2.0
#include "server/render/outlook.hpp"

#include <utility>

namespace matala::server {
namespace {

bool is_undecided(scheduler::occurrence_state state) {
  switch (state) {
    case scheduler::occurrence_state::planned:
    case scheduler::occurrence_state::open:
    case scheduler::occurrence_state::closed: return true;
    case scheduler::occurrence_state::confirmed:
    case scheduler::occurrence_state::cancelled:
    case scheduler::occurrence_state::running:
    case scheduler::occurrence_state::held:
    case scheduler::occurrence_state::skipped:
    case scheduler::occurrence_state::lapsed:
    case scheduler::occurrence_state::archived: return false;
  }
  std::unreachable();
}

}  // namespace

std::string outlook_line(outlook_facts const& facts, std::string const& decide, template_set const& templates,
                         language lang) {
  if (!is_undecided(facts.state)) return {};
  kainjow::mustache::data values;
  values.set("decide", decide);
  if (facts.hold == scheduler::hold_flag::held) return templates.text("outlook.held", lang, values);
  if (facts.need >= facts.min_cases) return templates.text("outlook.confirm", lang, values);
  set_count(values, "count", facts.min_cases - facts.need);
  return templates.text("outlook.cancel", lang, values);
}

}  // namespace matala::server
