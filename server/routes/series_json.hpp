// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/change_series.hpp"
#include "server/routes/call.hpp"

#include <boost/json.hpp>

#include <expected>
#include <string_view>
#include <vector>

namespace matala::server {

/// The members that a body may have: every setting, `breaks`, `days`, `standing`, `end`.
std::vector<std::string_view> const& series_members();

boost::json::object json_of(series const& of);
/// What a change does to each hour, and how many people are written to.
boost::json::object json_of(unit_of_work const& unit, series const& of, series_plan const& plan);

/// `base` with what the body gives; what it leaves out stays.
std::expected<series, std::vector<setting_fault>> with_members(context const& ctx, series const& base,
                                                               boost::json::object const& body);

/// The problem invalid-input with its `faults`: field, kind, and the date where there is one.
response settings_problem(call const& from, std::vector<setting_fault> const& faults);

}  // namespace matala::server
