// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/advance_notice.hpp"
#include "scheduler/occurrence_state.hpp"
#include "server/ports/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// What waits for the facilitator's answer on an hour.
enum class open_question { none, no_cases_after_lock, which_not_reached, which_discussed, cases_without_place };

/// Why an hour is skipped or was cancelled, as a closed list beside the facilitator's own words.
enum class cancel_cause {
  none,
  no_cases,
  person,
  last_case_withdrawn,
  holiday,
  in_break,
  series_changed,
  series_paused,
  series_ended
};

/// Whose word the times of an hour are: the rule's, or a facilitator's who moved or kept this one hour (R7). The rule
/// never moves the latter.
enum class hour_times_by { rule, own };

/// A change of the series that waits for the facilitator, because the hour has bookings (R6): move it to where the rule
/// has it now, or give it up, because the rule no longer names its date.
enum class waiting_change { none, move, drop };

struct occurrence {
  occurrence_id id;
  series_id series;
  /// The date the recurrence names, unique in the series; `day` is where the hour takes place.
  scheduler::date nominal;
  scheduler::date day;
  scheduler::occurrence_state state = scheduler::occurrence_state::planned;
  scheduler::occurrence_clock clock;
  scheduler::hold_flag hold = scheduler::hold_flag::released;
  int places = 3;
  int min_cases = 1;
  /// iCalendar UID; a new one after each reinstatement.
  std::string uid;
  /// iCalendar SEQUENCE: counts what invited people were told under this UID.
  int sequence = 0;
  /// How many times it was reinstated; together with the id it names one decision.
  int reinstatements = 0;
  /// Counts every change; the ETag.
  int revision = 1;
  cancel_cause cause = cancel_cause::none;
  /// The facilitator's words on a cancellation; shown to invited people on the page only.
  std::string reason;
  /// Empty: the series' link holds.
  std::string meeting_link;
  std::optional<booking_id> current_case;
  open_question question = open_question::none;
  std::optional<scheduler::instant> decided;
  std::optional<scheduler::instant> started;
  std::optional<scheduler::instant> ended;
  hour_times_by times = hour_times_by::rule;
  waiting_change waiting = waiting_change::none;
  /// What a held hour is about instead of cases, in the facilitator's words (R17); may be empty.
  std::string topic{};
  /// The ORGANIZER that invited to the hour, where the series has another address since; else empty.
  std::string organiser{};
};

class occurrence_repository {
 public:
  virtual ~occurrence_repository() = default;

  virtual std::optional<occurrence> find(occurrence_id const& id) const = 0;
  virtual std::optional<occurrence> find(series_id const& series, scheduler::date nominal) const = 0;
  /// Whose start lies in [from, until), of all series, in order of start, then id.
  virtual std::vector<occurrence> starting_in(scheduler::instant from, scheduler::instant until) const = 0;
  /// Of one series, likewise.
  virtual std::vector<occurrence> starting_in(series_id const& series, scheduler::instant from,
                                              scheduler::instant until) const = 0;
  /// Ids of those whose stored next deadline is at or before `now`, earliest first; at most `limit`.
  virtual std::vector<occurrence_id> due(scheduler::instant now, int limit) const = 0;
  virtual int count_due(scheduler::instant now) const = 0;
  /// Whether this was said ahead of the decision already, since the hour was last reinstated.
  virtual bool was_given(occurrence const& hour, scheduler::advance_notice notice) const = 0;
  virtual void give(occurrence const& hour, scheduler::advance_notice notice) = 0;
  /// Inserts or replaces by id, with the instant at which the timer must look at it again (none: never).
  virtual void save(occurrence const& value, std::optional<scheduler::instant> next_deadline) = 0;
};

}  // namespace matala::server
