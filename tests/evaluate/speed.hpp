// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace matala::evaluate {

/// Cuts a text at spaces into summaries of about 4,000 bytes.
std::vector<std::string> summaries_of(std::string const& text);

/// In time of the processor, so that other processes of the machine count little.
struct speed {
  double mb_per_s = 0;
  double p50_ms = 0;
  double p99_ms = 0;
};

/// Times `work` on each summary.
speed time_each(std::vector<std::string> const& summaries, std::function<void(std::string const&)> const& work);

/// Time of the processor that this process has used, in milliseconds.
double processor_ms();

/// Memory of this process that is in use, in megabytes.
double resident_mb();

}  // namespace matala::evaluate
