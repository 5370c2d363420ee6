// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/series.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/series_form.hpp"

#include <string>
#include <vector>

namespace matala::server {

/// GET /series/{id}/dates: breaks, closed and half days, pause and end. Forms, all POST /series/{id} with `version` and
/// `act`: "add_break" and "remove_break" with `break_first`, `break_last`; "add_day" with `day` and `day_closes`
/// (empty: closed), "remove_day" with `day`; "pause", "resume"; "end" with `end_last`. Dates as in `type=date`.
struct series_dates_view {
  series_id id;
  int version = 0;
  std::string name;
  series_standing standing = series_standing::running;
  std::vector<scheduler::date_range> breaks;
  std::vector<local_day> days;
  /// Must outlive the call.
  scheduler::zone_rules const* zone = nullptr;
  setting_values values{};
  std::vector<shown_fault> faults{};
  bool stale = false;
};

std::string render_series_dates(template_set const& templates, page_frame const& frame, series_dates_view const& view);

/// "2027-03-30", the value of a date field.
std::string date_value(scheduler::date day);
/// "09:00".
std::string time_value(scheduler::time_of_day time);

}  // namespace matala::server
