// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

session some_session(std::string const& hash, int created_s, int seen_s) {
  return {.id_hash = hash, .person = {"presenter"}, .created = at(created_s), .last_seen = at(seen_s)};
}

login_request some_login(std::string const& token, int requested_s) {
  return {.browser_hash = "browser",
          .token_hash = token,
          .code_hash = "code",
          .email = "aino@example.org",
          .tries = 0,
          .requested = at(requested_s),
          .accepted = {}};
}

}  // namespace

TEST_CASE("a session comes back as last saved and can be removed") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.sign_in().save(some_session("a", 1, 1));
    unit.sign_in().save(some_session("a", 1, 5));
    unit.sign_in().save(some_session("b", 2, 2));
    auto const found = unit.sign_in().find_session("a");
    REQUIRE(found.has_value());
    CHECK(found->person.value == "presenter");
    CHECK(found->created == at(1));
    CHECK(found->last_seen == at(5));
    unit.sign_in().remove_session("a");
    CHECK_FALSE(unit.sign_in().find_session("a").has_value());
    CHECK(unit.sign_in().find_session("b").has_value());
  });
}

TEST_CASE("all sessions of a person go at once, and of nobody else") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.people().save(some_person("another"));
    session other = some_session("c", 1, 1);
    other.person = {"another"};
    unit.sign_in().save(some_session("a", 1, 1));
    unit.sign_in().save(some_session("b", 1, 1));
    unit.sign_in().save(other);
    unit.sign_in().remove_sessions_of({"presenter"});
    CHECK_FALSE(unit.sign_in().find_session("a").has_value());
    CHECK_FALSE(unit.sign_in().find_session("b").has_value());
    CHECK(unit.sign_in().find_session("c").has_value());
  });
}

TEST_CASE("a request to sign in is found by its token and, the newest, by its browser") {
  store_under_test store;
  store->transact([](unit_of_work& unit) {
    unit.sign_in().save(some_login("old", 10));
    login_request changed = some_login("new", 20);
    unit.sign_in().save(changed);
    changed.tries = 3;
    changed.accepted = at(21);
    unit.sign_in().save(changed);
    auto const found = unit.sign_in().find_login_by_token("new");
    REQUIRE(found.has_value());
    CHECK(found->browser_hash == "browser");
    CHECK(found->code_hash == "code");
    CHECK(found->email == "aino@example.org");
    CHECK(found->tries == 3);
    CHECK(found->requested == at(20));
    CHECK(found->accepted == at(21));
    CHECK(unit.sign_in().find_login_by_browser("browser")->token_hash == "new");
    CHECK_FALSE(unit.sign_in().find_login_by_token("none").has_value());
    CHECK_FALSE(unit.sign_in().find_login_by_browser("none").has_value());
  });
}

TEST_CASE("a request to sign in is taken once") {
  store_under_test store;
  store->transact([](unit_of_work& unit) { unit.sign_in().save(some_login("token", 0)); });
  auto const take = [](unit_of_work& unit) { return unit.sign_in().take_login("token"); };
  CHECK(store->transact(take));
  CHECK_FALSE(store->transact(take));
}

TEST_CASE("requests for an address are counted from a moment on") {
  store_under_test store;
  store->transact([](unit_of_work& unit) {
    unit.sign_in().save(some_login("a", 10));
    unit.sign_in().save(some_login("b", 20));
    login_request other = some_login("c", 20);
    other.email = "bo@example.org";
    unit.sign_in().save(other);
    CHECK(unit.sign_in().count_logins("aino@example.org", at(10)) == 2);
    CHECK(unit.sign_in().count_logins("aino@example.org", at(11)) == 1);
    CHECK(unit.sign_in().count_logins("aino@example.org", at(21)) == 0);
  });
}

TEST_CASE("what has expired goes, what is exactly at the limit stays") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.sign_in().save(some_session("unseen", 50, 99));
    unit.sign_in().save(some_session("old", 49, 200));
    unit.sign_in().save(some_session("good", 50, 100));
    unit.sign_in().save(some_login("stale", 69));
    unit.sign_in().save(some_login("fresh", 70));
    unit.sign_in().remove_expired(at(100), at(50), at(70));
    CHECK_FALSE(unit.sign_in().find_session("unseen").has_value());
    CHECK_FALSE(unit.sign_in().find_session("old").has_value());
    CHECK(unit.sign_in().find_session("good").has_value());
    CHECK_FALSE(unit.sign_in().find_login_by_token("stale").has_value());
    CHECK(unit.sign_in().find_login_by_token("fresh").has_value());
  });
}

TEST_CASE("an API token leads to its person") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.sign_in().add_api_token("hash", {"presenter"}, at(0));
    CHECK(unit.sign_in().find_api_token("hash")->value == "presenter");
    CHECK_FALSE(unit.sign_in().find_api_token("none").has_value());
  });
}
