// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

remembered_answer some_answer(std::string const& key, std::string const& result, int expires_s) {
  return {
      .key_hash = key, .actor = {"presenter"}, .request_hash = "request", .result = result, .expires = at(expires_s)};
}

}  // namespace

TEST_CASE("an answer is remembered for its key and its actor") {
  furnished_store store;
  store->transact([](unit_of_work& unit) { unit.idempotency().save(some_answer("key", "b1", 10)); });
  store->read([](unit_of_work const& unit) {
    auto const found = unit.idempotency().find("key", {"presenter"});
    REQUIRE(found.has_value());
    CHECK(found->request_hash == "request");
    CHECK(found->result == "b1");
    CHECK(found->expires == at(10));
    CHECK_FALSE(unit.idempotency().find("key", {"another"}).has_value());
    CHECK_FALSE(unit.idempotency().find("other", {"presenter"}).has_value());
  });
}

TEST_CASE("a later answer to the same key takes the place of the earlier one") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.idempotency().save(some_answer("key", "b1", 10));
    unit.idempotency().save(some_answer("key", "b2", 20));
    CHECK(unit.idempotency().find("key", {"presenter"})->result == "b2");
  });
}

TEST_CASE("an answer goes in the second in which it expires") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.idempotency().save(some_answer("a", "x", 10));
    unit.idempotency().save(some_answer("b", "x", 11));
    unit.idempotency().remove_expired(at(9));
    CHECK(unit.idempotency().find("a", {"presenter"}).has_value());
    unit.idempotency().remove_expired(at(10));
    CHECK_FALSE(unit.idempotency().find("a", {"presenter"}).has_value());
    CHECK(unit.idempotency().find("b", {"presenter"}).has_value());
  });
}
