// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/pipeline.hpp"
#include "server/system/anonymizer_model.hpp"
#include "server/system/voikko_morphology.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

// usage: anonymizer_bench FILE
// Cuts a text into summaries of about 4,000 characters and times `inspect` (detection, masking, verifying) on each,
// cold and warm.

namespace {

using clock_type = std::chrono::steady_clock;

double ms_since(clock_type::time_point start) {
  return std::chrono::duration<double, std::milli>(clock_type::now() - start).count();
}

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

void run(matala::anonymizer::pipeline const& masker, std::vector<std::string> const& summaries, char const* name) {
  std::vector<double> times_ms;
  std::size_t bytes = 0;
  double total_ms = 0;
  for (auto const& text : summaries) {
    matala::anonymizer::document fields;
    fields.push_back({"situation", matala::anonymizer::raw_text(std::string_view(text))});
    auto const start = clock_type::now();
    auto const seen = masker.inspect(fields, {});
    times_ms.push_back(ms_since(start));
    total_ms += times_ms.back();
    bytes += seen ? text.size() : 0;
  }
  std::ranges::sort(times_ms);
  auto const at = [&](double share) {
    return times_ms[static_cast<std::size_t>(share * static_cast<double>(times_ms.size() - 1))];
  };
  fmt::print("{}: {} summaries, {:.2f} MB/s, p50 {:.2f} ms, p99 {:.2f} ms\n", name, times_ms.size(),
             static_cast<double>(bytes) / 1000 / total_ms, at(0.5), at(0.99));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::ifstream in(argv[1]);
  auto const summaries = summaries_of(std::string(std::istreambuf_iterator<char>(in), {}));
  if (summaries.empty()) return 1;
  auto const start = clock_type::now();
  auto const lexicon = matala::server::embedded_model();
  matala::server::voikko_morphology const finnish;
  matala::anonymizer::pipeline const masker(lexicon, finnish);
  fmt::print("start: {:.0f} ms\n", ms_since(start));
  run(masker, summaries, "cold");
  run(masker, summaries, "warm");
  return 0;
}
