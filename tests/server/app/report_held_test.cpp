// SPDX-License-Identifier: Apache-2.0
#include "server/app/run_hour.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/server/app/waitlist_support.hpp"

using namespace matala::tests;

namespace {

// The first hour of a world lapsed, because nobody started it; its two cases moved to the second.
class lapsed_world : public world {
 public:
  lapsed_world() {
    live_until(first_cutoff() - 1h);
    first = book("presenter_fi", first_hour);
    second = book("presenter_sv", first_hour);
    live_until(first_end() + 24h);
    id = hour(first_hour).id;
  }

  std::expected<void, app_errc> held() {
    return by("facilitator", [&](unit_of_work& unit, context const& ctx) { return report_held(unit, ctx, id); });
  }
  std::expected<void, app_errc> discussed(std::vector<booking_id> const& which) {
    return by("facilitator",
              [&](unit_of_work& unit, context const& ctx) { return report_discussed(unit, ctx, id, which); });
  }

  occurrence_id id;
  booking first;
  booking second;
};

}  // namespace

TEST_CASE("a lapsed hour that was held all the same asks which cases were discussed") {
  lapsed_world w;
  REQUIRE(w.hour(w.id).state == occurrence_state::lapsed);
  REQUIRE(w.held().has_value());
  CHECK(w.hour(w.id).state == occurrence_state::held);
  CHECK(w.hour(w.id).question == open_question::which_discussed);
  CHECK(w.audited(audit_action::hour_held, w.id.value) == 1);
  CHECK(w.held() == std::unexpected(app_errc::invalid_transition));
}

TEST_CASE("a discussed case leaves the hour it was moved to, and its presenter is told") {
  lapsed_world w;
  REQUIRE(w.cases_in(second_hour) == 2);
  REQUIRE(w.held().has_value());
  REQUIRE(w.discussed({w.first.id}).has_value());
  CHECK(w.hour(w.id).question == open_question::none);
  CHECK(w.find(w.first.id).state == booking_state::discussed);
  CHECK(w.latest(w.first.subject)->state == booking_state::withdrawn);
  CHECK(w.find(w.second.id).state == booking_state::moved);
  CHECK(w.cases_in(second_hour) == 1);
  CHECK(w.told({.method = calendar_method::cancel, .hour = w.hour(second_hour).id}) == "presenter_fi");
  CHECK(w.discussed({w.second.id}) == std::unexpected(app_errc::invalid_transition));
  CHECK(w.contradictions() == "");
}

TEST_CASE("a later hour that was confirmed for that case alone does not stay without one unnoticed") {
  struct row {
    instant when;
    occurrence_state to;
    open_question question;
  };
  auto const second_cutoff = local(std::chrono::April / 5 / 2027, 12h);
  auto const second_lock = local(std::chrono::April / 5 / 2027, 15h);
  row const rows[] = {{second_cutoff, occurrence_state::cancelled, open_question::none},
                      {second_lock, occurrence_state::confirmed, open_question::no_cases_after_lock}};
  for (auto const& [when, to, question] : rows) {
    CAPTURE(when.time_since_epoch().count());
    lapsed_world w;
    w.live_until(when);
    REQUIRE(w.hour(second_hour).state == occurrence_state::confirmed);
    REQUIRE(w.held().has_value());
    REQUIRE(w.discussed({w.first.id, w.second.id}).has_value());
    CHECK(w.cases_in(second_hour) == 0);
    CHECK(w.hour(second_hour).state == to);
    CHECK(w.hour(second_hour).question == question);
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("a case that was discussed again in the later hour, or withdrawn, is left alone there") {
  lapsed_world w;
  auto const moved = w.latest(w.first.subject).value();
  w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, moved.id); });
  auto const said = w.mails({.to = "presenter_fi"}).size();
  REQUIRE(w.held().has_value());
  REQUIRE(w.discussed({w.first.id}).has_value());
  CHECK(w.find(w.first.id).state == booking_state::discussed);
  CHECK(w.find(moved.id).state == booking_state::withdrawn);
  CHECK(w.mails({.to = "presenter_fi"}).size() == said);
}

TEST_CASE("a case without a later place was simply discussed") {
  world w{[](scheduler::series_rule& rule) { rule.last = first_hour; }};
  w.live_until(first_cutoff() - 1h);
  auto const own = w.book("presenter_fi", first_hour);
  w.live_until(first_end() + 24h);
  auto const id = w.hour(first_hour).id;
  REQUIRE(w.hour(id).question == open_question::cases_without_place);
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    REQUIRE(report_held(unit, ctx, id).has_value());
    return report_discussed(unit, ctx, id, std::vector{own.id});
  });
  CHECK(w.find(own.id).state == booking_state::discussed);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R24: a discussed case leaves the line of the full hour after it too") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(first_cutoff() - 1h);
  auto const own = w.book("presenter_fi", first_hour);
  static_cast<void>(w.book("presenter_sv", second_hour));
  w.live_until(first_end() + 24h);
  auto const id = w.hour(first_hour).id;
  REQUIRE(line_of(w, second_hour) == "presenter_fi");
  REQUIRE(w.cases_in(third_hour) == 1);
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    REQUIRE(report_held(unit, ctx, id).has_value());
    return report_discussed(unit, ctx, id, std::vector{own.id});
  });
  CHECK(line_of(w, second_hour) == "");
  CHECK(w.cases_in(third_hour) == 0);
}

TEST_CASE("R24: what is reported as discussed is the agenda; a case that only waited stays where it went") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(first_cutoff() - 1h);
  static_cast<void>(w.book("presenter_fi", first_hour));
  auto const waiting = join(w, "presenter_sv", first_hour);
  w.sleep_until(first_end() + 1h);
  auto const id = w.hour(first_hour).id;
  REQUIRE(w.hour(id).state == occurrence_state::lapsed);
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    REQUIRE(report_held(unit, ctx, id).has_value());
    return report_discussed(unit, ctx, id, std::vector{waiting.id});
  });
  CHECK(w.find(waiting.id).state == booking_state::moved);
  CHECK(w.latest(waiting.subject)->state == booking_state::booked);
}

TEST_CASE("only a lapsed hour is reported as held") {
  confirmed_world w;
  auto const id = w.hour(first_hour).id;
  auto const answer =
      w.by("facilitator", [&](unit_of_work& unit, context const& ctx) { return report_held(unit, ctx, id); });
  CHECK(answer == std::unexpected(app_errc::invalid_transition));
}
