// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

competence some_competence(std::string const& id, int position) {
  return {.id = {id}, .names = {id + " fi", id + " sv", id + " en"}, .position = position, .retired = false};
}

}  // namespace

TEST_CASE("a new store has competences to begin with, in every language") {
  store_under_test store;
  auto const all = store->read([](unit_of_work const& unit) { return unit.competences().all(); });
  CHECK(all.size() == 7);
  for (auto const& one : all) {
    for (auto const& name : one.names) CHECK_FALSE(name.empty());
    CHECK_FALSE(one.retired);
  }
}

TEST_CASE("a competence comes back as saved, is replaced by its id, and stands in order") {
  store_under_test store;
  auto last = some_competence("a", 100);
  store->transact([&](unit_of_work& unit) {
    unit.competences().save(last);
    unit.competences().save(some_competence("b", 99));
    last.names[1] = "Ändrad";
    last.retired = true;
    unit.competences().save(last);
  });
  store->read([&](unit_of_work const& unit) {
    auto const found = unit.competences().find({"a"});
    REQUIRE(found.has_value());
    CHECK(found->names == last.names);
    CHECK(found->position == 100);
    CHECK(found->retired);
    auto const all = unit.competences().all();
    CHECK(all.back().id.value == "a");
    CHECK(all.at(all.size() - 2).id.value == "b");
    CHECK_FALSE(unit.competences().find({"c"}).has_value());
  });
}

TEST_CASE("what a person can answer and what a case wants is set as a whole, in order of the list") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    std::vector<competence_id> const two{{"debt"}, {"kela"}, {"debt"}};
    unit.competences().set_of_person({"presenter"}, two);
    unit.competences().set_of_case({"case"}, two);
  });
  store->read([](unit_of_work const& unit) {
    CHECK(ids_of(unit.competences().of_person({"presenter"})) == "kela debt");
    CHECK(ids_of(unit.competences().of_case({"case"})) == "kela debt");
  });
  store->transact([](unit_of_work& unit) {
    unit.competences().set_of_person({"presenter"}, {});
    unit.competences().set_of_case({"case"}, std::vector<competence_id>{{"employment"}});
    CHECK(unit.competences().of_person({"presenter"}).empty());
    CHECK(ids_of(unit.competences().of_case({"case"})) == "employment");
  });
}

TEST_CASE("a series wants a competence once, the way it was said last") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.competences().save(
        series_need{{"series"}, {"kela"}, 1, matala::scheduler::asking::one_at_a_time, std::chrono::minutes{60}});
    unit.competences().save(
        series_need{{"series"}, {"kela"}, 2, matala::scheduler::asking::all_at_once, std::chrono::minutes{90}});
    auto const needs = unit.competences().needs_of({"series"});
    REQUIRE(needs.size() == 1);
    CHECK(needs.front().wanted == 2);
    CHECK(needs.front().asking == matala::scheduler::asking::all_at_once);
    CHECK(needs.front().answer_time == std::chrono::minutes{90});
    unit.competences().remove_need({"series"}, {"kela"});
    unit.competences().remove_need({"series"}, {"kela"});
    CHECK(unit.competences().needs_of({"series"}).empty());
  });
}
