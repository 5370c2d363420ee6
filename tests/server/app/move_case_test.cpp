// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_case.hpp"

#include "server/app/facilitate.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

auto const two_open = local(std::chrono::March / 9 / 2027, 9h);

std::optional<app_errc> move(world& w, booking const& own, occurrence_id const& to) {
  auto const done = w.by(own.presenter.value,
                         [&](unit_of_work& unit, context const& ctx) { return move_case(unit, ctx, own.id, to); });
  return done ? std::nullopt : std::optional{done.error().code};
}

auto accept(world& w, booking const& own) {
  return w.by(own.presenter.value,
              [&](unit_of_work& unit, context const& ctx) { return accept_move(unit, ctx, own.id); });
}

void cancel(world& w, scheduler::date nominal) {
  auto const done = w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return cancel_hour(unit, ctx, w.hour(nominal).id, "Sairastuin", std::nullopt);
  });
  REQUIRE(done.has_value());
}

}  // namespace

TEST_CASE("a presenter moves a case: REQUEST for the new hour, CANCEL alone for the old") {
  world w;
  w.live_until(two_open);
  auto const own = w.book("presenter_en", first_hour);
  auto const subject = own.subject;
  REQUIRE_FALSE(move(w, own, w.hour(second_hour).id).has_value());
  CHECK(w.find(own.id).state == booking_state::moved);
  auto const now_at = w.latest(subject).value();
  CHECK(now_at.occurrence == w.hour(second_hour).id);
  CHECK(now_at.state == booking_state::booked);
  CHECK(now_at.moves == 1);
  CHECK(now_at.offer == move_offer::none);
  CHECK(w.cases_in(first_hour) == 0);
  CHECK(w.told({.method = calendar_method::cancel, .hour = w.hour(first_hour).id}) == "presenter_en");
  auto const mails = w.mails({.kind = mail_kind::case_moved});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().recipient == own.presenter);
  CHECK(mails.front().method == calendar_method::request);
  CHECK(mails.front().uid == w.hour(second_hour).uid);
  CHECK(mails.front().start == local(second_hour, 9h));
  CHECK(w.contradictions() == "");
}

TEST_CASE("R24: a presenter moves a case until just before the cut-off of the hour it stands in") {
  struct row {
    instant when;
    std::optional<app_errc> refused;
  };
  row const rows[] = {{first_cutoff() - 1s, std::nullopt}, {first_cutoff(), app_errc::cutoff_passed}};
  for (auto const& [when, refused] : rows) {
    CAPTURE(when.time_since_epoch().count());
    world w;
    w.live_until(first_cutoff() - 1s);
    auto const own = w.book("presenter_fi", first_hour);
    // Once with the timer a moment behind, once after its tick.
    w.put_time(when);
    auto const before = traces_of(w, first_hour);
    CHECK(move(w, own, w.hour(second_hour).id) == refused);
    if (refused) {
      CHECK(traces_of(w, first_hour) == before);
      w.tick();
      CHECK(move(w, own, w.hour(second_hour).id) == refused);
      CHECK(w.cases_in(second_hour) == 0);
    }
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("a case moves only within its series, to another hour that takes bookings and has room") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(two_open);
  auto const own = w.book("presenter_fi", first_hour);
  CHECK(move(w, own, w.hour(first_hour).id) == app_errc::invalid_transition);
  CHECK(move(w, own, w.hour(third_hour).id) == app_errc::not_open_yet);
  CHECK(move(w, own, occurrence_id{"elsewhere"}) == app_errc::not_found);
  w.book("presenter_sv", second_hour);
  CHECK(move(w, own, w.hour(second_hour).id) == app_errc::occurrence_full);
  cancel(w, second_hour);
  CHECK(move(w, own, w.hour(second_hour).id) == app_errc::occurrence_cancelled);
  CHECK(w.find(own.id).state == booking_state::booked);
  CHECK(w.contradictions() == "");
}

TEST_CASE("the limit of cases per presenter holds for the hour a case moves to") {
  world w;
  w.live_until(two_open);
  auto const own = w.book("presenter_fi", first_hour);
  w.book("presenter_fi", second_hour);
  w.book("presenter_fi", second_hour);
  CHECK(move(w, own, w.hour(second_hour).id) == app_errc::too_many_cases);
}

TEST_CASE("new ground rules are acknowledged before a case moves") {
  world w;
  w.live_until(two_open);
  auto const own = w.book("presenter_fi", first_hour);
  w.rules().ground_rules_version = 2;
  CHECK(move(w, own, w.hour(second_hour).id) == app_errc::not_acknowledged_rules);
}

TEST_CASE("a case that was taken back cannot be moved") {
  world w;
  w.live_until(two_open);
  auto const own = w.book("presenter_fi", first_hour);
  w.data().transact([&](unit_of_work& unit) { unit.bookings().set_state(own.id, booking_state::withdrawn); });
  CHECK(move(w, own, w.hour(second_hour).id) == app_errc::invalid_transition);
}

TEST_CASE("a case without a place moves to an hour that has opened since") {
  open_world w;
  auto const own = w.book("presenter_fi", first_hour);
  cancel(w, first_hour);
  REQUIRE(w.latest(own.subject)->id == own.id);
  w.live_until(two_open);
  CHECK_FALSE(move(w, own, w.hour(second_hour).id).has_value());
  CHECK(w.latest(own.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.mails({.kind = mail_kind::booking_withdrawn}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("a case without a place goes back to its hour when that is reinstated") {
  open_world w;
  auto const own = w.book("presenter_fi", first_hour);
  cancel(w, first_hour);
  auto const id = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return reinstate_hour(unit, ctx, id, scheduler::short_notice::not_confirmed, std::nullopt);
  });
  REQUIRE(w.hour(id).state == occurrence_state::open);
  CHECK_FALSE(move(w, own, id).has_value());
  CHECK(w.cases_in(first_hour) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("what somebody else moved its presenter accepts once") {
  confirmed_world w;
  cancel(w, first_hour);
  auto const moved = w.latest(w.own.subject).value();
  CHECK(moved.offer == move_offer::awaiting);
  CHECK(accept(w, moved).has_value());
  CHECK(w.find(moved.id).offer == move_offer::accepted);
  CHECK(w.audited(audit_action::question_answered, moved.id.value) == 1);
  CHECK(accept(w, moved) == std::unexpected(app_errc::invalid_transition));
}

TEST_CASE("there is nothing to accept in a booking of one's own, one that left, and none") {
  confirmed_world w;
  CHECK(accept(w, w.own) == std::unexpected(app_errc::invalid_transition));
  cancel(w, first_hour);
  CHECK(accept(w, w.own) == std::unexpected(app_errc::invalid_transition));
  booking none;
  none.id = {"nothing"};
  none.presenter = {"presenter_fi"};
  CHECK(accept(w, none) == std::unexpected(app_errc::not_found));
}
