// SPDX-License-Identifier: Apache-2.0
#include "server/app/people.hpp"

#include "server/app/circle.hpp"
#include "server/app/secrets.hpp"
#include "tests/support/world.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

std::string times(int count, std::string_view what) {
  std::string all;
  for (int i = 0; i < count; ++i) all += what;
  return all;
}

person get(world const& w, std::string const& who) {
  return w.read([&](unit_of_work const& unit) { return unit.people().find(person_id{who}).value(); });
}

auto complete(world& w, std::string const& who, profile const& told) {
  return w.by(who, [&](unit_of_work& unit, context const& ctx) { return complete_profile(unit, ctx, told); });
}

}  // namespace

TEST_CASE("a newcomer who gives a name is active") {
  world w;
  w.add_person("newcomer", language::fi, person_state::unnamed);
  REQUIRE(complete(w, "newcomer",
                   {.name = "Åsa Exempel",
                    .organisation = organisation_id{"county"},
                    .lang = language::sv,
                    .phone = "+358 40 000 0000"})
              .has_value());
  auto const who = get(w, "newcomer");
  CHECK(who.state == person_state::active);
  CHECK(who.name == "Åsa Exempel");
  CHECK(who.organisation == organisation_id{"county"});
  CHECK(who.lang == language::sv);
  CHECK(who.phone == "+358 40 000 0000");
}

TEST_CASE("a profile needs a printable name of 100 characters at most, a phone of 40 and a known organisation") {
  struct row {
    std::string name;
    std::string phone;
    std::optional<organisation_id> organisation;
    bool accepted;
  };
  row const rows[] = {{"Aino", "", std::nullopt, true},
                      {"", "", std::nullopt, false},
                      {"  ", "", std::nullopt, false},
                      {"Ai\nno", "", std::nullopt, false},
                      {times(100, "ä"), "", std::nullopt, true},
                      {times(101, "ä"), "", std::nullopt, false},
                      {"Aino", times(40, "1"), std::nullopt, true},
                      {"Aino", times(41, "1"), std::nullopt, false},
                      {"Aino", "1\r\n2", std::nullopt, false},
                      {"Aino", "", organisation_id{"elsewhere"}, false}};
  for (auto const& [name, phone, organisation, accepted] : rows) {
    CAPTURE(name);
    CAPTURE(phone);
    world w;
    w.add_person("newcomer", language::fi, person_state::unnamed);
    profile const told{.name = name, .organisation = organisation, .lang = language::fi, .phone = phone};
    auto const answer = complete(w, "newcomer", told);
    CHECK(answer.has_value() == accepted);
    CHECK(get(w, "newcomer").state == (accepted ? person_state::active : person_state::unnamed));
    if (!accepted) CHECK(answer.error() == app_errc::invalid_input);
  }
}

TEST_CASE("nobody has no profile, no language and no rules to acknowledge") {
  world w;
  w.data().transact([&](unit_of_work& unit) {
    profile const told{.name = "Aino", .organisation = {}, .lang = language::fi, .phone = ""};
    CHECK(complete_profile(unit, w.machine(), told) == std::unexpected(app_errc::invalid_input));
    CHECK(acknowledge_rules(unit, w.machine(), 1) == std::unexpected(app_errc::not_signed_in));
    choose_language(unit, w.machine(), language::sv);
  });
  CHECK(get(w, "presenter_fi").lang == language::fi);
}

TEST_CASE("a chosen language is that of the next mail") {
  world w;
  w.by("core_fi", [](unit_of_work& unit, context const& ctx) { choose_language(unit, ctx, language::sv); });
  CHECK(get(w, "core_fi").lang == language::sv);
  CHECK(get(w, "core_fi").name == "core_fi");
  w.live_until(local(std::chrono::March / 2 / 2027, 9h));
  CHECK(w.mails({.kind = mail_kind::invitation, .to = "core_fi"}).front().lang == language::sv);
}

