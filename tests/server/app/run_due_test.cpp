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

TEST_CASE("a server that stood still over the decision decides, confirms and asks, or lapses, by how late it is") {
  struct row {
    instant back;
    occurrence_state to;
    bool asks;
    std::string_view told_off;
  };
  auto const end = local(first_hour, 10h);
  auto const lock = local(decision_day, 15h);
  row const rows[] = {{local(decision_day, 13h), occurrence_state::cancelled, false, members},
                      {lock - 1s, occurrence_state::cancelled, false, members},
                      {lock, occurrence_state::confirmed, true, ""},
                      {local(first_hour, 8h + 30min), occurrence_state::confirmed, true, ""},
                      {end - 1s, occurrence_state::confirmed, true, ""},
                      {end, occurrence_state::lapsed, false, ""}};
  for (auto const& [back, to, asks, told_off] : rows) {
    CAPTURE(back.time_since_epoch().count());
    world w;
    w.live_until(local(decision_day, 11h));
    w.sleep_until(back);
    auto const hour = w.hour(first_hour);
    CHECK(hour.state == to);
    CHECK((hour.question == open_question::no_cases_after_lock) == asks);
    CHECK(w.told({.kind = mail_kind::facilitator_no_cases}) == (asks ? "deputy facilitator" : ""));
    CHECK(w.told({.method = calendar_method::cancel, .hour = hour.id}) == told_off);
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("caught up after lock with a case, nobody is asked and nobody reminded twice") {
  world w;
  w.live_until(local(decision_day, 11h));
  w.book("presenter_fi", first_hour);
  w.sleep_until(local(decision_day, 15h));
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.hour(first_hour).question == open_question::none);
  CHECK(w.mails({.kind = mail_kind::reminder}).empty());
  CHECK(w.mails({.kind = mail_kind::facilitator_no_cases}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("an undecided hour lapses after its end: the owner is told and its cases move") {
  world w;
  w.live_until(local(decision_day, 11h));
  auto const left = w.book("presenter_fi", first_hour);
  w.sleep_until(local(first_hour, 10h));
  CHECK(w.hour(first_hour).state == occurrence_state::lapsed);
  CHECK(w.told({.kind = mail_kind::owner_lapsed}) == "owner");
  CHECK(w.find(left.id).state == booking_state::moved);
  CHECK(w.latest(left.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a confirmed hour that nobody starts lapses a day after its end") {
  world w;
  w.live_until(local(decision_day, 9h));
  auto const left = w.book("presenter_fi", first_hour);
  auto const lapse = local(first_hour, 10h) + 24h;
  w.live_until(lapse - 1s);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  w.live_until(lapse);
  CHECK(w.hour(first_hour).state == occurrence_state::lapsed);
  CHECK(w.told({.kind = mail_kind::owner_lapsed}) == "owner");
  CHECK(w.latest(left.subject)->occurrence == w.hour(second_hour).id);
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

TEST_CASE("a decision is made once, whatever the clock does around it") {
  world w;
  w.live_until(local(decision_day, 12h));
  auto const decided = w.hour(first_hour);
  auto const said = w.mails({.hour = decided.id}).size();
  for (auto const jump : {-1h, 1h, -24h, 24h}) {
    w.sleep_until(local(decision_day, 12h) + jump);
    w.tick();
  }
  CHECK(w.audited(audit_action::hour_cancelled, decided.id.value) == 1);
  CHECK(w.hour(first_hour).decided == decided.decided);
  CHECK(w.mails({.hour = decided.id}).size() == said);
}

TEST_CASE("an hour whose whole booking time was slept through is cancelled without a word") {
  world w;
  w.sleep_until(local(decision_day, 13h));
  auto const hour = w.hour(first_hour);
  CHECK(hour.state == occurrence_state::cancelled);
  CHECK(w.mails({.hour = hour.id}).empty());
}

TEST_CASE("a running hour that nobody ends is held two hours later, and the facilitators are asked") {
  world w;
  w.live_until(local(decision_day, 9h));
  w.book("presenter_fi", first_hour);
  w.live_until(local(first_hour, 9h));
  auto const id = w.hour(first_hour).id;
  auto const started = w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return start_hour(unit, ctx, id, scheduler::starter::facilitator_or_deputy);
  });
  REQUIRE(started.has_value());
  w.live_until(local(first_hour, 12h) - 1s);
  CHECK(w.hour(id).state == occurrence_state::running);
  w.live_until(local(first_hour, 12h));
  CHECK(w.hour(id).state == occurrence_state::held);
  CHECK(w.hour(id).ended == w.now());
  CHECK(w.hour(id).question == open_question::which_not_reached);
  CHECK(w.told({.kind = mail_kind::facilitator_not_reached}) == "deputy facilitator");
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

TEST_CASE("what fails in one tick stays due, and the next tick does it once") {
  class dry_random final : public random_source {
   public:
    void fill(std::span<std::byte>) override { throw std::runtime_error("dry"); }
  };
  world w;
  w.put_time(local(opening_day, 9h));
  dry_random dry;
  auto const good = w.machine();
  context const bad{.now = good.now, .rules = good.rules, .zone = good.zone, .random = dry};
  auto const report = run_all_due(w.data(), bad);
  CHECK(report.failed == 1);
  CHECK(report.occurrences == 0);
  CHECK(w.hour(first_hour).state == occurrence_state::planned);
  CHECK(w.tick().failed == 0);
  CHECK(w.hour(first_hour).state == occurrence_state::open);
  CHECK(w.mails({.kind = mail_kind::invitation}).size() == 5);
}

TEST_CASE("the audit log of a season is whole") {
  world w;
  w.live_until(local(std::chrono::June / 1 / 2027, 9h));
  CHECK_FALSE(w.read([](unit_of_work const& unit) { return unit.audit().first_broken(); }).has_value());
  CHECK(w.contradictions() == "");
}
