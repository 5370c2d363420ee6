// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/generate_identifiers.hpp"
#include "tests/evaluate/generate_names.hpp"
#include "tests/evaluate/report.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/evaluate/tables.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace matala::evaluate {

void print_generated(std::size_t most_misses) {
  print_head("Generated identifiers, 400 forms of each kind");
  auto const found = measure(generate_identifiers(400, 11), mask_as_shipped, most_misses);
  constexpr std::array<std::string_view, 5> never_left = {"identity code", "personnummer", "account", "mail", "phone"};
  share all;
  for (auto const& [kind, masked] : found.masked) {
    all.part += masked.part;
    all.whole += masked.whole;
    if (std::ranges::find(never_left, kind) != never_left.end()) print_row(kind, at_least(100), masked);
  }
  print_row("all", at_least(99.9), all);
  print_misses(found);

  print_head("Streets, generated");
  auto const streets = measure(generate_streets(1000, 5), mask_as_shipped, most_misses);
  print_row("masked", at_least(99.8), streets.masked.at("ADDRESS"));
  print_misses(streets);
}

}  // namespace matala::evaluate
