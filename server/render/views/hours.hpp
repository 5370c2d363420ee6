// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// What somebody without a case in the hour could do now. `late`: only by a request marked late (R18).
enum class bookability { ordinary, late, full, not_yet, closed };

struct listed_hour {
  occurrence_id id;
  hour_times when;
  scheduler::occurrence_state state = scheduler::occurrence_state::open;
  cancel_cause cause = cancel_cause::none;
  bookability booking = bookability::ordinary;
  int places = 0;
  int free = 0;
  /// Full, and takes cases on its waitlist: links to GET /hours/{id}/case?wait=1.
  bool can_wait = false;
  /// Cancelled, and could be reinstated: POST /hours/{id}/reinstatement-request (R19).
  bool can_ask_reinstatement = false;
  scheduler::instant opens;
  scheduler::instant cutoff;
};

/// The hours of one series, in order of start.
struct listed_series {
  series_id id;
  std::string site;
  std::string municipality;
  std::string organisation;
  std::vector<listed_hour> hours;
  /// R16: the reader is told of hours without cases. Form: POST /nudges with `series` and `wish` = "1" or "0".
  bool nudges = false;
};

/// Why the hour that was asked for could not be booked, and the next one with room.
struct refused_booking {
  /// A word of app_errc, such as "occurrence-full".
  std::string problem;
  hour_times when;
  std::optional<listed_hour> next{};
  /// The full hour, where its waitlist can be joined.
  std::optional<occurrence_id> waitlist{};
  /// The hour that was asked for has a free place after all.
  bool has_place = false;
};

/// GET /hours, step 1 of booking. Each bookable hour links to GET /hours/{id}/case (with ?late=1 for a late request).
struct hours_view {
  std::vector<listed_series> series;
  std::optional<refused_booking> refused;
};

std::string render_hours(template_set const& templates, page_frame const& frame, hours_view const& view);

}  // namespace matala::server
