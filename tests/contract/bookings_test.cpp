// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

TEST_CASE("a booking comes back as inserted") {
  furnished_store store;
  booking saved = some_booking("b", 2);
  saved.state = booking_state::moved;
  saved.booked = at(17);
  saved.moves = 2;
  saved.offer = move_offer::awaiting;
  saved.urgent = urgency::situation_worsens;
  saved.follow_up_of = case_id{"earlier"};
  saved.shows_presenter = true;
  store->transact([&](unit_of_work& unit) {
    unit.cases().insert(some_case("earlier"), redacted_text({"question", "situation", "", ""}));
    CHECK(unit.bookings().insert(saved).has_value());
  });
  store->read([&](unit_of_work const& unit) {
    auto const found = unit.bookings().find(saved.id);
    REQUIRE(found.has_value());
    CHECK(found->occurrence == saved.occurrence);
    CHECK(found->place == saved.place);
    CHECK(found->subject == saved.subject);
    CHECK(found->presenter == saved.presenter);
    CHECK(found->state == saved.state);
    CHECK(found->booked == saved.booked);
    CHECK(found->moves == saved.moves);
    CHECK(found->offer == saved.offer);
    CHECK(found->urgent == saved.urgent);
    CHECK(found->follow_up_of == saved.follow_up_of);
    CHECK(found->shows_presenter);
    CHECK_FALSE(found->wait.has_value());
    CHECK_FALSE(unit.bookings().find({"none"}).has_value());
  });
}

TEST_CASE("a place is held by one booking, and the loser's transaction stays usable") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK(unit.bookings().insert(some_booking("first", 1)).has_value());
    auto const second = unit.bookings().insert(some_booking("second", 1));
    REQUIRE_FALSE(second.has_value());
    CHECK(second.error() == place_taken::place_taken);
    CHECK(unit.bookings().insert(some_booking("second", 2)).has_value());
  });
  auto const held = store->read([](unit_of_work const& unit) { return unit.bookings().holding_places({"hour"}); });
  CHECK(ids_of(held) == "first second");
}

TEST_CASE("a place is free again in every state but booked") {
  for (booking_state const state :
       {booking_state::withdrawn, booking_state::moved, booking_state::not_reached, booking_state::discussed}) {
    CAPTURE(static_cast<int>(state));
    furnished_store store;
    store->transact([&](unit_of_work& unit) {
      CHECK(unit.bookings().insert(some_booking("first", 1)).has_value());
      unit.bookings().set_state({"first"}, state);
      CHECK(unit.bookings().find({"first"})->state == state);
      CHECK(unit.bookings().insert(some_booking("second", 1)).has_value());
      CHECK(ids_of(unit.bookings().holding_places({"hour"})) == "second");
    });
  }
}

TEST_CASE("another hour has places of its own") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.occurrences().save(some_occurrence("next", day(2027, 1, 18)), std::nullopt);
    booking elsewhere = some_booking("elsewhere", 1);
    elsewhere.occurrence = {"next"};
    CHECK(unit.bookings().insert(some_booking("here", 1)).has_value());
    CHECK(unit.bookings().insert(elsewhere).has_value());
    CHECK(ids_of(unit.bookings().holding_places({"hour"})) == "here");
  });
}

TEST_CASE("the same booking twice is a mistake, not a lost race") {
  furnished_store store;
  CHECK_THROWS(store->transact([](unit_of_work& unit) {
    CHECK(unit.bookings().insert(some_booking("b", 1)).has_value());
    (void)unit.bookings().insert(some_booking("b", 2));
  }));
}

TEST_CASE("the answer to an offer replaces nothing else") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK(unit.bookings().insert(some_booking("b", 1)).has_value());
    for (move_offer const offer : {move_offer::awaiting, move_offer::accepted, move_offer::none}) {
      unit.bookings().set_offer({"b"}, offer);
      CHECK(unit.bookings().find({"b"})->offer == offer);
    }
    CHECK(unit.bookings().find({"b"})->state == booking_state::booked);
  });
}

TEST_CASE("the state of a booking that does not exist cannot be set") {
  furnished_store store;
  CHECK_THROWS(store->transact([](unit_of_work& unit) { unit.bookings().set_offer({"none"}, move_offer::accepted); }));
  CHECK_THROWS(
      store->transact([](unit_of_work& unit) { unit.bookings().set_state({"none"}, booking_state::withdrawn); }));
}

TEST_CASE("bookings come by place, by time, and newest first for their presenter") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    unit.people().save(some_person("another"));
    auto const add = [&](std::string const& id, int place, int booked_s, booking_state state,
                         std::string const& presenter) {
      booking value = some_booking(id, place);
      value.booked = at(booked_s);
      value.state = state;
      value.presenter = {presenter};
      REQUIRE(unit.bookings().insert(value).has_value());
    };
    add("d", 3, 10, booking_state::booked, "presenter");
    add("b", 1, 30, booking_state::booked, "presenter");
    add("c", 1, 20, booking_state::withdrawn, "presenter");
    add("a", 2, 20, booking_state::booked, "another");
    add("e", 4, 20, booking_state::discussed, "presenter");
  });
  store->read([](unit_of_work const& unit) {
    CHECK(ids_of(unit.bookings().holding_places({"hour"})) == "b a d");
    CHECK(ids_of(unit.bookings().of_occurrence({"hour"})) == "d a c e b");
    CHECK(ids_of(unit.bookings().of_presenter({"presenter"})) == "b c e d");
    CHECK(ids_of(unit.bookings().of_presenter({"another"})) == "a");
    CHECK(unit.bookings().of_occurrence({"none"}).empty());
  });
}

