// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/series.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

struct series_line {
  series_id id;
  std::string name;
  std::string site;
  /// The recurrence as a choice of the form: "w2", "m5".
  std::string repeat;
  series_standing standing = series_standing::running;
  /// The next hour that takes place; none: the series has ended, or rests.
  std::optional<hour_times> next{};
};

/// GET /series: the series that the reader may edit; each links to GET /series/{id}.
struct series_list_view {
  std::vector<series_line> series;
};

std::string render_series_list(template_set const& templates, page_frame const& frame, series_list_view const& view);

}  // namespace matala::server
