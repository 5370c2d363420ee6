// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/change_series.hpp"
#include "server/http/form.hpp"
#include "server/render/views/series_change.hpp"
#include "server/render/views/series_dates.hpp"
#include "server/render/views/series_form.hpp"
#include "server/routes/call.hpp"

namespace matala::server {

/// Acting as who the person is in the series, for the audit log.
context acting_on(call const& from, unit_of_work const& unit, series const& of);

/// The settings that the form holds.
setting_values typed_values(form const& fields);

/// What a series is called: its name, else its site.
std::string name_of(unit_of_work const& unit, series const& of);

/// The form with these values, and the dates that `settings` give: the values as far as they could be read.
series_form_view form_view(call const& from, unit_of_work const& unit, setting_values values, series const& settings,
                           std::vector<setting_fault> const& faults);

/// The form of a stored series: its settings, to hold from its next undecided hour on.
setting_values editable_values(context const& ctx, series const& of);

series_dates_view dates_view(call const& from, unit_of_work const& unit, series const& of);

/// The plan in words. `fields` come back with the confirmation.
series_change_view change_view(call const& from, unit_of_work const& unit, series_change const& wanted,
                               series_plan const& plan);

}  // namespace matala::server
