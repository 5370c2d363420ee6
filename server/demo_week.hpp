// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/share.hpp"

#include <filesystem>
#include <ostream>

namespace matala::server {

/// `matala demo-week`: one week of the demonstration played through the same use cases as the server's, on a clock of
/// its own. Bookings arrive, one hour is confirmed, one is cancelled on the previous working day; each step is told
/// with the paths of its mails. `folder` must not hold a database yet. Returns the exit status.
int play_demo_week(share const& files, std::filesystem::path const& folder, std::ostream& out);

}  // namespace matala::server
