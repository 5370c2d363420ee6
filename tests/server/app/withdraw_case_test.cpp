// SPDX-License-Identifier: Apache-2.0
#include "server/app/withdraw_case.hpp"

#include "server/app/facilitate.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

auto withdraw(world& w, booking const& own) {
  return w.by(own.presenter.value,
              [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, own.id); });
}

bool has_text(world const& w, booking const& of) {
  return w.read([&](unit_of_work const& unit) {
    auto const texts = unit.cases().find(of.subject)->text;
    return std::ranges::any_of(texts, [](std::string const& text) { return !text.empty(); });
  });
}

}  // namespace

TEST_CASE("R21: a withdrawn case leaves its place, its text is gone and its presenter alone is told") {
  open_world w;
  auto const own = w.book("presenter_sv", first_hour);
  w.book("presenter_fi", first_hour);
  auto const before = w.mails({}).size();
  REQUIRE(has_text(w, own));
  REQUIRE(withdraw(w, own).has_value());
  CHECK(w.find(own.id).state == booking_state::withdrawn);
  CHECK_FALSE(has_text(w, own));
  CHECK(w.cases_in(first_hour) == 1);
  CHECK(w.mails({}).size() == before + 1);
  auto const mails = w.mails({.kind = mail_kind::booking_withdrawn});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().recipient == own.presenter);
  CHECK(mails.front().method == calendar_method::cancel);
  CHECK(mails.front().uid == w.hour(first_hour).uid);
  CHECK(mails.front().sequence == 1);
  CHECK(mails.front().lang == language::sv);
  CHECK(w.audited(audit_action::case_withdrawn, own.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("with a second case in the hour the presenter still expects it") {
  open_world w;
  auto const first = w.book("presenter_fi", first_hour);
  auto const second = w.book("presenter_fi", first_hour);
  REQUIRE(withdraw(w, first).has_value());
  CHECK(w.mails({.method = calendar_method::cancel}).empty());
  REQUIRE(withdraw(w, second).has_value());
  CHECK(w.told({.method = calendar_method::cancel}) == "presenter_fi");
  CHECK(w.contradictions() == "");
}

TEST_CASE("a member who presents keeps the hour after withdrawing") {
  open_world w;
  REQUIRE(withdraw(w, w.book("core_fi", first_hour)).has_value());
  CHECK(w.mails({.method = calendar_method::cancel}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("the last case of a confirmed hour takes the hour with it until the lock, and asks from then on") {
  struct row {
    instant when;
    occurrence_state to;
  };
  row const rows[] = {{first_cutoff(), occurrence_state::cancelled},
                      {first_lock() - 1s, occurrence_state::cancelled},
                      {first_lock(), occurrence_state::confirmed},
                      {first_start() - 1s, occurrence_state::confirmed}};
  for (auto const& [when, to] : rows) {
    CAPTURE(when.time_since_epoch().count());
    confirmed_world w;
    w.live_until(when);
    REQUIRE(withdraw(w, w.own).has_value());
    auto const hour = w.hour(first_hour);
    CHECK(hour.state == to);
    bool const off = to == occurrence_state::cancelled;
    CHECK(hour.cause == (off ? cancel_cause::last_case_withdrawn : cancel_cause::none));
    CHECK(hour.question == (off ? open_question::none : open_question::no_cases_after_lock));
    CHECK(w.told({.kind = mail_kind::hour_cancelled}) == (off ? "core_en core_fi core_sv deputy facilitator" : ""));
    CHECK(w.told({.kind = mail_kind::facilitator_no_cases}) == (off ? "" : "deputy facilitator"));
    CHECK(w.told({.kind = mail_kind::booking_withdrawn}) == "presenter_fi");
    CHECK(w.audited(audit_action::hour_cancelled, hour.id.value) == (off ? 1 : 0));
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("with another case or under hold a confirmed hour stays when a case goes") {
  SUBCASE("another case") {
    world w;
    w.live_until(first_cutoff() - 1h);
    auto const own = w.book("presenter_fi", first_hour);
    w.book("presenter_sv", first_hour);
    w.live_until(first_cutoff());
    REQUIRE(withdraw(w, own).has_value());
    CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
    CHECK(w.contradictions() == "");
  }
  SUBCASE("hold") {
    confirmed_world w;
    auto const id = w.hour(first_hour).id;
    w.by("deputy", [&](unit_of_work& unit, context const& ctx) { return hold_hour(unit, ctx, id); });
    REQUIRE(withdraw(w, w.own).has_value());
    CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
    CHECK(w.hour(first_hour).question == open_question::none);
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("need that falls below the minimum but not to none changes nothing") {
  world w{[](scheduler::series_rule& rule) { rule.min_cases = 2; }};
  w.live_until(first_cutoff() - 1h);
  auto const own = w.book("presenter_fi", first_hour);
  w.book("presenter_sv", first_hour);
  w.live_until(first_cutoff());
  REQUIRE(withdraw(w, own).has_value());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.contradictions() == "");
}

TEST_CASE("from the start on nothing is withdrawn, and nothing twice") {
  confirmed_world w;
  w.live_until(first_start());
  auto const before = traces_of(w, first_hour);
  CHECK(withdraw(w, w.own) == std::unexpected(app_errc::invalid_transition));
  CHECK(has_text(w, w.own));
  CHECK(traces_of(w, first_hour) == before);

  w.live_until(local(second_hour, 0s) - 24h * 3);
  auto const other = w.book("presenter_sv", second_hour);
  REQUIRE(withdraw(w, other).has_value());
  CHECK(withdraw(w, other) == std::unexpected(app_errc::invalid_transition));
  CHECK(w.mails({.kind = mail_kind::booking_withdrawn, .to = "presenter_sv"}).size() == 1);
}

TEST_CASE("a case that waits without a place can be withdrawn") {
  // The only open hour is cancelled, so the case has nowhere to go.
  open_world w;
  auto const own = w.book("presenter_fi", first_hour);
  auto const id = w.hour(first_hour).id;
  w.by("facilitator",
       [&](unit_of_work& unit, context const& ctx) { return cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt); });
  REQUIRE(w.find(own.id).state == booking_state::moved);
  REQUIRE(withdraw(w, own).has_value());
  CHECK(w.find(own.id).state == booking_state::withdrawn);
  CHECK_FALSE(has_text(w, own));
  CHECK(withdraw(w, own) == std::unexpected(app_errc::invalid_transition));
  CHECK(w.contradictions() == "");
}

TEST_CASE("a case that has moved on is not withdrawn from the hour it left") {
  confirmed_world w;
  auto const id = w.hour(first_hour).id;
  w.by("facilitator",
       [&](unit_of_work& unit, context const& ctx) { return cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt); });
  CHECK(withdraw(w, w.own) == std::unexpected(app_errc::invalid_transition));
  CHECK(has_text(w, w.own));
}

TEST_CASE("what is not there is not found") {
  open_world w;
  auto const answer = w.by("presenter_fi", [](unit_of_work& unit, context const& ctx) {
    return withdraw_case(unit, ctx, booking_id{"nothing"});
  });
  CHECK(answer == std::unexpected(app_errc::not_found));
}
