// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/ids.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace matala::server {

struct shown_month {
  std::chrono::year_month month;
  int planned = 0;
  int held = 0;
  int cancelled = 0;
  int skipped = 0;
  int lapsed = 0;
  std::optional<std::chrono::minutes> median_notice{};
  std::optional<std::chrono::minutes> least_notice{};
  std::chrono::minutes freed{0};
  /// None: masked.
  std::optional<int> cases = 0;
  std::optional<int> people = 0;
};

/// GET /series/{id}/statistics, month by month (R61); the same as CSV and JSON at .../statistics.csv and .json.
struct series_statistics_view {
  series_id id;
  std::string name;
  std::vector<shown_month> months;
};

std::string render_series_statistics(template_set const& templates, page_frame const& frame,
                                     series_statistics_view const& view);

}  // namespace matala::server
