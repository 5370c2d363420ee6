// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_cases.hpp"

#include "server/app/facilitate.hpp"
#include "tests/server/app/waitlist_support.hpp"

using namespace matala::tests;

namespace {

void cancel(world& w, scheduler::date nominal) {
  auto const done = w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return cancel_hour(unit, ctx, w.hour(nominal).id, "Sairastuin", std::nullopt);
  });
  REQUIRE(done.has_value());
}

// Three hours are open from here on.
auto const three_open = local(std::chrono::March / 16 / 2027, 9h);

}  // namespace

TEST_CASE(
    "R24: a cancelled hour's case goes to the earliest later hour with room, and waits for its presenter's word") {
  world w;
  w.live_until(three_open);
  auto const own = w.book("presenter_sv", first_hour);
  cancel(w, first_hour);
  CHECK(w.find(own.id).state == booking_state::moved);
  auto const moved = w.latest(own.subject).value();
  CHECK(moved.occurrence == w.hour(second_hour).id);
  CHECK(moved.offer == move_offer::awaiting);
  CHECK(moved.moves == 1);
  CHECK(moved.booked == w.now());
  auto const old_cancel = w.mails({.to = "presenter_sv", .method = calendar_method::cancel});
  REQUIRE(old_cancel.size() == 1);
  CHECK(old_cancel.front().kind == mail_kind::hour_cancelled);
  CHECK(old_cancel.front().uid == w.hour(first_hour).uid);
  auto const new_request = w.mails({.kind = mail_kind::case_moved, .to = "presenter_sv"});
  REQUIRE(new_request.size() == 1);
  CHECK(new_request.front().method == calendar_method::request);
  CHECK(new_request.front().uid == w.hour(second_hour).uid);
  CHECK(new_request.front().lang == language::sv);
  CHECK(w.audited(audit_action::case_moved, moved.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a full hour is passed over, and cases that leave together fill what is left in turn") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 2; }};
  w.live_until(three_open);
  auto const first = w.book("presenter_fi", first_hour);
  auto const second = w.book("presenter_sv", first_hour);
  w.book("presenter_en", second_hour);
  cancel(w, first_hour);
  CHECK(w.latest(first.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.latest(second.subject)->occurrence == w.hour(third_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("both cases of a presenter move, each with a mail of its own") {
  world w;
  w.live_until(three_open);
  w.book("presenter_fi", first_hour);
  w.book("presenter_fi", first_hour);
  cancel(w, first_hour);
  CHECK(w.cases_in(second_hour) == 2);
  CHECK(w.mails({.kind = mail_kind::case_moved, .to = "presenter_fi"}).size() == 2);
  CHECK(w.mails({.to = "presenter_fi", .method = calendar_method::cancel}).size() == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("no open hour has room: the case waits, its presenter and the facilitators are told") {
  open_world w;
  auto const own = w.book("presenter_en", first_hour);
  auto const other = w.book("presenter_fi", first_hour);
  cancel(w, first_hour);
  CHECK(w.hour(first_hour).question == open_question::cases_without_place);
  for (auto const& waiting : {own, other}) {
    CHECK(w.find(waiting.id).state == booking_state::moved);
    CHECK(w.latest(waiting.subject)->id == waiting.id);
  }
  CHECK(w.told({.kind = mail_kind::case_without_place}) == "presenter_en presenter_fi");
  CHECK(w.told({.kind = mail_kind::facilitator_cases_without_place}) == "deputy facilitator");
  CHECK(w.mails({.kind = mail_kind::case_moved}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("an hour whose cut-off has passed takes no moved case, though the timer is behind") {
  world w;
  w.live_until(first_cutoff() - 1s);
  auto const own = w.book("presenter_fi", first_hour);
  // The second hour's cut-off passes while the server is down, and the first hour lapses after it.
  w.sleep_until(local(std::chrono::April / 5 / 2027, 12h));
  CHECK(w.hour(first_hour).state == occurrence_state::lapsed);
  CHECK(w.hour(second_hour).state == occurrence_state::cancelled);
  CHECK(w.latest(own.subject)->occurrence == w.hour(third_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a case that is moved again counts its moves") {
  world w;
  w.live_until(three_open);
  auto const own = w.book("presenter_fi", first_hour);
  cancel(w, first_hour);
  cancel(w, second_hour);
  auto const moved = w.latest(own.subject).value();
  CHECK(moved.occurrence == w.hour(third_hour).id);
  CHECK(moved.moves == 2);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R24: a moved case that takes the last place of the next hour does not wait for it as well") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(first_cutoff() - 1h);
  auto const own = w.book("presenter_fi", first_hour);
  auto const id = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return cancel_hour(unit, ctx, id, "Sairastapaus", std::nullopt);
  });
  CHECK(w.cases_in(second_hour) == 1);
  CHECK(line_of(w, second_hour) == "");
  CHECK(w.mails({.kind = mail_kind::waitlist_joined}).empty());
  CHECK(w.latest(own.subject)->state == booking_state::booked);
}
