// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/decision_index.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace matala::anonymizer;

namespace {

finding at(std::size_t field, std::size_t begin, std::size_t end) {
  finding out;
  out.field = field;
  out.begin = begin;
  out.end = end;
  return out;
}

}  // namespace

TEST_CASE("a finding is decided about by its exact place alone") {
  std::vector<decision> const made = {{1, 5, 9, verdict::mask}, {1, 20, 22, verdict::release}};
  decision_index const index(made);
  CHECK(index.is_decided(at(1, 5, 9)));
  CHECK(index.is_decided(at(1, 20, 22)));
  for (auto const& f : {at(0, 5, 9), at(1, 4, 9), at(1, 5, 10), at(1, 6, 9)}) CHECK_FALSE(index.is_decided(f));
}

TEST_CASE("a finding is let go by any release that touches it, however they overlap") {
  std::vector<decision> const made = {{1, 10, 40, verdict::release},
                                      {1, 12, 14, verdict::release},
                                      {1, 60, 70, verdict::release},
                                      {1, 80, 90, verdict::mask}};
  decision_index const index(made);
  for (auto const& f : {at(1, 9, 11), at(1, 39, 41), at(1, 20, 30), at(1, 0, 100), at(1, 69, 75)})
    CHECK(index.is_let_go(f));
  for (auto const& f : {at(1, 5, 10), at(1, 40, 60), at(1, 70, 80), at(1, 82, 84), at(0, 20, 30), at(2, 20, 30)})
    CHECK_FALSE(index.is_let_go(f));
  CHECK_FALSE(decision_index({}).is_let_go(at(0, 0, 9)));
}
