// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/report.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/evaluate/summaries.hpp"
#include "tests/evaluate/tables.hpp"

namespace matala::evaluate {

void print_summaries(std::filesystem::path const& golden, std::size_t most_misses) {
  for (auto const& part : summary_parts()) {
    auto const name = file_name(part);
    print_head("Case summaries, " + name);
    if (!std::filesystem::exists(golden / name)) {
      print_skipped("", "there is no such file");
      continue;
    }
    auto const found = measure(read_jsonl(golden / name), mask_as_shipped, part.held ? 0 : most_misses);
    print_row("direct identifier left", at_most(part.most_left_percent), found.direct_left);
    print_row("over-masked words", at_most(most_over_masked_percent), found.over_masked);
    print_row("language read wrong", at_most(most_wrong_language_percent), found.wrong_language);
    for (auto const& [type, masked] : found.masked) print_row(type + " masked", {}, masked);
    print_misses(found);
  }
}

}  // namespace matala::evaluate
