// SPDX-License-Identifier: Apache-2.0
#include "server/app/secrets.hpp"
#include "server/app/sign_in.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

enum class stream { closed, open };

std::string sign_in(world& w, std::string const& who) {
  return w.data().transact(
      [&](unit_of_work& unit) { return open_session(unit, w.machine(), unit.people().find(person_id{who}).value()); });
}

bool alive(world const& w, std::string const& secret, stream events = stream::closed) {
  return w.read([&](unit_of_work const& unit) {
    return person_of_session(unit, secret, w.now(), [&](person_id const&) { return events == stream::open; })
        .has_value();
  });
}

void touch(world& w, std::string const& secret) {
  w.data().transact([&](unit_of_work& unit) { touch_session(unit, secret, w.now()); });
}

}  // namespace

TEST_CASE("a session is known by its secret alone, of which only the hash is stored") {
  world w;
  auto const secret = sign_in(w, "presenter_fi");
  CHECK(secret.size() == 52);
  CHECK(alive(w, secret));
  for (auto const& wrong : {std::string{}, secret + "a", hash_of(secret)}) CHECK_FALSE(alive(w, wrong));
  CHECK(w.read([&](unit_of_work const& unit) { return unit.sign_in().find_session(hash_of(secret)).has_value(); }));
  CHECK_FALSE(w.read([&](unit_of_work const& unit) { return unit.sign_in().find_session(secret).has_value(); }));
}

TEST_CASE("a session ends after 30 idle minutes, unless its person follows an hour") {
  world w;
  auto const secret = sign_in(w, "presenter_fi");
  auto const begun = w.now();
  w.put_time(begun + 30min - 1s);
  CHECK(alive(w, secret));
  w.put_time(begun + 30min);
  CHECK_FALSE(alive(w, secret));
  CHECK(alive(w, secret, stream::open));
}

TEST_CASE("a session that is used lives on, for 12 hours at most") {
  world w;
  auto const secret = sign_in(w, "presenter_fi");
  auto const begun = w.now();
  for (auto age = 20min; age < 12h; age += 20min) {
    w.put_time(begun + age);
    CHECK(alive(w, secret));
    touch(w, secret);
  }
  w.put_time(begun + 12h - 1s);
  CHECK(alive(w, secret));
  touch(w, secret);
  w.put_time(begun + 12h);
  CHECK_FALSE(alive(w, secret));
  CHECK_FALSE(alive(w, secret, stream::open));
}

TEST_CASE("use is written down once a minute") {
  world w;
  auto const secret = sign_in(w, "presenter_fi");
  auto const begun = w.now();
  auto const wants = [&](std::chrono::seconds age) {
    return w.read([&](unit_of_work const& unit) { return wants_touch(unit, secret, begun + age); });
  };
  CHECK_FALSE(wants(59s));
  CHECK(wants(60s));
  w.put_time(begun + 60s);
  touch(w, secret);
  CHECK_FALSE(wants(119s));
  CHECK(wants(120s));
  CHECK_FALSE(w.read([&](unit_of_work const& unit) { return wants_touch(unit, "unknown", begun + 1h); }));
}

TEST_CASE("no session ends during an hour of its person, and each one does after it") {
  for (auto const* who : {"core_fi", "facilitator", "owner", "presenter_fi"}) {
    CAPTURE(who);
    confirmed_world w;
    w.live_until(first_start() - 5min);
    auto const secret = sign_in(w, who);
    w.put_time(first_end() - 1s);
    CHECK(alive(w, secret));
    w.put_time(first_end());
    CHECK_FALSE(alive(w, secret));
  }
}

TEST_CASE("the 12 hours too wait for the end of the hour") {
  confirmed_world w;
  auto const begun = first_start() - 12h + 30min;
  w.live_until(begun);
  auto const secret = sign_in(w, "core_fi");
  w.put_time(first_start() - 1min);
  touch(w, secret);
  w.put_time(begun + 12h);
  CHECK(alive(w, secret));
  w.put_time(first_end());
  CHECK_FALSE(alive(w, secret));
}

TEST_CASE("a session that had ended before the hour is not woken by it") {
  confirmed_world w;
  w.live_until(first_start() - 30min);
  auto const secret = sign_in(w, "core_fi");
  w.put_time(first_start() - 1s);
  CHECK(alive(w, secret));
  w.put_time(first_start() + 10min);
  CHECK_FALSE(alive(w, secret));
}

TEST_CASE("somebody else's hour, or one that is not held, keeps no session alive") {
  SUBCASE("somebody else's") {
    confirmed_world w;
    w.live_until(first_start() - 5min);
    auto const secret = sign_in(w, "presenter_sv");
    w.put_time(first_start() + 25min);
    CHECK_FALSE(alive(w, secret));
  }
  SUBCASE("cancelled") {
    open_world w;
    w.live_until(first_start() - 5min);
    REQUIRE(w.hour(first_hour).state == occurrence_state::cancelled);
    auto const secret = sign_in(w, "core_fi");
    w.put_time(first_start() + 25min);
    CHECK_FALSE(alive(w, secret));
  }
}

TEST_CASE("signing out ends this session and no other") {
  world w;
  auto const here = sign_in(w, "presenter_fi");
  auto const there = sign_in(w, "presenter_fi");
  w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { sign_out(unit, ctx, here); });
  CHECK_FALSE(alive(w, here));
  CHECK(alive(w, there));
  CHECK(w.audited(audit_action::signed_out, "presenter_fi") == 1);
}

TEST_CASE("a deactivated person has no session, even during an hour") {
  confirmed_world w;
  w.live_until(first_start());
  auto const secret = sign_in(w, "core_fi");
  REQUIRE(alive(w, secret));
  w.add_person("core_fi", language::fi, person_state::deactivated);
  CHECK_FALSE(alive(w, secret));
}
