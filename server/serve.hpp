// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/routes/services.hpp"
#include "server/settings.hpp"
#include "server/share.hpp"

#include <filesystem>
#include <optional>

namespace matala::server {

struct serve_options {
  settings config;
  run_mode mode = run_mode::production;
  share files;
  /// A test clock: only in the demonstration.
  std::optional<std::filesystem::path> clock_file;
  int demo_people = 0;
};

/// Runs the server until SIGTERM or SIGINT, then drains. Returns the exit status; what stops a start is said on
/// standard error. Writes to `var/` or wherever the settings say, nowhere else.
int serve(serve_options const& options);

}  // namespace matala::server
