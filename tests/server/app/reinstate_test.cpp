// SPDX-License-Identifier: Apache-2.0
#include "server/app/facilitate.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;
using scheduler::hold_flag;
using scheduler::short_notice;

namespace {

constexpr std::string_view members = "core_en core_fi core_sv deputy facilitator";

act_answer cancel(world& w) {
  auto const id = w.hour(first_hour).id;
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt);
  });
}

act_answer reinstate(world& w, short_notice notice = short_notice::not_confirmed) {
  auto const id = w.hour(first_hour).id;
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return reinstate_hour(unit, ctx, id, notice, std::nullopt);
  });
}

}  // namespace

TEST_CASE("R20: a reinstated hour is held under a new UID and everybody is asked again") {
  open_world w;
  w.live_until(first_cutoff());
  auto const cancelled = w.hour(first_hour);
  REQUIRE(cancelled.state == occurrence_state::cancelled);
  REQUIRE(reinstate(w).has_value());
  auto const hour = w.hour(first_hour);
  CHECK(hour.state == occurrence_state::confirmed);
  CHECK(hour.hold == hold_flag::held);
  CHECK(hour.uid != cancelled.uid);
  CHECK(hour.sequence == 0);
  CHECK(hour.reinstatements == 1);
  CHECK(hour.cause == cancel_cause::none);
  CHECK(hour.reason.empty());
  auto const mails = w.mails({.kind = mail_kind::hour_reinstated, .method = calendar_method::request, .sequence = 0});
  CHECK(mails.size() == 5);
  for (auto const& mail : mails) CHECK(mail.uid == hour.uid);
  CHECK(w.told({.kind = mail_kind::hour_reinstated}) == members);
  CHECK(w.audited(audit_action::hour_reinstated, hour.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("before the cut-off an hour is reinstated to open and takes bookings") {
  open_world w;
  REQUIRE(cancel(w).has_value());
  CHECK(reinstate(w).value().state == occurrence_state::open);
  CHECK(w.try_to_book("presenter_fi", first_hour).has_value());
  w.live_until(first_cutoff());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.contradictions() == "");
}

TEST_CASE("the machine does not cancel again what a person has reinstated") {
  open_world w;
  REQUIRE(cancel(w).has_value());
  REQUIRE(reinstate(w).has_value());
  w.live_until(first_cutoff());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.told({.kind = mail_kind::hour_confirmed}) == members);
  CHECK(w.contradictions() == "");
}

TEST_CASE("under two hours before the start it takes a confirmation of the short notice") {
  struct row {
    instant when;
    short_notice notice;
    std::optional<app_errc> refused;
  };
  row const rows[] = {{first_start() - 2h, short_notice::not_confirmed, std::nullopt},
                      {first_start() - 2h + 1s, short_notice::not_confirmed, app_errc::late_notice},
                      {first_start() - 2h + 1s, short_notice::confirmed, std::nullopt},
                      {first_start() - 1s, short_notice::confirmed, std::nullopt},
                      {first_start(), short_notice::confirmed, app_errc::invalid_transition}};
  for (auto const& [when, notice, refused] : rows) {
    CAPTURE(when.time_since_epoch().count());
    open_world w;
    w.live_until(when);
    auto const answer = reinstate(w, notice);
    CHECK(answer.has_value() == !refused.has_value());
    if (refused) {
      CHECK(answer.error() == *refused);
      CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
      CHECK(w.mails({.kind = mail_kind::hour_reinstated}).empty());
    }
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("only a cancelled hour is reinstated") {
  open_world w;
  CHECK(reinstate(w) == std::unexpected(app_errc::invalid_transition));
  w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  CHECK(reinstate(w) == std::unexpected(app_errc::invalid_transition));
}

TEST_CASE("presenters whose cases moved hear of it, and the cases stay where they went") {
  world w;
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  auto const own = w.book("presenter_en", first_hour);
  REQUIRE(cancel(w).has_value());
  REQUIRE(reinstate(w).has_value());
  auto const mails = w.mails({.kind = mail_kind::hour_reinstated, .to = "presenter_en"});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().method == calendar_method::none);
  CHECK(w.latest(own.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.cases_in(first_hour) == 0);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a presenter who had withdrawn hears nothing of the reinstated hour") {
  open_world w;
  auto const own = w.book("presenter_sv", first_hour);
  w.by("presenter_sv", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, own.id); });
  REQUIRE(cancel(w).has_value());
  REQUIRE(reinstate(w).has_value());
  CHECK(w.told({.kind = mail_kind::hour_reinstated}) == members);
}

TEST_CASE("cancelled and reinstated twice, everybody hears each word once and expects one hour") {
  open_world w;
  for (int round = 0; round < 2; ++round) {
    REQUIRE(cancel(w).has_value());
    REQUIRE(reinstate(w).has_value());
    CHECK(w.contradictions() == "");
  }
  CHECK(w.hour(first_hour).reinstatements == 2);
  CHECK(w.mails({.kind = mail_kind::hour_cancelled, .to = "core_fi"}).size() == 2);
  CHECK(w.mails({.kind = mail_kind::hour_reinstated, .to = "core_fi"}).size() == 2);
}

TEST_CASE("who is told on two ways that the hour is on is reminded once") {
  confirmed_world w;
  REQUIRE(w.mails({.kind = mail_kind::reminder, .to = "core_fi"}).size() == 1);
  REQUIRE(cancel(w).has_value());
  REQUIRE(reinstate(w).has_value());
  CHECK(w.mails({.kind = mail_kind::reminder, .to = "core_fi"}).size() == 1);
}
