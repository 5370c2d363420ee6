// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/measure.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/evaluate/summaries.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

using namespace matala::evaluate;

namespace {

void check_part(summary_part const& part) {
  auto const file = std::filesystem::path(MATALA_SOURCE_DIR) / "tests/golden/anonymizer" / file_name(part);
  if (!std::filesystem::exists(file)) {
    MESSAGE("there is no " << file.filename().string());
    return;
  }
  // Of the held half figures alone: what is missed in it may not be read while rules are written.
  auto const found = measure(read_jsonl(file), mask_as_shipped, part.held ? 0 : 50);
  CAPTURE(file.filename().string());
  CHECK(found.direct_left.whole >= 8);
  CHECK(found.over_masked.whole > 0);
  CHECK(found.direct_left.percent() <= part.held_to_left_percent);
  CHECK(found.over_masked.percent() <= part.held_to_over_percent);
  CHECK(found.wrong_language.percent() <= most_wrong_language_percent);
  bool const held_up = found.direct_left.percent() <= part.held_to_left_percent;
  for (auto const& miss : found.misses) {
    if (!held_up && is_direct(miss.type))
      MESSAGE(miss.id << ": " << miss.type << " \"" << miss.span << "\" is left in: " << miss.around);
  }
}

}  // namespace

TEST_CASE("golden: hardly any case summary keeps a direct identifier, and hardly a word too many is masked") {
  for (auto const& part : summary_parts()) {
    if (!part.held) check_part(part);
  }
}

TEST_CASE("golden: the same holds for summaries that nobody tuned for") {
  for (auto const& part : summary_parts()) {
    if (part.held) check_part(part);
  }
}
