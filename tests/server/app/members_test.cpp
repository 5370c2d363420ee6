// SPDX-License-Identifier: Apache-2.0
#include "server/app/members.hpp"

#include "server/app/competences.hpp"
#include "server/app/grants.hpp"
#include "server/app/people.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

std::vector<competence_id> const kela{{"kela"}};

std::expected<person_id, app_errc> add(world& w, std::string const& email, role given,
                                       std::vector<competence_id> const& competences = {}) {
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return add_member(unit, ctx, world::tuesdays(), email, given, competences);
  });
}

std::expected<void, app_errc> remove(world& w, std::string const& who, role taken) {
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return remove_member(unit, ctx, world::tuesdays(), person_id{who}, taken);
  });
}

std::expected<void, app_errc> want(world& w, int wanted, std::chrono::minutes answer_time = 8h) {
  return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return save_need(unit, ctx, {world::tuesdays(), {"kela"}, wanted, scheduler::asking::one_at_a_time, answer_time});
  });
}

}  // namespace

TEST_CASE("R29: a member added by address is invited to the hours ahead") {
  open_world w;
  w.add_person("newcomer", language::sv);
  REQUIRE(add(w, " Newcomer@county.example.org ", role::core_member, kela).has_value());
  CHECK(w.mails({.kind = mail_kind::invitation, .to = "newcomer"}).size() == 1);
  CHECK(w.read([](unit_of_work const& unit) { return has_competence(unit, {"newcomer"}, {"kela"}); }));
  CHECK(w.contradictions() == "");
}

