// SPDX-License-Identifier: Apache-2.0
// Prints the goals of the anonymizer with today's figures beside them; called by `./run evaluate`.
#include "tests/evaluate/report.hpp"
#include "tests/evaluate/tables.hpp"

#include <charconv>
#include <exception>
#include <string_view>

namespace {

constexpr std::string_view usage =
    "usage: ./run evaluate [--data DIR] [--misses N]\n"
    "  --data DIR   a folder with ner/turku-ner-fi.dev.tsv, ner/klintan-sv.dev.tsv, names/first_names_fi.csv,\n"
    "               names/surnames_fi.csv; what is missing is skipped\n"
    "  --misses N   lists up to N spans of each part of which something is left; never of the held half\n";

struct arguments {
  std::filesystem::path data;
  std::size_t misses = 0;
};

// False when they cannot be understood.
bool read_arguments(int count, char** words, arguments& out) {
  for (int i = 1; i + 1 < count; i += 2) {
    std::string_view const value = words[i + 1];
    if (words[i] == std::string_view("--data")) {
      out.data = value;
    } else if (words[i] != std::string_view("--misses") ||
               std::from_chars(value.data(), value.data() + value.size(), out.misses).ptr !=
                   value.data() + value.size()) {
      return false;
    }
  }
  return count % 2 == 1;
}

}  // namespace

int main(int count, char** words) {
  using namespace matala::evaluate;
  arguments given;
  if (!read_arguments(count, words, given)) {
    fmt::print(stderr, "{}", usage);
    return 2;
  }
  std::filesystem::path const golden = MATALA_SOURCE_DIR "/tests/golden";
  try {
    fmt::print("  {:<36} {:>12} {:>9}\n", "", "goal", "now");
    print_resources(golden / "anonymizer");
    print_summaries(golden / "anonymizer", given.misses);
    print_kept(golden / "kept", given.misses);
    print_generated(given.misses);
    print_corpora(given.data, given.misses);
    print_head("Not measured here");
    print_skipped("encyclopaedia text", "no such corpus may be used freely for this");
    print_skipped("invariants, linear time", "./run torture");
  } catch (std::exception const& error) {
    fmt::print(stderr, "evaluate: {}\n", error.what());
    return 1;
  }
  return 0;
}
