// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"

#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;
using scheduler::booking_kind;

TEST_CASE("a booking takes the lowest place, keeps the text and sends its presenter a REQUEST") {
  open_world w;
  auto const made = w.book("presenter_sv", first_hour);
  CHECK(made.place == 1);
  CHECK(made.state == booking_state::booked);
  CHECK(made.presenter == person_id{"presenter_sv"});
  CHECK(w.book("presenter_fi", first_hour).place == 2);
  auto const subject = w.read([&](unit_of_work const& unit) { return unit.cases().find(made.subject).value(); });
  CHECK(subject.text.front() == "Miten tästä eteenpäin?");
  CHECK(subject.code.starts_with("K-"));
  auto const mails = w.mails({.kind = mail_kind::booking_confirmation, .to = "presenter_sv"});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().method == calendar_method::request);
  CHECK(mails.front().uid == w.hour(first_hour).uid);
  CHECK(mails.front().lang == language::sv);
  CHECK(mails.front().parameters.at("case_code") == subject.code);
  CHECK(w.audited(audit_action::case_booked, made.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R42: no mail says a word of the case") {
  open_world w;
  REQUIRE(w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "", "Kanarialintu").has_value());
  w.live_until(first_cutoff());
  for (auto const& mail : w.mails({})) {
    for (auto const& [name, value] : mail.parameters) CHECK(value.find("Kanarialintu") == std::string::npos);
  }
}

TEST_CASE("ordinary booking is open from t_open until just before the cut-off") {
  struct row {
    instant when;
    std::optional<app_errc> refused;
  };
  row const rows[] = {{first_opening() - 1s, app_errc::not_open_yet},
                      {first_opening(), std::nullopt},
                      {first_cutoff() - 1s, std::nullopt},
                      {first_cutoff(), app_errc::cutoff_passed},
                      {first_cutoff() + 1s, app_errc::cutoff_passed}};
  for (auto const& [when, refused] : rows) {
    CAPTURE(when.time_since_epoch().count());
    world w;
    // The timer is a moment behind at the cut-off: the server's clock decides, not the state.
    w.live_until(std::min(when, first_cutoff() - 1s));
    w.put_time(when);
    auto const before = traces_of(w, first_hour);
    auto const answer = w.try_to_book("presenter_fi", first_hour);
    CHECK(answer.has_value() == !refused.has_value());
    if (refused) {
      CHECK(refusal(answer) == *refused);
      CHECK(traces_of(w, first_hour) == before);
    }
  }
}

TEST_CASE("a booking at the last moment and the decision after it agree") {
  world w;
  w.live_until(first_cutoff() - 1s);
  w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(refusal(w.try_to_book("presenter_sv", first_hour)) == app_errc::occurrence_decided);
  CHECK(w.contradictions() == "");
}

TEST_CASE("between cut-off and decision even a request marked late is refused") {
  world w{[](scheduler::series_rule& rule) { rule.decide_after = 30min; }};
  w.live_until(first_cutoff());
  REQUIRE(w.hour(first_hour).state == occurrence_state::closed);
  for (auto const kind : {booking_kind::ordinary, booking_kind::late}) {
    CHECK(refusal(w.try_to_book("presenter_fi", first_hour, kind)) == app_errc::cutoff_passed);
  }
}

TEST_CASE("R18: a late booking is possible in a confirmed hour until an hour before its start") {
  struct row {
    instant when;
    std::optional<app_errc> refused;
  };
  row const rows[] = {{first_cutoff(), std::nullopt},
                      {first_start() - 60min - 1s, std::nullopt},
                      {first_start() - 60min, app_errc::cutoff_passed}};
  for (auto const& [when, refused] : rows) {
    CAPTURE(when.time_since_epoch().count());
    world w;
    w.live_until(first_cutoff() - 1h);
    w.book("presenter_fi", first_hour);
    w.live_until(when);
    auto const before = traces_of(w, first_hour);
    auto const answer = w.try_to_book("presenter_sv", first_hour, booking_kind::late);
    CHECK(answer.has_value() == !refused.has_value());
    CHECK(w.told({.kind = mail_kind::facilitator_late_booking}) == (refused ? "" : "deputy facilitator"));
    if (refused) {
      CHECK(refusal(answer) == *refused);
      CHECK(traces_of(w, first_hour) == before);
    } else {
      CHECK(w.audited(audit_action::case_booked_late, answer->id.value) == 1);
      CHECK(w.mails({.kind = mail_kind::booking_confirmation, .to = "presenter_sv"}).size() == 1);
    }
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("facilitators hear of each late booking") {
  world w;
  w.live_until(first_cutoff() - 1h);
  w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  w.book("presenter_sv", first_hour, booking_kind::late);
  w.book("presenter_en", first_hour, booking_kind::late);
  CHECK(w.told({.kind = mail_kind::facilitator_late_booking}) == "deputy deputy facilitator facilitator");
}

TEST_CASE("a late case answers the question what to do with an hour without cases") {
  world w;
  w.live_until(first_cutoff() - 1h);
  w.sleep_until(first_lock());
  REQUIRE(w.hour(first_hour).question == open_question::no_cases_after_lock);
  w.book("presenter_fi", first_hour, booking_kind::late);
  CHECK(w.hour(first_hour).question == open_question::none);
}

TEST_CASE("a cancelled hour takes no booking, late or not") {
  world w;
  w.live_until(first_cutoff());
  for (auto const kind : {booking_kind::ordinary, booking_kind::late}) {
    auto const answer = w.try_to_book("presenter_fi", first_hour, kind);
    CHECK(refusal(answer) == app_errc::occurrence_cancelled);
    REQUIRE(answer.error().next.has_value());
    CHECK(answer.error().next->nominal == second_hour);
  }
}
