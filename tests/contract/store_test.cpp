// SPDX-License-Identifier: Apache-2.0
#include "tests/support/temporary_store.hpp"

#include <doctest/doctest.h>

using namespace matala::server;

TEST_CASE("what was written is read after a restart") {
  matala::tests::temporary_store store;
  store->transact([](unit_of_work& unit) {
    unit.people().save(person{.id = {"p1"},
                              .email = "aino@example.org",
                              .name = "Aino",
                              .organisation = {},
                              .lang = language::sv,
                              .phone = "",
                              .state = person_state::active,
                              .created = {}});
  });
  store.reopen();
  auto const found = store->read([](unit_of_work const& unit) { return unit.people().find(person_id{"p1"}); });
  REQUIRE(found.has_value());
  CHECK(found->email == "aino@example.org");
  CHECK(found->lang == language::sv);
}
