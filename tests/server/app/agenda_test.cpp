// SPDX-License-Identifier: Apache-2.0
#include "server/app/agenda.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace matala::server;

TEST_CASE("R15, R46: urgent cases come first, then follow-ups, then by place") {
  std::vector<booking> cases(5);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    cases[i].id = {std::string(1, static_cast<char>('a' + i))};
    cases[i].place = static_cast<int>(i) + 1;
  }
  cases[2].follow_up_of = case_id{"earlier"};
  cases[3].urgent = urgency::decision_blocked;
  cases[4].urgent = urgency::children_concerned;
  order_agenda(cases);
  std::string order;
  for (auto const& held : cases) order += held.id.value;
  CHECK(order == "decab");
}
