// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/routes/call.hpp"

#include <string_view>

namespace matala::server {

/// What stands around every page for this reader. `path` is where the language switch comes back to.
page_frame frame_of(call const& from, nav_item current, std::string_view path);

}  // namespace matala::server
