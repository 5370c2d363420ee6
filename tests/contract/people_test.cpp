// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

TEST_CASE("a person comes back as saved") {
  furnished_store store;
  person const saved{.id = {"p"},
                     .email = "aino@example.org",
                     .name = "Äinö Öhman",
                     .organisation = organisation_id{"organisation"},
                     .lang = language::sv,
                     .phone = "040 000 0000",
                     .state = person_state::deactivated,
                     .created = at(5)};
  store->transact([&](unit_of_work& unit) { unit.people().save(saved); });
  store->read([&](unit_of_work const& unit) {
    auto const found = unit.people().find(saved.id);
    REQUIRE(found.has_value());
    CHECK(found->email == saved.email);
    CHECK(found->name == saved.name);
    CHECK(found->organisation == saved.organisation);
    CHECK(found->lang == saved.lang);
    CHECK(found->phone == saved.phone);
    CHECK(found->state == saved.state);
    CHECK(found->created == saved.created);
    CHECK(unit.people().find_by_email("aino@example.org")->id == saved.id);
    CHECK_FALSE(unit.people().find_by_email("Aino@example.org").has_value());
    CHECK_FALSE(unit.people().find(person_id{"nobody"}).has_value());
  });
}

TEST_CASE("saving a person again replaces all of it") {
  furnished_store store;
  person changed = some_person("p");
  store->transact([&](unit_of_work& unit) { unit.people().save(changed); });
  changed.email = "new@example.org";
  changed.name = "New";
  changed.organisation = organisation_id{"organisation"};
  changed.lang = language::en;
  changed.phone = "1";
  changed.state = person_state::unnamed;
  changed.created = at(9);
  store->transact([&](unit_of_work& unit) {
    unit.people().save(changed);
    auto const found = unit.people().find(changed.id);
    CHECK(found->email == changed.email);
    CHECK(found->name == changed.name);
    CHECK(found->organisation == changed.organisation);
    CHECK(found->lang == changed.lang);
    CHECK(found->phone == changed.phone);
    CHECK(found->state == changed.state);
    CHECK(found->created == changed.created);
  });
}

TEST_CASE("a second person with the same address is refused") {
  store_under_test store;
  person twin = some_person("b");
  twin.email = "a@example.org";
  store->transact([](unit_of_work& unit) { unit.people().save(some_person("a")); });
  CHECK_THROWS(store->transact([&](unit_of_work& unit) { unit.people().save(twin); }));
  CHECK(store->read([](unit_of_work const& unit) { return unit.people().all().size(); }) == 1);
}

TEST_CASE("people come in order of name") {
  store_under_test store;
  store->transact([](unit_of_work& unit) {
    for (auto const& [id, name] : {std::pair{"1", "Cecilia"}, {"2", "Aino"}, {"3", "Bertil"}, {"0", "Cecilia"}}) {
      person value = some_person(id);
      value.name = name;
      unit.people().save(value);
    }
    CHECK(ids_of(unit.people().all()) == "2 3 0 1");
  });
}

TEST_CASE("a grant is there once, however often it was given, and goes at once") {
  furnished_store store;
  grant const facilitator{
      .person = {"presenter"}, .granted = role::facilitator, .series = series_id{"series"}, .organisation = {}};
  grant const installation{.person = {"presenter"}, .granted = role::administrator, .series = {}, .organisation = {}};
  grant const local{.person = {"presenter"},
                    .granted = role::administrator,
                    .series = {},
                    .organisation = organisation_id{"organisation"}};
  store->transact([&](unit_of_work& unit) {
    for (grant const& value : {facilitator, installation, local, facilitator, installation, local}) {
      unit.people().add_grant(value);
    }
    CHECK(unit.people().grants_of({"presenter"}).size() == 3);
    unit.people().remove_grant(installation);
    auto const left = unit.people().grants_of({"presenter"});
    REQUIRE(left.size() == 2);
    CHECK(left[0] == local);
    CHECK(left[1] == facilitator);
    unit.people().remove_grant(installation);
    CHECK(unit.people().grants_of({"presenter"}).size() == 2);
    CHECK(unit.people().grants_of({"nobody"}).empty());
  });
}

