// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/change_lines.hpp"
#include "server/ports/ids.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace matala::server {

/// One hour in the words of the plan.
struct shown_change {
  hour_times when;
  /// Where it goes; the same as `when` for what does not move.
  hour_times to;
  int bookings = 0;
  /// Of an hour that keeps its time: when booking closes, if that changes.
  std::optional<scheduler::instant> cutoff{};
};

/// Hours to which the same happens: "moved", "asked-to-move", "asked-to-drop", "cancelled", "skipped", "back", "added"
/// or "adjusted".
struct change_group {
  std::string kind;
  std::vector<shown_change> hours;
};

/// The answer to POST /series/{id}: what saving changes, and for whom (R6). Form: POST /series/{id}/confirm with
/// `fields`, which hold everything that was sent, `version` and `plan` included.
struct series_change_view {
  series_id id;
  std::string name{};
  std::vector<change_group> groups{};
  /// How many people get the digest, and how many of them a calendar message too.
  int people = 0;
  int calendars = 0;
  /// The facilitators get a mail, since booking of some hour closes earlier.
  bool tells_facilitators = false;
  std::vector<std::pair<std::string, std::string>> fields{};
  /// The plan is another one than the one that was shown before: a booking came in between.
  bool changed_meanwhile = false;
  /// Where "back" leads. Settings are posted to /series/preview instead: they go back into the form.
  std::string back{};
  bool of_settings = false;
};

std::string render_series_change(template_set const& templates, page_frame const& frame,
                                 series_change_view const& view);

}  // namespace matala::server
