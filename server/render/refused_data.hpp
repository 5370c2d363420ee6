// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/view_data.hpp"
#include "server/render/views/hours.hpp"

namespace matala::server {

/// An hour as the partial "hour_card" shows it.
view_data listed_data(listed_hour const& hour, template_set const& templates, language lang);

/// Sets `refused`: why the place was not booked and the next hour with room, or false.
void set_refused(view_data& view, std::optional<refused_booking> const& refused, template_set const& templates,
                 language lang);

}  // namespace matala::server
