// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

using texts = std::vector<std::string>;

stored_case found(unit_of_work const& unit, char const* id) {
  return unit.cases().find({id}).value();
}

}  // namespace

TEST_CASE("a case comes back with the text that the anonymizer let through, and with no other") {
  store_under_test store;
  stored_case saved = some_case("c");
  saved.code = "K-7F3Q";
  saved.lang = language::sv;
  saved.text = {"raw", "raw", "raw", "raw"};
  saved.age_band = "45-49";
  saved.visibility = case_visibility::hidden;
  saved.version = 4;
  saved.review = review_state::awaiting;
  saved.comment = "raw";
  store->transact([&](unit_of_work& unit) {
    unit.cases().insert(saved, redacted_text({"Kysymys?", "Tilanne", "Kokeiltu", "Tavoite"}));
  });
  store->read([](unit_of_work const& unit) {
    auto const value = found(unit, "c");
    CHECK(value.code == "K-7F3Q");
    CHECK(value.lang == language::sv);
    CHECK(value.text == texts{"Kysymys?", "Tilanne", "Kokeiltu", "Tavoite"});
    CHECK(value.age_band == "45-49");
    CHECK(value.visibility == case_visibility::hidden);
    CHECK(value.version == 4);
    CHECK(value.review == review_state::awaiting);
    CHECK(value.comment.empty());
    CHECK(unit.cases().find_by_code("K-7F3Q")->value == "c");
    CHECK_FALSE(unit.cases().find_by_code("K-XXXX").has_value());
    CHECK_FALSE(unit.cases().find({"none"}).has_value());
  });
}

TEST_CASE("fields that were left out are empty; a field too many is refused") {
  store_under_test store;
  store->transact([](unit_of_work& unit) {
    unit.cases().insert(some_case("short"), redacted_text({"Kysymys?", "Tilanne"}));
    CHECK(found(unit, "short").text == texts{"Kysymys?", "Tilanne", "", ""});
    CHECK_THROWS(unit.cases().insert(some_case("long"), redacted_text({"1", "2", "3", "4", "5"})));
  });
}

TEST_CASE("two cases never share a code") {
  store_under_test store;
  stored_case second = some_case("b");
  second.code = some_case("a").code;
  CHECK_THROWS(store->transact([&](unit_of_work& unit) {
    unit.cases().insert(some_case("a"), redacted_text({}));
    unit.cases().insert(second, redacted_text({}));
  }));
}

TEST_CASE("a new text replaces the earlier one and raises the version") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.cases().insert(some_case("other"), redacted_text({"mine"}));
    unit.cases().replace_text({"case"}, redacted_text({"a", "b", "c", "d"}));
    CHECK(found(unit, "case").text == texts{"a", "b", "c", "d"});
    CHECK(found(unit, "case").version == 2);
    CHECK(found(unit, "other").text == texts{"mine", "", "", ""});
    CHECK(found(unit, "other").version == 1);
    CHECK_THROWS(unit.cases().replace_text({"none"}, redacted_text({"a"})));
  });
}

TEST_CASE(
    "the review of a case is remembered, its comment until the next word and as long as the text that it is about") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK(found(unit, "case").review == review_state::not_needed);
    for (auto const value :
         {review_state::awaiting, review_state::returned, review_state::approved, review_state::not_needed}) {
      auto const* comment = value == review_state::returned ? "Peitä lisää." : "";
      unit.cases().set_review({"case"}, value, comment);
      CHECK(found(unit, "case").review == value);
      CHECK(found(unit, "case").comment == comment);
    }
    unit.cases().set_review({"case"}, review_state::returned, "Peitä lisää.");
    unit.cases().set_review({"case"}, review_state::returned, "Peitä vielä.");
    CHECK(found(unit, "case").comment == "Peitä vielä.");
    unit.cases().replace_text({"case"}, redacted_text({"a", "b", "c", "d"}));
    CHECK(found(unit, "case").comment == "Peitä vielä.");
    unit.cases().erase_text({"case"});
    CHECK(found(unit, "case").comment.empty());
    CHECK(found(unit, "case").review == review_state::returned);
    CHECK_THROWS(unit.cases().set_review({"none"}, review_state::approved, ""));
    CHECK_THROWS(unit.cases().set_review({"none"}, review_state::returned, "Peitä."));
  });
}

TEST_CASE("an erased case stays as a stub that can be counted") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.cases().erase_text({"case"});
    auto const stub = found(unit, "case");
    CHECK(stub.text == texts{"", "", "", ""});
    CHECK(stub.code == some_case("case").code);
    CHECK(stub.version == 1);
    unit.cases().erase_text({"case"});
    CHECK_THROWS(unit.cases().erase_text({"none"}));
  });
}

TEST_CASE("hiding a case keeps its text") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    for (auto const value : {case_visibility::hidden, case_visibility::removed, case_visibility::shown}) {
      unit.cases().set_visibility({"case"}, value);
      CHECK(found(unit, "case").visibility == value);
    }
    CHECK(found(unit, "case").text == texts{"question", "situation", "tried", "aims"});
    CHECK_THROWS(unit.cases().set_visibility({"none"}, case_visibility::shown));
  });
}
