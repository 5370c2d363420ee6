// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// What the digest of a changed series says of one hour (R6).
enum class change_kind { moved, cancelled, skipped, back, added, waits };

std::string_view to_string(change_kind kind);

struct change_line {
  change_kind kind = change_kind::moved;
  scheduler::instant start;
  scheduler::instant end;
  /// Of a moved hour: its new times.
  std::optional<scheduler::instant> new_start{};
  std::optional<scheduler::instant> new_end{};

  bool operator==(change_line const&) const = default;
};

/// As the value of a mail parameter: words of the closed list and numbers, so that nothing else can be in it.
std::string text_of(std::span<change_line const> lines);

/// None for a text that `text_of` does not write, or for more than 100 lines.
std::optional<std::vector<change_line>> parse_change_lines(std::string_view text);

}  // namespace matala::server
