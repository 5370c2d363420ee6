// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page.hpp"
#include "server/render/views/request_card.hpp"

#include <vector>

namespace matala::server {

/// What to put right in the forms of a card; nothing when they are right.
std::vector<page_error> errors_of(request_card const& card, template_set const& templates, language lang);

}  // namespace matala::server
