// SPDX-License-Identifier: Apache-2.0
#include "server/journal.hpp"

#include <fmt/format.h>

#include <cstdio>

namespace matala::server {

void journal::say(std::string_view event, std::string_view detail) {
  auto const line =
      detail.empty() ? fmt::format("matala: {}\n", event) : fmt::format("matala: {}: {}\n", event, detail);
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace matala::server
