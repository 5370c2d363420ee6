// SPDX-License-Identifier: Apache-2.0
#include "server/app/notices.hpp"

#include "server/app/facilitate.hpp"
#include "server/app/nudge_wishes.hpp"
#include "tests/server/app/hour_support.hpp"
#include "tests/server/app/review_support.hpp"

using namespace matala::tests;

namespace {

constexpr auto too_few = mail_kind::facilitator_too_few_cases;

bool asks(world& w) {
  return w.read(
      [&](unit_of_work const& unit) { return asks_about_too_few_cases(unit, w.machine(), w.hour(first_hour)); });
}

}  // namespace

TEST_CASE("R14: with some cases but too few the facilitators are asked once, two hours before the decision") {
  world w{[](scheduler::series_rule& rule) { rule.min_cases = 2; }};
  w.live_until(first_cutoff() - 1h * 24);
  w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff() - 2h - 1s);
  CHECK(w.mails({.kind = too_few}).empty());
  CHECK_FALSE(asks(w));
  w.live_until(first_cutoff() - 2h);
  CHECK(w.told({.kind = too_few}) == "deputy facilitator");
  CHECK(asks(w));
  auto const revision = w.hour(first_hour).revision;
  w.live_until(first_cutoff() - 1s);
  CHECK(w.mails({.kind = too_few}).size() == 2);
  CHECK(w.hour(first_hour).revision == revision);
  w.live_until(first_cutoff());
  CHECK_FALSE(asks(w));
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.cases_in(second_hour) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R14: nobody is asked where the hour is held, has enough cases or none") {
  for (int const cases : {0, 1, 2}) {
    for (bool const held : {false, true}) {
      CAPTURE(cases);
      CAPTURE(held);
      world w{[](scheduler::series_rule& rule) { rule.min_cases = 2; }};
      w.live_until(first_cutoff() - 3h);
      for (int i = 0; i < cases; ++i) w.book("presenter_fi", first_hour);
      auto const id = w.hour(first_hour).id;
      if (held) w.by("deputy", [&](unit_of_work& unit, context const& ctx) { return hold_hour(unit, ctx, id); });
      w.live_until(first_cutoff() - 1s);
      CHECK(w.mails({.kind = too_few}).empty() == (held || cases != 1));
    }
  }
}

TEST_CASE("R14: an hour that comes to have too few cases within the two hours is asked about at once") {
  world w{[](scheduler::series_rule& rule) { rule.min_cases = 2; }};
  w.live_until(first_cutoff() - 1h);
  w.book("presenter_fi", first_hour);
  w.tick();
  CHECK(w.told({.kind = too_few}) == "deputy facilitator");
}

TEST_CASE("R12: of a returned case presenter and facilitators are asked once, two hours before the decision") {
  constexpr auto to_facilitator = mail_kind::facilitator_returned_cases;
  constexpr auto to_presenter = mail_kind::case_returned;
  review_world w;
  auto const own = w.book("presenter_fi", first_hour);
  w.book("presenter_sv", first_hour);
  REQUIRE(w.give_back(own).has_value());
  w.live_until(first_cutoff() - 2h - 1s);
  CHECK(w.mails({.kind = to_facilitator}).empty());
  CHECK(w.mails({.kind = to_presenter}).size() == 1);
  w.live_until(first_cutoff() - 2h);
  CHECK(w.told({.kind = to_facilitator}) == "deputy facilitator");
  CHECK(w.told({.kind = to_presenter}) == "presenter_fi presenter_fi");
  auto const mail = w.mails({.kind = to_facilitator}).front();
  CHECK(mail.deadline == first_cutoff());
  CHECK(mail.parameters.at("case_code") == w.subject_of(own).code);
  REQUIRE(w.send_again(own).has_value());
  REQUIRE(w.give_back(own).has_value());
  w.live_until(first_cutoff() - 1s);
  CHECK(w.mails({.kind = to_facilitator}).size() == 2);
  CHECK(w.contradictions() == "");
}

