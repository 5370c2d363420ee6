// SPDX-License-Identifier: Apache-2.0
#include "server/app/run_due.hpp"

#include "server/app/facilitate.hpp"
#include "server/app/run_hour.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/support/world.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace matala::tests;

namespace {

constexpr scheduler::date opening_day = std::chrono::March / 2 / 2027;
constexpr scheduler::date decision_day = std::chrono::March / 25 / 2027;
constexpr std::string_view members = "core_en core_fi core_sv deputy facilitator";

bool all_in_own_language(world const& w, std::vector<outbox_mail> const& mails) {
  return w.read([&](unit_of_work const& unit) {
    return std::ranges::all_of(
        mails, [&](outbox_mail const& mail) { return unit.people().find(*mail.recipient)->lang == mail.lang; });
  });
}

void hold(world& w, scheduler::date nominal) {
  auto const held = w.by(
      "facilitator", [&](unit_of_work& unit, context const& ctx) { return hold_hour(unit, ctx, w.hour(nominal).id); });
  REQUIRE(held.has_value());
}

}  // namespace

TEST_CASE("an hour opens at its time and invites each member once, in their own language") {
  world w;
  w.live_until(local(opening_day, 9h) - 1s);
  CHECK(w.hour(first_hour).state == occurrence_state::planned);
  CHECK(w.mails({}).empty());
  w.live_until(local(opening_day, 9h));
  auto const hour = w.hour(first_hour);
  CHECK(hour.state == occurrence_state::open);
  w.tick();
  CHECK(w.told({.hour = hour.id}) == members);
  auto const invitations =
      w.mails({.kind = mail_kind::invitation, .method = calendar_method::request, .hour = hour.id, .sequence = 0});
  REQUIRE(invitations.size() == 5);
  CHECK(all_in_own_language(w, invitations));
  CHECK(w.audited(audit_action::hour_opened, hour.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("no case for the hour after Easter: on the last working day at 12:00 each invited person is told once") {
  world w;
  instant const noon{std::chrono::sys_days{decision_day} + 10h};
  REQUIRE(local(decision_day, 12h) == noon);
  w.live_until(noon - 1s);
  auto const before = w.hour(first_hour);
  CHECK(before.state == occurrence_state::open);
  w.live_until(noon);
  auto const hour = w.hour(first_hour);
  CHECK(hour.state == occurrence_state::cancelled);
  CHECK(hour.cause == cancel_cause::no_cases);
  CHECK(hour.decided == noon);
  CHECK(w.told({.method = calendar_method::cancel, .hour = hour.id}) == members);
  auto const mails = w.mails({.kind = mail_kind::hour_cancelled, .hour = hour.id});
  REQUIRE(mails.size() == 5);
  CHECK(all_in_own_language(w, mails));
  for (auto const& mail : mails) {
    CHECK(mail.uid == before.uid);
    CHECK(mail.sequence > before.sequence);
    CHECK(mail.created == noon);
    CHECK(mail.priority == 1);
  }
  CHECK(w.contradictions() == "");
}

TEST_CASE("after the cancellation nothing more is said of the hour") {
  world w;
  w.live_until(local(decision_day, 12h));
  auto const said = w.mails({.hour = w.hour(first_hour).id}).size();
  w.live_until(local(first_hour, 9h) + 31 * 24h);
  CHECK(w.mails({.hour = w.hour(first_hour).id}).size() == said);
  CHECK(w.hour(first_hour).state == occurrence_state::archived);
}

TEST_CASE("one case is enough: members and presenter are told that the hour is held, and reminded later") {
  world w;
  w.live_until(local(decision_day, 9h));
  w.book("presenter_sv", first_hour);
  w.live_until(local(decision_day, 12h));
  auto const hour = w.hour(first_hour);
  CHECK(hour.state == occurrence_state::confirmed);
  std::string const everybody = std::string{members} + " presenter_sv";
  auto const mails =
      w.mails({.kind = mail_kind::hour_confirmed, .method = calendar_method::request, .hour = hour.id, .sequence = 1});
  CHECK(mails.size() == 6);
  CHECK(all_in_own_language(w, mails));
  CHECK(w.told({.kind = mail_kind::hour_confirmed, .hour = hour.id}) == everybody);
  CHECK(w.mails({.method = calendar_method::cancel}).empty());
  CHECK(w.told({.kind = mail_kind::reminder, .hour = hour.id}) == everybody);
  for (auto const& mail : w.mails({.kind = mail_kind::reminder, .hour = hour.id})) {
    CHECK(mail.next_try == local(decision_day, 15h));
    CHECK(mail.method == calendar_method::none);
  }
  CHECK(w.contradictions() == "");
}

TEST_CASE("a case that was withdrawn in time does not keep the hour, and its presenter is told once") {
  world w;
  w.live_until(local(decision_day, 9h));
  auto const own = w.book("presenter_en", first_hour);
  w.by("presenter_en", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, own.id); });
  w.live_until(local(decision_day, 12h));
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.told({.kind = mail_kind::hour_cancelled}) == members);
  CHECK(w.mails({.to = "presenter_en", .method = calendar_method::cancel}).size() == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a held hour without cases is confirmed") {
  world w;
  w.live_until(local(decision_day, 9h));
  hold(w, first_hour);
  w.live_until(local(decision_day, 12h));
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.hour(first_hour).question == open_question::none);
  CHECK(w.contradictions() == "");
}