TEST_CASE("the latest booking of a case is the newest, and of one second the most moved") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK_FALSE(unit.bookings().latest_of_case({"case"}).has_value());
    auto const add = [&](std::string const& id, int place, int booked_s, int moves) {
      booking value = some_booking(id, place);
      value.booked = at(booked_s);
      value.moves = moves;
      REQUIRE(unit.bookings().insert(value).has_value());
    };
    add("a", 1, 10, 0);
    CHECK(unit.bookings().latest_of_case({"case"})->id.value == "a");
    add("c", 2, 20, 0);
    CHECK(unit.bookings().latest_of_case({"case"})->id.value == "c");
    add("d", 3, 20, 1);
    add("b", 4, 5, 9);
    CHECK(unit.bookings().latest_of_case({"case"})->id.value == "d");
  });
}

TEST_CASE("R23: cases wait without a place, by rank, then by how long, then by id") {
  using matala::scheduler::waiting_rank;
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    auto const add = [&](std::string const& id, waiting_rank rank, int since_s) {
      CHECK(unit.bookings().insert(waiting_booking(id, rank, since_s)).has_value());
    };
    CHECK(unit.bookings().insert(some_booking("booked", 1)).has_value());
    add("d", waiting_rank::ordinary, 10);
    add("e", waiting_rank::ordinary, 11);
    add("c", waiting_rank::ordinary, 10);
    add("b", waiting_rank::urgent, 20);
    add("a", waiting_rank::moved_here, 30);
    CHECK(ids_of(unit.bookings().waiting({"hour"})) == "a b c d e");
    CHECK(ids_of(unit.bookings().holding_places({"hour"})) == "booked");
    CHECK(unit.bookings().waiting({"none"}).empty());
    CHECK(ids_of(unit.bookings().waiting_of_case({"case"})) == "a b c d e");
  });
}

TEST_CASE("R23: a waiting case gets a place that nobody holds") {
  using matala::scheduler::offer_state;
  using matala::scheduler::waiting_rank;
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK(unit.bookings().insert(some_booking("first", 1)).has_value());
    CHECK(unit.bookings().insert(waiting_booking("w", waiting_rank::ordinary, 10)).has_value());
    CHECK_FALSE(unit.bookings().give_place({"w"}, 1, at(40)).has_value());
    CHECK(unit.bookings().find({"w"})->state == booking_state::waiting);
    unit.bookings().set_wait({"w"}, {waiting_rank::urgent, at(11), offer_state::open, at(30)});
    auto const offered = unit.bookings().find({"w"})->wait.value();
    CHECK(offered.rank == waiting_rank::urgent);
    CHECK(offered.since == at(11));
    CHECK(offered.offer == offer_state::open);
    CHECK(offered.offer_ends == at(30));
    CHECK(unit.bookings().give_place({"w"}, 2, at(40)).has_value());
    auto const given = unit.bookings().find({"w"}).value();
    CHECK(given.state == booking_state::booked);
    CHECK(given.place == 2);
    CHECK(given.booked == at(40));
    CHECK(given.wait.has_value());
    CHECK(unit.bookings().waiting({"hour"}).empty());
  });
}

TEST_CASE("a case stands where it holds a place, else where it waits, whatever is newer") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    auto left = some_booking("left", 1);
    left.state = booking_state::moved;
    left.booked = at(50);
    CHECK(unit.bookings().insert(left).has_value());
    CHECK(unit.bookings().latest_of_case({"case"})->id.value == "left");
    CHECK(unit.bookings().insert(waiting_booking("w", matala::scheduler::waiting_rank::moved_here, 10)).has_value());
    CHECK(unit.bookings().latest_of_case({"case"})->id.value == "w");
    CHECK(unit.bookings().insert(some_booking("booked", 2)).has_value());
    CHECK(unit.bookings().latest_of_case({"case"})->id.value == "booked");
  });
}

TEST_CASE("the returned cases of an hour are those that hold a place or wait there, by time of booking") {
  furnished_store store;
  store->transact([](unit_of_work& unit) {
    CHECK(unit.bookings().returned({"hour"}).empty());
    auto const add = [&](std::string const& id, booking value, review_state review) {
      unit.cases().insert(some_case("of " + id), redacted_text({"question"}));
      unit.cases().set_review({"of " + id}, review, "");
      value.subject = {"of " + id};
      CHECK(unit.bookings().insert(value).has_value());
    };
    auto late = some_booking("late", 1);
    late.booked = at(9);
    add("late", late, review_state::returned);
    add("early", some_booking("early", 2), review_state::returned);
    add("line", waiting_booking("line", matala::scheduler::waiting_rank::ordinary, 1), review_state::returned);
    add("awaiting", some_booking("awaiting", 3), review_state::awaiting);
    add("approved", some_booking("approved", 4), review_state::approved);
    auto gone = some_booking("gone", 1);
    gone.state = booking_state::withdrawn;
    add("gone", gone, review_state::returned);
    CHECK(ids_of(unit.bookings().returned({"hour"})) == "early line late");
    CHECK(unit.bookings().returned({"elsewhere"}).empty());
  });
}
