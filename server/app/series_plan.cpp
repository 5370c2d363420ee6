// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_plan.hpp"

#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::server {

std::string_view to_string(hour_change what) {
  switch (what) {
    case hour_change::moved: return "moved";
    case hour_change::asked_to_move: return "asked-to-move";
    case hour_change::asked_to_drop: return "asked-to-drop";
    case hour_change::cancelled: return "cancelled";
    case hour_change::skipped: return "skipped";
    case hour_change::back: return "back";
    case hour_change::added: return "added";
    case hour_change::adjusted: return "adjusted";
  }
  return {};
}

bool closes_earlier(changed_hour const& hour) {
  bool const known = !hour.before.id.value.empty() && hour.after.state == scheduler::occurrence_state::open;
  return known && hour.fit == scheduler::clock_fit::pulled_before_lock &&
         hour.after.clock.cutoff < hour.before.clock.cutoff;
}

std::vector<changed_hour const*> series_plan::of(hour_change what) const {
  std::vector<changed_hour const*> found;
  for (auto const& hour : hours) {
    if (hour.what == what) found.push_back(&hour);
  }
  return found;
}

bool series_plan::tells() const {
  return std::ranges::any_of(hours, [](changed_hour const& hour) { return hour.what != hour_change::adjusted; });
}

std::string series_plan::fingerprint() const {
  std::string all;
  for (auto const& hour : hours) {
    // What happens to whom; what the timer does to deadlines in between does not matter.
    if (hour.what == hour_change::adjusted) continue;
    all += fmt::format("{}/{}/{}/{};", to_string(hour.what), hour.before.id.value,
                       hour.before.clock.start.time_since_epoch().count(),
                       hour.after.clock.start.time_since_epoch().count());
  }
  return hash_of(all);
}

std::vector<known_series_hour> known_hours(unit_of_work const& unit, context const& ctx, series_id const& id) {
  std::vector<known_series_hour> known;
  for (auto& hour : unit.occurrences().starting_in(id, ctx.now - std::chrono::weeks{2}, far_ahead(ctx.now))) {
    auto const bookings = static_cast<int>(unit.bookings().holding_places(hour.id).size());
    bool const invited = !unit.outbox().expecting(hour.uid).empty();
    known.push_back({std::move(hour), bookings, invited});
  }
  return known;
}

}  // namespace matala::server
