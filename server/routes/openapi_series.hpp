// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>

namespace matala::server {

/// The schemas of series: Series, SeriesList, SeriesSettings, SeriesPlan.
boost::json::object series_schemas();

}  // namespace matala::server
