// SPDX-License-Identifier: Apache-2.0
#include "server/app/grants.hpp"

#include "server/app/facilitate.hpp"
#include "server/app/people.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

// In it the first hour is confirmed, the second cancelled, the third open and the fourth still planned.
class four_hours : public world {
 public:
  four_hours() : world([](scheduler::series_rule& rule) { rule.opens_before = std::chrono::days{21}; }) {
    live_until(first_cutoff() - 1h);
    book("presenter_fi", first_hour);
    live_until(first_cutoff());
    cancel(second_hour);
    add_person("newcomer", language::sv);
  }

  std::expected<void, app_errc> give(std::string const& who, role what) {
    return by("administrator",
              [&](unit_of_work& unit, context const& ctx) { return grant_role(unit, ctx, granting(who, what)); });
  }
  std::expected<void, app_errc> take(std::string const& who, role what) {
    return by("administrator",
              [&](unit_of_work& unit, context const& ctx) { return revoke_role(unit, ctx, granting(who, what)); });
  }

 private:
  void cancel(scheduler::date nominal) {
    auto const id = hour(nominal).id;
    by("facilitator",
       [&](unit_of_work& unit, context const& ctx) { return cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt); });
  }
};

std::vector<scheduler::date> hours_of(world const& w, std::vector<outbox_mail> const& mails) {
  std::vector<scheduler::date> days;
  for (auto const& mail : mails) days.push_back(w.hour(*mail.occurrence).nominal);
  return days;
}

}  // namespace

TEST_CASE("R29: a new member is invited to each hour that is open or confirmed, alone") {
  for (auto const what : {role::core_member, role::facilitator, role::deputy}) {
    CAPTURE(to_string(what));
    four_hours w;
    auto const before = w.mails({}).size();
    REQUIRE(w.give("newcomer", what).has_value());
    auto const mails = w.mails({.to = "newcomer"});
    CHECK(hours_of(w, mails) == std::vector{first_hour, third_hour});
    CHECK(w.mails({}).size() == before + 2);
    for (auto const& mail : mails) {
      CHECK(mail.kind == mail_kind::invitation);
      CHECK(mail.method == calendar_method::request);
      CHECK(mail.lang == language::sv);
    }
    CHECK(w.audited(audit_action::grant_added, "newcomer") == 1);
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("owners and on-demand members are invited to nothing") {
  for (auto const what : {role::owner, role::on_demand_member}) {
    four_hours w;
    REQUIRE(w.give("newcomer", what).has_value());
    CHECK(w.mails({.to = "newcomer"}).empty());
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("between cut-off and decision a new member is not invited but told with the others") {
  world w{[](scheduler::series_rule& rule) { rule.decide_after = 30min; }};
  w.add_person("newcomer", language::fi);
  w.live_until(first_cutoff() - 1h);
  w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  REQUIRE(w.hour(first_hour).state == occurrence_state::closed);
  w.by("administrator", [&](unit_of_work& unit, context const& ctx) {
    return grant_role(unit, ctx, w.granting("newcomer", role::core_member));
  });
  CHECK(w.mails({.to = "newcomer", .hour = w.hour(first_hour).id}).empty());
  w.live_until(first_cutoff() + 30min);
  CHECK(w.mails({.kind = mail_kind::hour_confirmed, .to = "newcomer"}).size() == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a second role of a member, and the same one twice, invite nobody again") {
  four_hours w;
  REQUIRE(w.give("newcomer", role::core_member).has_value());
  REQUIRE(w.give("newcomer", role::core_member).has_value());
  REQUIRE(w.give("newcomer", role::deputy).has_value());
  CHECK(w.mails({.to = "newcomer"}).size() == 2);
}

TEST_CASE("R29: a member who leaves gets CANCEL for what is ahead, alone") {
  four_hours w;
  auto const before = w.mails({}).size();
  REQUIRE(w.take("core_sv", role::core_member).has_value());
  auto const mails = w.mails({.kind = mail_kind::membership_ended});
  CHECK(hours_of(w, mails) == std::vector{first_hour, third_hour});
  CHECK(w.mails({}).size() == before + 2);
  for (auto const& mail : mails) {
    CHECK(mail.recipient == person_id{"core_sv"});
    CHECK(mail.method == calendar_method::cancel);
    CHECK(mail.lang == language::sv);
  }
  CHECK(w.audited(audit_action::grant_removed, "core_sv") == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("one who loses one of two roles stays invited") {
  four_hours w;
  REQUIRE(w.give("core_fi", role::deputy).has_value());
  REQUIRE(w.take("core_fi", role::core_member).has_value());
  CHECK(w.mails({.kind = mail_kind::membership_ended}).empty());
  REQUIRE(w.take("core_fi", role::deputy).has_value());
  CHECK(w.mails({.kind = mail_kind::membership_ended, .to = "core_fi"}).size() == 2);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a member who leaves and has a case in an hour keeps that one until the case is withdrawn") {
  open_world w;
  auto const own = w.book("core_en", first_hour);
  w.by("administrator", [&](unit_of_work& unit, context const& ctx) {
    return revoke_role(unit, ctx, w.granting("core_en", role::core_member));
  });
  CHECK(w.mails({.method = calendar_method::cancel}).empty());
  CHECK(w.contradictions() == "");
  w.by("core_en", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, own.id); });
  CHECK(w.told({.method = calendar_method::cancel}) == "core_en");
  CHECK(w.contradictions() == "");
}

TEST_CASE("one who leaves between cut-off and decision hears that it is no longer theirs, and not the decision") {
  world w{[](scheduler::series_rule& rule) { rule.decide_after = 30min; }};
  w.live_until(first_cutoff());
  w.by("administrator", [&](unit_of_work& unit, context const& ctx) {
    return revoke_role(unit, ctx, w.granting("core_fi", role::core_member));
  });
  w.live_until(first_cutoff() + 30min);
  auto const heard = w.mails({.to = "core_fi", .method = calendar_method::cancel, .hour = w.hour(first_hour).id});
  REQUIRE(heard.size() == 1);
  CHECK(heard.front().kind == mail_kind::membership_ended);
  CHECK(w.contradictions() == "");
}

TEST_CASE("one who comes back gets a REQUEST that outranks the CANCEL") {
  four_hours w;
  REQUIRE(w.take("core_sv", role::core_member).has_value());
  REQUIRE(w.give("core_sv", role::core_member).has_value());
  CHECK(w.contradictions() == "");
}

TEST_CASE("somebody who was given a role before the first visit is invited once they have given a name") {
  four_hours w;
  w.add_person("expected", language::fi, person_state::unnamed);
  REQUIRE(w.give("expected", role::core_member).has_value());
  CHECK(w.mails({.to = "expected"}).empty());
  auto const named = w.by("expected", [](unit_of_work& unit, context const& ctx) {
    return complete_profile(unit, ctx,
                            {.name = "Aino Esimerkki", .organisation = {}, .lang = language::sv, .phone = ""});
  });
  REQUIRE(named.has_value());
  CHECK(hours_of(w, w.mails({.to = "expected"})) == std::vector{first_hour, third_hour});
  for (auto const& mail : w.mails({.to = "expected"})) CHECK(mail.lang == language::sv);
  CHECK(w.contradictions() == "");
}

TEST_CASE("nobody is granted nothing") {
  four_hours w;
  CHECK(w.give("nobody", role::deputy) == std::unexpected(app_errc::not_found));
  CHECK(w.take("nobody", role::deputy) == std::unexpected(app_errc::not_found));
}
