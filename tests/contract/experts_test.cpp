// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;
using std::chrono::minutes;

namespace {

expert_request some_request(std::string const& id, int asked = 0) {
  return {.id = {id},
          .occurrence = {"hour"},
          .task = request_task::answer,
          .competence = competence_id{"kela"},
          .person = {"presenter"},
          .turn_of = {"presenter"},
          .asked = at(asked),
          .answer_by = at(asked + 60),
          .token_hash = "hash of " + id};
}

}  // namespace

TEST_CASE("a request comes back as saved, by id and by the hash of its link") {
  furnished_store store;
  auto request = some_request("r");
  store->transact([&](unit_of_work& unit) {
    unit.experts().save(request);
    request.answer = expert_answer::partly;
    request.window = presence_window{minutes{10}, minutes{30}};
    request.substitute = person_id{"presenter"};
    unit.experts().save(request);
  });
  store->read([&](unit_of_work const& unit) {
    auto const found = unit.experts().find(request_id{"r"});
    REQUIRE(found.has_value());
    CHECK(found->answer == expert_answer::partly);
    CHECK(found->window == request.window);
    CHECK(found->substitute == request.substitute);
    CHECK(found->competence == request.competence);
    CHECK(found->answer_by == request.answer_by);
    CHECK(unit.experts().find_by_token("hash of r")->id.value == "r");
    CHECK_FALSE(unit.experts().find_by_token("hash").has_value());
    CHECK_FALSE(unit.experts().find(request_id{"x"}).has_value());
  });
}

TEST_CASE("requests of an hour come in order of asking, those of a person newest first") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.experts().save(some_request("late", 9));
    unit.experts().save(some_request("b", 1));
    unit.experts().save(some_request("a", 1));
    CHECK(ids_of(unit.experts().of_occurrence({"hour"})) == "a b late");
    CHECK(ids_of(unit.experts().of_person({"presenter"})) == "late a b");
    CHECK(unit.experts().of_person({"nobody"}).empty());
  });
}

TEST_CASE("a turn is a yes of the member or of a substitute, in an hour that was not cancelled") {
  furnished_store store;
  auto const turns = [](unit_of_work const& unit) { return unit.experts().turns_of({"presenter"}).size(); };
  store->transact([&](unit_of_work& unit) {
    auto request = some_request("r");
    unit.experts().save(request);
    CHECK(turns(unit) == 0);
    request.answer = expert_answer::accepted;
    unit.experts().save(request);
    CHECK(turns(unit) == 1);
    CHECK(unit.experts().turns_of({"presenter"}).front() == at(3600));
    auto hour = some_occurrence("hour");
    hour.state = matala::scheduler::occurrence_state::cancelled;
    unit.occurrences().save(hour, std::nullopt);
    CHECK(turns(unit) == 0);
  });
}

TEST_CASE("attendance is one row for each person and hour") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.experts().save(attendance{.occurrence = {"hour"}, .person = {"presenter"}, .answer = expert_answer::declined});
    unit.experts().save(attendance{.occurrence = {"hour"}, .person = {"presenter"}, .present = true});
    auto const all = unit.experts().attendance_of(occurrence_id{"hour"});
    REQUIRE(all.size() == 1);
    CHECK(all.front().present);
    CHECK(all.front().answer == expert_answer::awaited);
    CHECK(unit.experts().attendance_of(person_id{"presenter"}).size() == 1);
  });
}

TEST_CASE("R34: an absence holds on its first and its last day and not beside them") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.experts().add({.id = {"a"}, .person = {"presenter"}, .first = day(2027, 3, 2), .last = day(2027, 3, 4)});
    auto const away = [&](unsigned number) { return unit.experts().is_absent({"presenter"}, day(2027, 3, number)); };
    CHECK_FALSE(away(1));
    CHECK(away(2));
    CHECK(away(4));
    CHECK_FALSE(away(5));
    CHECK(unit.experts().find_absence({"a"}).has_value());
    unit.experts().remove_absence({"a"});
    CHECK_FALSE(away(3));
    CHECK(unit.experts().absences_of({"presenter"}).empty());
  });
}

TEST_CASE("what was told is told once, and can be forgotten") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK_FALSE(unit.experts().is_told({"hour"}, "kela"));
    unit.experts().mark_told({"hour"}, "kela", at(1));
    unit.experts().mark_told({"hour"}, "kela", at(2));
    CHECK(unit.experts().told_of({"hour"}) == std::vector<std::string>{"kela"});
    unit.experts().forget_told({"hour"}, "kela");
    CHECK_FALSE(unit.experts().is_told({"hour"}, "kela"));
  });
}

TEST_CASE("a presenter's choice is the last one made") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    REQUIRE(unit.bookings().insert(some_booking("b", 1)).has_value());
    CHECK_FALSE(unit.experts().choice_of({"b"}).has_value());
    unit.experts().choose({"b"}, shortfall_choice::go_ahead);
    unit.experts().choose({"b"}, shortfall_choice::written);
    CHECK(unit.experts().choice_of({"b"}) == shortfall_choice::written);
  });
}