TEST_CASE("R44: only the ground rules in force are acknowledged") {
  world w;
  w.rules().ground_rules_version = 3;
  auto const acknowledge = [&](int version) {
    return w.by("presenter_fi",
                [&](unit_of_work& unit, context const& ctx) { return acknowledge_rules(unit, ctx, version); });
  };
  auto const acknowledged = [&] {
    return w.read([](unit_of_work const& unit) { return unit.people().acknowledged_version({"presenter_fi"}); });
  };
  CHECK(acknowledge(2) == std::unexpected(app_errc::stale_revision));
  CHECK(acknowledge(4) == std::unexpected(app_errc::stale_revision));
  CHECK(acknowledged() == 1);
  CHECK(acknowledge(3).has_value());
  CHECK(acknowledged() == 3);
  CHECK(w.audited(audit_action::rules_acknowledged, "presenter_fi") == 1);
}

TEST_CASE("an administrator is made of a known address or of a new one") {
  world w;
  w.data().transact([&](unit_of_work& unit) {
    auto const known = add_administrator(unit, w.machine(), "Presenter_FI@county.example.org").value();
    CHECK(known.id == person_id{"presenter_fi"});
    CHECK(known.state == person_state::active);
    auto const made = add_administrator(unit, w.machine(), "paakayttaja@example.net").value();
    CHECK(made.state == person_state::unnamed);
    CHECK(unit.people().grants_of(made.id).front().granted == role::administrator);
    CHECK(add_administrator(unit, w.machine(), "no address") == std::unexpected(app_errc::invalid_input));
    CHECK(administrators(unit).size() == 2);
  });
}

TEST_CASE("an administrator of one organisation is none of the installation") {
  world w;
  w.data().transact([](unit_of_work& unit) {
    unit.people().add_grant({{"presenter_fi"}, role::administrator, std::nullopt, organisation_id{"county"}});
    auto const all = administrators(unit);
    REQUIRE(all.size() == 1);
    CHECK(all.front().id == person_id{"administrator"});
  });
}

TEST_CASE("a token is given once and only its hash is kept") {
  world w;
  w.data().transact([&](unit_of_work& unit) {
    auto const token = make_api_token(unit, w.machine(), {"presenter_fi"}).value();
    auto const another = make_api_token(unit, w.machine(), {"presenter_fi"}).value();
    CHECK(token.starts_with("mt_"));
    CHECK(token != another);
    CHECK(unit.sign_in().find_api_token(hash_of(token)) == person_id{"presenter_fi"});
    CHECK_FALSE(unit.sign_in().find_api_token(token).has_value());
    CHECK(make_api_token(unit, w.machine(), {"nobody"}) == std::unexpected(app_errc::not_found));
    CHECK(unit.audit().count(audit_action::token_made, "presenter_fi") == 2);
  });
}

TEST_CASE("a domain is that of an organisation only when it is the whole of what follows the @") {
  world w;
  CHECK(organisation_of_domain(w.rules(), "a@county.example.org") == organisation_id{"county"});
  for (auto const* other : {"a@example.org", "a@sub.county.example.org", "a@xcounty.example.org",
                            "a@county.example.org.example.com", "county.example.org"}) {
    CAPTURE(other);
    CHECK_FALSE(organisation_of_domain(w.rules(), other).has_value());
  }
}

TEST_CASE("without a facilitator the owner runs the hour, and without an owner the facilitators answer for it") {
  world w;
  w.data().transact([&](unit_of_work& unit) {
    auto const names = [](std::vector<person> const& people) {
      std::string all;
      for (auto const& who : people) all += who.id.value + " ";
      return all;
    };
    CHECK(names(facilitating_people(unit, world::tuesdays())) == "deputy facilitator ");
    CHECK(names(owning_people(unit, world::tuesdays())) == "owner ");
    unit.people().remove_grant(w.granting("owner", role::owner));
    CHECK(names(owning_people(unit, world::tuesdays())) == "deputy facilitator ");
    unit.people().add_grant(w.granting("owner", role::owner));
    unit.people().remove_grant(w.granting("facilitator", role::facilitator));
    unit.people().remove_grant(w.granting("deputy", role::deputy));
    CHECK(names(facilitating_people(unit, world::tuesdays())) == "owner ");
  });
}
