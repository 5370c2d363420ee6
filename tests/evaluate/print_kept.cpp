// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/report.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/evaluate/summaries.hpp"
#include "tests/evaluate/tables.hpp"

#include <string>

namespace matala::evaluate {

void print_kept(std::filesystem::path const& kept, std::size_t most_misses) {
  print_head("Clinical and social vocabulary, sentences in which nothing identifies");
  for (std::string const lang : {"fi", "sv", "en"}) {
    auto const file = kept / (lang + ".txt");
    if (!std::filesystem::exists(file)) {
      print_skipped(lang, "there is no " + file.filename().string());
      continue;
    }
    auto const found = measure(read_lines(file), mask_as_shipped, most_misses);
    print_row(lang + " over-masked words", at_most(most_over_masked_kept_percent), found.over_masked);
    print_misses(found);
  }
}

}  // namespace matala::evaluate
