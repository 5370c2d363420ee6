// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/speed.hpp"

#include <algorithm>
#include <fstream>
#include <time.h>
#include <unistd.h>

namespace matala::evaluate {

std::vector<std::string> summaries_of(std::string const& text) {
  constexpr std::size_t longest = 4000;
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = std::min(text.size(), at + longest);
    while (end < text.size() && text[end] != '\n' && text[end] != ' ') ++end;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

speed time_each(std::vector<std::string> const& summaries, std::function<void(std::string const&)> const& work) {
  if (summaries.empty()) return {};
  std::vector<double> times_ms;
  double total_ms = 0;
  std::size_t bytes = 0;
  for (auto const& text : summaries) {
    auto const start = processor_ms();
    work(text);
    times_ms.push_back(processor_ms() - start);
    total_ms += times_ms.back();
    bytes += text.size();
  }
  std::ranges::sort(times_ms);
  auto const at = [&](double share) {
    return times_ms[static_cast<std::size_t>(share * static_cast<double>(times_ms.size() - 1) + 0.5)];
  };
  return {static_cast<double>(bytes) / 1000 / total_ms, at(0.5), at(0.99)};
}

double resident_mb() {
  std::ifstream in("/proc/self/statm");
  std::size_t all = 0;
  std::size_t resident = 0;
  in >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
}

}  // namespace matala::evaluate
