// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/view_data.hpp"
#include "server/render/views/case_form.hpp"

namespace matala::server {

/// The hour that steps 2 and 3 are about.
void set_hour(view_data& view, chosen_hour const& hour, template_set const& templates, language lang);

}  // namespace matala::server
