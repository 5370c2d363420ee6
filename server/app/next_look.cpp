// SPDX-License-Identifier: Apache-2.0
#include "server/app/next_look.hpp"

#include "scheduler/machine.hpp"
#include "server/app/ask_experts.hpp"
#include "server/app/free_places.hpp"
#include "server/app/notices.hpp"
#include "server/app/snapshot.hpp"

#include <array>

namespace matala::server {
namespace {

/// When it must be looked at, and what is then done. `next` at or before ctx.now means that `run` has something to do,
/// and after `run` it says so no more.
struct duty {
  std::optional<scheduler::instant> (*next)(unit_of_work const&, context const&, occurrence const&);
  bool (*run)(unit_of_work&, context const&, occurrence&);
};

constexpr std::array duties{duty{next_waitlist_look, fill_free_places}, duty{next_notice_look, give_notices},
                            duty{next_answer_deadline, review_experts}};

}  // namespace

std::optional<scheduler::instant> next_look(unit_of_work const& unit, context const& ctx, occurrence const& hour) {
  auto earliest = scheduler::next_deadline(view_of(unit, hour));
  for (auto const& each : duties) {
    auto const next = each.next(unit, ctx, hour);
    if (next && (!earliest || *next < *earliest)) earliest = next;
  }
  return earliest;
}

bool do_duties(unit_of_work& unit, context const& ctx, occurrence& hour) {
  bool done = false;
  for (auto const& each : duties) done = each.run(unit, ctx, hour) || done;
  return done;
}

}  // namespace matala::server
