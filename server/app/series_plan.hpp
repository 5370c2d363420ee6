// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// What a change of the series does to one hour (R5, R6, R8).
enum class hour_change {
  /// Another time or day. Who was invited gets a REQUEST under the same UID (R7).
  moved,
  /// Has bookings: keeps its time until the facilitator confirms.
  asked_to_move,
  /// Has bookings and the rule no longer names its date: takes place until the facilitator gives it up.
  asked_to_drop,
  /// People were invited: CANCEL (R28), cases move.
  cancelled,
  /// Nobody was invited yet.
  skipped,
  /// Was skipped and takes place again.
  back,
  added,
  /// Only deadlines, places or the like: nobody is told but the facilitators, where closes_earlier().
  adjusted
};

std::string_view to_string(hour_change what);

struct changed_hour {
  hour_change what = hour_change::adjusted;
  /// As it stands; without id for an added one.
  occurrence before;
  /// As it will stand; of asked ones with its present times.
  occurrence after;
  /// Where the rule has it now, for the hours that are asked to move.
  std::optional<scheduler::occurrence_clock> ruled;
  int bookings = 0;
  /// Somebody expects it in a calendar.
  bool invited = false;
  scheduler::clock_fit fit = scheduler::clock_fit::as_ruled;
};

/// Booking of an open hour closes earlier than the rule says, and earlier than before: its facilitators are told.
bool closes_earlier(changed_hour const& hour);

/// Everything that saving changes, in order of time. The page that says it in words and the saving that carries it out
/// read the same plan.
struct series_plan {
  std::vector<changed_hour> hours;

  std::vector<changed_hour const*> of(hour_change what) const;
  /// Whether anybody gets a digest of it: some hour moved, came or went.
  bool tells() const;
  /// The same for the same plan: what was shown is what is carried out.
  std::string fingerprint() const;
};

/// An hour that exists, as the plan needs it.
struct known_series_hour {
  occurrence hour;
  int bookings = 0;
  bool invited = false;
};

/// The hours of a series as plan_series_change wants them.
std::vector<known_series_hour> known_hours(unit_of_work const& unit, context const& ctx, series_id const& id);

}  // namespace matala::server