TEST_CASE(
    "R12: nobody is asked about cases that await review or were approved; one that is returned late is asked about at "
    "once") {
  constexpr auto to_facilitator = mail_kind::facilitator_returned_cases;
  review_world w{[](scheduler::series_rule& rule) { rule.decide_after = 150min; }};
  auto const own = w.book("presenter_fi", first_hour);
  REQUIRE(w.approve(w.book("presenter_sv", first_hour)).has_value());
  w.live_until(first_cutoff() + 45min);
  CHECK(w.mails({.kind = to_facilitator}).empty());
  REQUIRE(w.give_back(own).has_value());
  w.tick();
  CHECK(w.mails({.kind = to_facilitator}).size() == 2);
}

namespace {

// Two working days before the hour at 09:00: Wednesday, for Good Friday and Easter Monday do not count.
instant nudge_time() {
  return local(std::chrono::March / 24 / 2027, 9h);
}

void wish(world& w, std::string const& who) {
  REQUIRE(w.by(who, [](unit_of_work& unit, context const& ctx) {
             return wish_for_nudges(unit, ctx, world::tuesdays());
           }).has_value());
}

std::string nudged(world const& w) {
  return w.told({.kind = mail_kind::nudge, .hour = w.hour(first_hour).id});
}

}  // namespace

TEST_CASE("R16: an hour without a case is told once to those who asked for it") {
  world w;
  wish(w, "presenter_fi");
  wish(w, "presenter_fi");
  wish(w, "presenter_sv");
  w.live_until(nudge_time() - 1s);
  CHECK(nudged(w).empty());
  w.live_until(nudge_time());
  CHECK(nudged(w) == "presenter_fi presenter_sv");
  auto const mail = w.mails({.kind = mail_kind::nudge, .to = "presenter_fi"}).front();
  CHECK(mail.method == calendar_method::none);
  CHECK(mail.deadline == first_cutoff());
  w.live_until(first_cutoff() - 1s);
  CHECK(nudged(w) == "presenter_fi presenter_sv");
}

TEST_CASE("R16: nobody is nudged who did not ask, who ended it, under hold, or when there is a case") {
  SUBCASE("nobody asked") {
    world w;
    w.live_until(nudge_time());
    CHECK(nudged(w).empty());
  }
  SUBCASE("ended by the person and by the token of the mail") {
    world w;
    wish(w, "presenter_fi");
    wish(w, "presenter_sv");
    w.by("presenter_fi", [](unit_of_work& unit, context const& ctx) { end_nudges(unit, ctx, world::tuesdays()); });
    w.data().transact([](unit_of_work& unit) {
      auto const token = unit.people().nudge_wishes(world::tuesdays()).front().token;
      end_nudges_by_token(unit, "not " + token);
      end_nudges_by_token(unit, token);
      end_nudges_by_token(unit, token);
    });
    w.live_until(nudge_time());
    CHECK(nudged(w).empty());
  }
  SUBCASE("held") {
    world w;
    wish(w, "presenter_fi");
    w.live_until(nudge_time() - 1h);
    auto const id = w.hour(first_hour).id;
    w.by("deputy", [&](unit_of_work& unit, context const& ctx) { return hold_hour(unit, ctx, id); });
    w.live_until(first_cutoff() - 1s);
    CHECK(nudged(w).empty());
  }
  SUBCASE("a case") {
    world w;
    wish(w, "presenter_fi");
    w.live_until(nudge_time() - 1h);
    w.book("presenter_sv", first_hour);
    w.live_until(first_cutoff() - 1s);
    CHECK(nudged(w).empty());
  }
  SUBCASE("the last two hours of booking") {
    world w;
    wish(w, "presenter_fi");
    w.sleep_until(first_cutoff() - 2h);
    CHECK(nudged(w).empty());
  }
}
