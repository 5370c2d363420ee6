// SPDX-License-Identifier: Apache-2.0
#include "server/app/pair_dates.hpp"

#include "server/app/series_plan.hpp"

#include <algorithm>
#include <set>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

// A decided hour stays the hour of its date.
bool may_change_date(occurrence const& hour) {
  return hour.state == occurrence_state::planned || hour.state == occurrence_state::open ||
         hour.state == occurrence_state::skipped;
}

/// Its Monday.
scheduler::date week_of(scheduler::date day) {
  std::chrono::sys_days const at{day};
  return at - (std::chrono::weekday{at} - std::chrono::Monday);
}

struct candidate {
  std::chrono::days distance;
  scheduler::date from;
  scheduler::date to;

  auto operator<=>(candidate const&) const = default;
};

}  // namespace

std::map<scheduler::date, scheduler::date> pair_dates(std::vector<known_series_hour> const& known,
                                                      named_dates const& named,
                                                      std::optional<scheduler::date> effective_from) {
  std::set<scheduler::date> taken;
  for (auto const& one : known) taken.insert(one.hour.nominal);
  std::vector<candidate> candidates;
  for (auto const& one : known) {
    auto const from = one.hour.nominal;
    bool const stays = named.contains(from) || (effective_from && from < week_of(*effective_from));
    if (stays || !may_change_date(one.hour)) continue;
    for (auto const& [to, ruled] : named) {
      auto const distance = std::chrono::abs(std::chrono::sys_days{to} - std::chrono::sys_days{from});
      if (distance < std::chrono::weeks{1} && !taken.contains(to)) candidates.push_back({distance, from, to});
    }
  }
  std::ranges::sort(candidates);
  std::map<scheduler::date, scheduler::date> partners;
  for (auto const& [distance, from, to] : candidates) {
    if (partners.contains(from) || taken.contains(to)) continue;
    partners.emplace(from, to);
    taken.insert(to);
  }
  return partners;
}

}  // namespace matala::server