TEST_CASE("R29: an address that nobody has yet becomes somebody who is invited on the first sign-in") {
  open_world w;
  auto const made = add(w, "uusi@county.example.org", role::core_member);
  REQUIRE(made.has_value());
  CHECK(w.mails({.to = made->value}).empty());
  auto const members = w.read([](unit_of_work const& unit) { return members_of(unit, world::tuesdays()); });
  CHECK(members.back().who.email == "uusi@county.example.org");
  CHECK(members.back().who.state == person_state::unnamed);
  w.by(made->value, [](unit_of_work& unit, context const& ctx) {
    return complete_profile(unit, ctx,
                            {.name = "Uusi Esimerkki", .organisation = {}, .lang = language::fi, .phone = ""});
  });
  CHECK(w.mails({.kind = mail_kind::invitation, .to = made->value}).size() == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a member is nobody's address, of no foreign domain, and no administrator") {
  open_world w;
  CHECK(add(w, "aino", role::core_member) == std::unexpected(app_errc::invalid_input));
  CHECK(add(w, "aino@elsewhere.example.org", role::core_member) == std::unexpected(app_errc::invalid_input));
  CHECK(add(w, "core_fi@county.example.org", role::administrator) == std::unexpected(app_errc::invalid_input));
}

TEST_CASE("R29: how many hours a member loses is said beforehand and is what is cancelled") {
  open_world w;
  auto const lost = [&](std::string const& who, role taken) {
    return w.read([&](unit_of_work const& unit) {
      return hours_lost_without(unit, world::tuesdays(), person_id{who}, taken, w.now());
    });
  };
  CHECK(lost("core_sv", role::core_member) == 1);
  CHECK(lost("on_demand", role::on_demand_member) == 0);
  CHECK(lost("owner", role::owner) == 0);
  REQUIRE(add(w, "core_fi@county.example.org", role::deputy).has_value());
  CHECK(lost("core_fi", role::core_member) == 0);
  w.book("core_en", first_hour);
  CHECK(lost("core_en", role::core_member) == 0);
  REQUIRE(remove(w, "core_sv", role::core_member).has_value());
  CHECK(w.mails({.kind = mail_kind::membership_ended}).size() == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("the only facilitator and the only owner stay until there is another") {
  open_world w;
  CHECK(remove(w, "facilitator", role::facilitator) == std::unexpected(app_errc::last_of_role));
  CHECK(remove(w, "owner", role::owner) == std::unexpected(app_errc::last_of_role));
  CHECK(remove(w, "deputy", role::deputy).has_value());
  // One who has never signed in runs no hour yet.
  REQUIRE(add(w, "uusi@county.example.org", role::facilitator).has_value());
  CHECK(remove(w, "facilitator", role::facilitator) == std::unexpected(app_errc::last_of_role));
  REQUIRE(add(w, "core_fi@county.example.org", role::facilitator).has_value());
  CHECK(remove(w, "facilitator", role::facilitator).has_value());
  CHECK(remove(w, "facilitator", role::facilitator) == std::unexpected(app_errc::not_member));
}

TEST_CASE("R31: what none of the members can answer is not wanted of them") {
  open_world w;
  CHECK(want(w, 1) == std::unexpected(app_errc::nobody_has_competence));
  REQUIRE(add(w, "on_demand@county.example.org", role::on_demand_member, kela).has_value());
  CHECK(want(w, 1).has_value());
  CHECK(want(w, 10) == std::unexpected(app_errc::invalid_input));
  CHECK(want(w, -1) == std::unexpected(app_errc::invalid_input));
  CHECK(want(w, 1, 59min) == std::unexpected(app_errc::invalid_input));
  CHECK(want(w, 1, 40h + 1min) == std::unexpected(app_errc::invalid_input));
  CHECK(want(w, 9, 40h).has_value());
  auto const needs = w.read([](unit_of_work const& unit) { return unit.competences().needs_of(world::tuesdays()); });
  REQUIRE(needs.size() == 1);
  CHECK(needs.front().wanted == 9);
}

TEST_CASE("competences are set for members of the series only, and a retired one stays with who has it") {
  open_world w;
  auto const set = [&](std::string const& who, std::vector<competence_id> const& what) {
    return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return set_competences(unit, ctx, world::tuesdays(), person_id{who}, what);
    });
  };
  CHECK(set("presenter_fi", kela) == std::unexpected(app_errc::not_member));
  REQUIRE(set("core_fi", {{"kela"}, {"debt"}, {"never-heard-of"}}).has_value());
  w.by("administrator", [](unit_of_work& unit, context const& ctx) {
    return set_competence_standing(unit, ctx, {"debt"}, competence_standing::retired);
  });
  REQUIRE(set("core_fi", {{"employment"}}).has_value());
  auto const held = w.read([](unit_of_work const& unit) { return unit.competences().of_person({"core_fi"}); });
  CHECK(held == std::vector<competence_id>{{"employment"}, {"debt"}});
  REQUIRE(set("core_sv", {{"debt"}}).has_value());
  CHECK(w.read([](unit_of_work const& unit) { return unit.competences().of_person({"core_sv"}); }).empty());
}

TEST_CASE("a competence has a name in each language, and the list an order") {
  world w;
  auto const by = [&](auto&& act) { return w.by("administrator", act); };
  auto const added = by([](unit_of_work& unit, context const& ctx) {
    return add_competence(unit, ctx, {"Oikeusapu", "Rättshjälp", "Legal aid"});
  });
  REQUIRE(added.has_value());
  CHECK_FALSE(by([](unit_of_work& unit, context const& ctx) {
                return add_competence(unit, ctx, {"Oikeusapu", " ", "Legal aid"});
              }).has_value());
  CHECK_FALSE(by([](unit_of_work& unit, context const& ctx) {
                return add_competence(unit, ctx, {std::string(81, 'x'), "Rättshjälp", "Legal aid"});
              }).has_value());
  auto const order = [&] {
    return w.read([](unit_of_work const& unit) {
      std::vector<std::string> names;
      for (auto const& one : unit.competences().all()) names.push_back(one.name(language::en));
      return names;
    });
  };
  CHECK(order().front() == "Kela benefits");
  CHECK(order().back() == "Legal aid");
  CHECK(by([&](unit_of_work& unit, context const& ctx) { return raise_competence(unit, ctx, *added); }).has_value());
  CHECK(order().at(order().size() - 2) == "Legal aid");
  CHECK(by([](unit_of_work& unit, context const& ctx) { return raise_competence(unit, ctx, {"kela"}); }).has_value());
  CHECK(order().front() == "Kela benefits");
}
