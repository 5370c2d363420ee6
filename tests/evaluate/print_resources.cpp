// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/report.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/evaluate/speed.hpp"
#include "tests/evaluate/tables.hpp"

#include <string>

extern "C" {
extern char const matala_model_begin[];
extern char const matala_model_end[];
}

namespace matala::evaluate {

void print_resources(std::filesystem::path const& golden) {
  print_head("Speed and memory (time of one processor)");
  double const before_ms = processor_ms();
  shipped_pipeline();
  double const start_ms = processor_ms() - before_ms;
  print_row("start", at_most(100, "ms"), start_ms);
  print_row("model and lists", at_most(8, "MB"), static_cast<double>(matala_model_end - matala_model_begin) / 1e6);
  auto const file = golden / "fi.jsonl";
  if (!std::filesystem::exists(file)) return print_skipped("speed", "there is no " + file.filename().string());
  std::string text;
  for (auto const& one : read_jsonl(file)) text += one.text + "\n\n";
  auto const once = text;
  while (text.size() < 300'000) text += once;
  auto const summaries = summaries_of(text);
  time_each(summaries, mask_as_shipped);
  auto const warm = time_each(summaries, mask_as_shipped);
  print_row("whole pipeline with verifier", at_least(1, "MB/s"), warm.mb_per_s);
  print_row("4,000 characters, p99", at_most(10, "ms"), warm.p99_ms);
  print_row("4,000 characters, p50", {goal::side::none, 0, "ms"}, warm.p50_ms);
  print_row("memory", at_most(64, "MB"), resident_mb());
}

}  // namespace matala::evaluate
