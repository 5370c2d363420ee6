// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

audit_event some_event(audit_action action, std::string const& object) {
  return {.at = at(0),
          .actor = person_id{"presenter"},
          .role = "presenter",
          .channel = audit_channel::page,
          .action = action,
          .object = object};
}

}  // namespace

TEST_CASE("events are counted by what happened and to what") {
  store_under_test store;
  store->transact([](unit_of_work& unit) {
    unit.audit().append(some_event(audit_action::case_booked, "c1"));
    unit.audit().append(some_event(audit_action::case_booked, "c1"));
    unit.audit().append(some_event(audit_action::case_hidden, "c1"));
    unit.audit().append(some_event(audit_action::case_booked, "c2"));
  });
  store->read([](unit_of_work const& unit) {
    CHECK(unit.audit().count(audit_action::case_booked, "c1") == 2);
    CHECK(unit.audit().count(audit_action::case_hidden, "c1") == 1);
    CHECK(unit.audit().count(audit_action::case_withdrawn, "c1") == 0);
  });
}

TEST_CASE("an untouched chain is whole, whoever acted and however many") {
  store_under_test store;
  CHECK_FALSE(store->read([](unit_of_work const& unit) { return unit.audit().first_broken(); }).has_value());
  for (int round = 0; round < 3; ++round) {
    store->transact([](unit_of_work& unit) {
      unit.audit().append(some_event(audit_action::case_booked, "c"));
      audit_event machine = some_event(audit_action::hour_cancelled, "h");
      machine.actor.reset();
      machine.channel = audit_channel::timer;
      unit.audit().append(machine);
    });
  }
  CHECK_FALSE(store->read([](unit_of_work const& unit) { return unit.audit().first_broken(); }).has_value());
}

TEST_CASE("an event that was rolled back leaves no gap in the chain") {
  store_under_test store;
  auto const append = [](unit_of_work& unit) { unit.audit().append(some_event(audit_action::case_booked, "c")); };
  store->transact(append);
  CHECK_THROWS(store->transact([&](unit_of_work& unit) {
    append(unit);
    throw std::runtime_error("no");
  }));
  store->transact(append);
  CHECK(store->read([](unit_of_work const& unit) { return unit.audit().count(audit_action::case_booked, "c"); }) == 2);
  CHECK_FALSE(store->read([](unit_of_work const& unit) { return unit.audit().first_broken(); }).has_value());
}
