// SPDX-License-Identifier: Apache-2.0
#include "scheduler/occurrence_state.hpp"

#include "tests/scheduler/hour_support.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace matala::scheduler;

TEST_CASE("each state has its own word and is read back from it") {
  std::set<std::string> words;
  for (auto const state : test::all_states) {
    std::string const word{to_string(state)};
    CAPTURE(word);
    CHECK(words.insert(word).second);
    CHECK(parse_occurrence_state(word) == state);
  }
  CHECK(words.size() == 10);
}

TEST_CASE("other words name no state") {
  for (auto const* word : {"", "Open", "open ", "opened", "confirme", "decided"}) {
    CAPTURE(word);
    CHECK_FALSE(parse_occurrence_state(word));
  }
}
