// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/view_data.hpp"
#include "server/render/views/ground_rules.hpp"

#include <vector>

namespace matala::server {

/// The sections as the partial "ground_rules" shows them.
view_data rules_data(std::vector<rules_section> const& sections);

}  // namespace matala::server