TEST_CASE("between cut-off and decision the hour is closed") {
  world w{[](scheduler::series_rule& rule) { rule.decide_after = 30min; }};
  w.live_until(local(decision_day, 12h) - 1s);
  CHECK(w.hour(first_hour).state == occurrence_state::open);
  w.live_until(local(decision_day, 12h));
  CHECK(w.hour(first_hour).state == occurrence_state::closed);
  w.live_until(local(decision_day, 12h + 30min) - 1s);
  CHECK(w.hour(first_hour).state == occurrence_state::closed);
  CHECK(w.mails({.kind = mail_kind::hour_cancelled}).empty());
  w.live_until(local(decision_day, 12h + 30min));
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.contradictions() == "");
}

TEST_CASE("too few cases: the hour is cancelled, the case moves and its presenter hears both") {
  world w{[](scheduler::series_rule& rule) { rule.min_cases = 2; }};
  w.live_until(local(decision_day, 9h));
  auto const left = w.book("presenter_sv", first_hour);
  w.live_until(local(decision_day, 12h));
  auto const hour = w.hour(first_hour);
  CHECK(hour.state == occurrence_state::cancelled);
  CHECK(w.mails({.to = "presenter_sv", .method = calendar_method::cancel, .hour = hour.id}).size() == 1);
  CHECK(w.mails({.kind = mail_kind::case_moved, .to = "presenter_sv", .hour = w.hour(second_hour).id}).size() == 1);
  CHECK(w.latest(left.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("with the archive the texts of an hour go, but not that of a case that moved on") {
  world w{[](scheduler::series_rule& rule) { rule.every_weeks = 4; }};
  w.live_until(local(decision_day, 9h));
  auto const discussed = w.book("presenter_fi", first_hour);
  auto const moved_on = w.book("presenter_sv", first_hour);
  auto const id = w.hour(first_hour).id;
  w.live_until(local(first_hour, 9h));
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    REQUIRE(start_hour(unit, ctx, id, scheduler::starter::facilitator_or_deputy).has_value());
    return end_hour(unit, ctx, id, std::vector{moved_on.id});
  });
  auto const has_text = [&](booking const& of) {
    return w.read([&](unit_of_work const& unit) { return !unit.cases().find(of.subject)->text.front().empty(); });
  };
  REQUIRE(w.latest(moved_on.subject)->id != moved_on.id);
  auto const archive = local(first_hour, 10h) + 30 * 24h;
  w.live_until(archive - 1s);
  CHECK(has_text(discussed));
  w.live_until(archive);
  CHECK(w.hour(id).state == occurrence_state::archived);
  CHECK_FALSE(has_text(discussed));
  CHECK(has_text(moved_on));
}

TEST_CASE("the audit log of a season is whole") {
  world w;
  w.live_until(local(std::chrono::June / 1 / 2027, 9h));
  CHECK_FALSE(w.read([](unit_of_work const& unit) { return unit.audit().first_broken(); }).has_value());
  CHECK(w.contradictions() == "");
}