TEST_CASE("a series has its active people with their roles, in order of name") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.all_series().save(some_series("other"));
    auto const add = [&](std::string const& id, std::string const& name, person_state state, role what,
                         std::string const& where) {
      person value = some_person(id);
      value.name = name;
      value.state = state;
      unit.people().save(value);
      unit.people().add_grant({.person = {id}, .granted = what, .series = series_id{where}, .organisation = {}});
    };
    add("1", "Cecilia", person_state::active, role::core_member, "series");
    add("2", "Aino", person_state::active, role::owner, "series");
    add("2", "Aino", person_state::active, role::facilitator, "series");
    add("3", "Bertil", person_state::deactivated, role::core_member, "series");
    add("4", "Bo", person_state::active, role::core_member, "other");
    auto const found = unit.people().with_grants({"series"});
    REQUIRE(found.size() == 3);
    CHECK(found[0].first.id.value == "2");
    CHECK(found[0].second == role::facilitator);
    CHECK(found[1].first.id.value == "2");
    CHECK(found[1].second == role::owner);
    CHECK(found[2].first.name == "Cecilia");
    CHECK(found[2].second == role::core_member);
  });
}

TEST_CASE("organisations come in order of name and are replaced by id") {
  store_under_test store;
  store->transact([](unit_of_work& unit) {
    unit.people().save(organisation{.id = {"1"}, .name = "Vaasa"});
    unit.people().save(organisation{.id = {"2"}, .name = "Oulu"});
    unit.people().save(organisation{.id = {"1"}, .name = "Kuopio"});
    auto const found = unit.people().organisations();
    CHECK(ids_of(found) == "1 2");
    CHECK(found[0].name == "Kuopio");
  });
}

TEST_CASE("a site comes back as last saved") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.people().save(site{.id = {"site"}, .organisation = {"organisation"}, .name = "New", .municipality = "Inari"});
    auto const found = unit.people().find_site({"site"});
    REQUIRE(found.has_value());
    CHECK(found->organisation.value == "organisation");
    CHECK(found->name == "New");
    CHECK(found->municipality == "Inari");
    CHECK_FALSE(unit.people().find_site({"none"}).has_value());
    unit.people().save(site{.id = {"a"}, .organisation = {"organisation"}, .name = "Asema", .municipality = "Inari"});
    CHECK(ids_of(unit.people().sites()) == "a site");
  });
}

TEST_CASE("the highest acknowledged version counts, whatever the order") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK(unit.people().acknowledged_version({"presenter"}) == 0);
    unit.people().acknowledge({"presenter"}, 3, at(0));
    unit.people().acknowledge({"presenter"}, 2, at(1));
    unit.people().acknowledge({"presenter"}, 3, at(2));
    CHECK(unit.people().acknowledged_version({"presenter"}) == 3);
  });
}

TEST_CASE("R16: who wants nudges of a series is known by series and by token, and once") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK(unit.people().nudge_wishes({"series"}).empty());
    unit.people().add_nudge_wish({.person = {"presenter"}, .series = {"series"}, .token = "first"});
    unit.people().add_nudge_wish({.person = {"presenter"}, .series = {"series"}, .token = "second"});
    REQUIRE(unit.people().nudge_wishes({"series"}).size() == 1);
    CHECK(unit.people().nudge_wishes({"series"}).front().token == "first");
    CHECK(unit.people().find_nudge_wish("first")->person.value == "presenter");
    CHECK_FALSE(unit.people().find_nudge_wish("second").has_value());
    unit.people().remove_nudge_wish({"presenter"}, {"another"});
    CHECK(unit.people().nudge_wishes({"series"}).size() == 1);
    unit.people().remove_nudge_wish({"presenter"}, {"series"});
    CHECK(unit.people().nudge_wishes({"series"}).empty());
  });
}
