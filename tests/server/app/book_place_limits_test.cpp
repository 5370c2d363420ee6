// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;
using scheduler::booking_kind;

TEST_CASE("R22: one presenter has two cases in an hour at most") {
  open_world w;
  w.book("presenter_fi", first_hour);
  w.book("presenter_fi", first_hour);
  auto const before = traces_of(w, first_hour);
  CHECK(refusal(w.try_to_book("presenter_fi", first_hour)) == app_errc::too_many_cases);
  CHECK(traces_of(w, first_hour) == before);
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  CHECK(w.try_to_book("presenter_fi", second_hour).has_value());
  CHECK(w.contradictions() == "");
}

TEST_CASE("R11: a full hour offers the next one that has room, and full is said before too many") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 2; }};
  w.live_until(local(std::chrono::March / 16 / 2027, 9h));
  for (auto const nominal : {first_hour, second_hour}) {
    w.book("presenter_fi", nominal);
    w.book("presenter_fi", nominal);
  }
  auto const before = traces_of(w, first_hour);
  for (auto const* who : {"presenter_sv", "presenter_fi"}) {
    CAPTURE(who);
    auto const answer = w.try_to_book(who, first_hour);
    CHECK(refusal(answer) == app_errc::occurrence_full);
    REQUIRE(answer.error().next.has_value());
    CHECK(answer.error().next->nominal == third_hour);
  }
  CHECK(traces_of(w, first_hour) == before);
}

TEST_CASE("with no later hour open a full one offers nothing") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(first_opening());
  w.book("presenter_fi", first_hour);
  auto const answer = w.try_to_book("presenter_sv", first_hour);
  CHECK(refusal(answer) == app_errc::occurrence_full);
  CHECK_FALSE(answer.error().next.has_value());
}

TEST_CASE("R22: the same key gives the same booking, even after the hour is full and closed") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(first_opening());
  auto const first = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
  REQUIRE(first.has_value());
  for (auto const when : {first_opening() + 1s, first_cutoff(), first_start()}) {
    w.live_until(when);
    auto const mails = w.mails({}).size();
    auto const again = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
    REQUIRE(again.has_value());
    CHECK(again->id == first->id);
    CHECK(w.mails({}).size() == mails);
  }
  CHECK(w.cases_in(first_hour) == 1);
}

TEST_CASE("a key whose booking was withdrawn since makes a new booking") {
  open_world w;
  auto const first = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
  REQUIRE(first.has_value());
  w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, first->id); });
  auto const second = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
  REQUIRE(second.has_value());
  CHECK(second->id != first->id);
  CHECK(second->state == booking_state::booked);
}

TEST_CASE("the same key for another text or another hour is refused") {
  open_world w;
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  REQUIRE(w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key").has_value());
  CHECK(refusal(w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key", "Toinen kysymys")) ==
        app_errc::idempotency_mismatch);
  CHECK(refusal(w.try_to_book("presenter_fi", second_hour, booking_kind::ordinary, "key")) ==
        app_errc::idempotency_mismatch);
  CHECK(w.cases_in(first_hour) == 1);
  CHECK(w.cases_in(second_hour) == 0);
}

TEST_CASE("a key belongs to its person, and without a key nothing is remembered") {
  open_world w;
  auto const mine = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
  auto const theirs = w.try_to_book("presenter_sv", first_hour, booking_kind::ordinary, "key");
  REQUIRE(theirs.has_value());
  CHECK(theirs->id != mine->id);
  CHECK(w.book("presenter_en", first_hour).id != theirs->id);
}

TEST_CASE("R44: who has not acknowledged the ground rules in force cannot book") {
  open_world w;
  w.rules().ground_rules_version = 2;
  auto const before = traces_of(w, first_hour);
  CHECK(refusal(w.try_to_book("presenter_fi", first_hour)) == app_errc::not_acknowledged_rules);
  CHECK(traces_of(w, first_hour) == before);
  w.data().transact([&](unit_of_work& unit) { unit.people().acknowledge({"presenter_fi"}, 2, w.now()); });
  CHECK(w.try_to_book("presenter_fi", first_hour).has_value());
}

TEST_CASE("nobody books without being somebody, and an hour that is not there is not found") {
  open_world w;
  booking_request request{.occurrence = w.hour(first_hour).id,
                          .subject = {.text = some_text("Miten?"), .lang = language::fi, .age_band = ""},
                          .kind = booking_kind::ordinary,
                          .idempotency_key = ""};
  auto const by_machine = w.data().transact([&](unit_of_work& unit) { return book_place(unit, w.machine(), request); });
  CHECK(refusal(by_machine) == app_errc::not_signed_in);
  request.occurrence = {"elsewhere"};
  auto const nowhere =
      w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request); });
  CHECK(refusal(nowhere) == app_errc::not_found);
}

TEST_CASE("a holiday takes no booking") {
  constexpr scheduler::date easter_monday = std::chrono::March / 29 / 2027;
  world w{[](scheduler::series_rule& rule) { rule.first = std::chrono::March / 22 / 2027; }};
  CHECK(w.hour(easter_monday).cause == cancel_cause::holiday);
  CHECK(refusal(w.try_to_book("presenter_fi", easter_monday)) == app_errc::holiday);
}

TEST_CASE("a place that was given back is taken by the next") {
  open_world w;
  auto const first = w.book("presenter_fi", first_hour);
  w.book("presenter_sv", first_hour);
  w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, first.id); });
  CHECK(w.book("presenter_en", first_hour).place == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("who withdrew and books again gets a REQUEST that outranks the CANCEL") {
  open_world w;
  auto const first = w.book("presenter_fi", first_hour);
  w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, first.id); });
  w.book("presenter_fi", first_hour);
  auto const cancel = w.mails({.to = "presenter_fi", .method = calendar_method::cancel}).front();
  auto const requests = w.mails({.to = "presenter_fi", .method = calendar_method::request});
  REQUIRE(requests.size() == 2);
  CHECK(requests.back().sequence > cancel.sequence);
  CHECK(w.contradictions() == "");
}
