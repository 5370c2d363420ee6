// SPDX-License-Identifier: Apache-2.0
#include "server/app/answer_request.hpp"

#include "tests/server/app/expert_support.hpp"

using namespace matala::tests;

namespace {

reply partly(std::chrono::minutes from, std::chrono::minutes until) {
  return {expert_answer::partly, presence_window{from, until}};
}

reply sends(std::string const& email) {
  return {.answer = expert_answer::substituted, .substitute_email = email};
}

class asked_world : public rota_world {
 public:
  asked_world() { book_for_kela("presenter_fi"); }
};

}  // namespace

TEST_CASE("R39: an answer is changeable until answer-by and not from then on") {
  asked_world w;
  auto const by = w.request_to("kela_a").answer_by;
  REQUIRE(w.accept("kela_a").has_value());
  w.put_time(by - 1s);
  REQUIRE(w.decline("kela_a").has_value());
  CHECK_FALSE(w.belongs("kela_a"));
  CHECK(w.mails({.kind = mail_kind::expert_declined, .method = calendar_method::cancel}).size() == 1);
  REQUIRE(w.accept("kela_a").has_value());
  CHECK(w.contradictions() == "");
  w.put_time(by);
  auto const mails = w.mails({}).size();
  CHECK(w.decline("kela_a") == std::unexpected(app_errc::late_answer));
  CHECK(w.mails({}).size() == mails);
  CHECK(w.belongs("kela_a"));
}

TEST_CASE("R31: one who comes back after the next was asked: both come only if both are wanted") {
  asked_world w;
  REQUIRE(w.decline("kela_a").has_value());
  CHECK(w.asked() == "kela_a:declined kela_b:awaited");
  REQUIRE(w.accept("kela_a").has_value());
  CHECK(w.asked() == "kela_a:accepted kela_b:withdrawn");
  CHECK(w.contradictions() == "");
}

TEST_CASE("R33: partly means a part of the hour: from its start to its end and never nothing") {
  asked_world w;
  CHECK(w.answer("kela_a", {expert_answer::partly}) == std::unexpected(app_errc::invalid_input));
  CHECK(w.answer("kela_a", partly(-1min, 10min)) == std::unexpected(app_errc::invalid_input));
  CHECK(w.answer("kela_a", partly(10min, 10min)) == std::unexpected(app_errc::invalid_input));
  CHECK(w.answer("kela_a", partly(10min, 61min)) == std::unexpected(app_errc::invalid_input));
  REQUIRE(w.answer("kela_a", partly(0min, 60min)).has_value());
  REQUIRE(w.answer("kela_a", partly(10min, 30min)).has_value());
  CHECK(w.belongs("kela_a"));
  auto const id = w.hour(first_hour).id;
  CHECK(w.read([&](unit_of_work const& unit) {
    return window_of(unit, unit.occurrences().find(id).value(), {"kela_a"});
  }) == presence_window{10min, 30min});
  auto const told = w.mails({.kind = mail_kind::expert_accepted}).back();
  CHECK(told.parameters.at("window_start") == std::to_string((first_start() + 10min).time_since_epoch().count()));
}

TEST_CASE("R31, R37: a substitute is asked in turn; the yes is the member's and the member is no absentee") {
  asked_world w;
  REQUIRE(w.answer("kela_a", sends("presenter_sv@county.example.org")).has_value());
  CHECK(w.asked() == "kela_a:substituted presenter_sv:awaited");
  CHECK(w.told({.kind = mail_kind::expert_request}) == "kela_a presenter_sv");
  REQUIRE(w.accept("presenter_sv").has_value());
  CHECK(w.asked() == "kela_a:substituted presenter_sv:accepted");
  CHECK(w.belongs("presenter_sv"));
  CHECK_FALSE(w.belongs("kela_a"));
  CHECK(w.read([](unit_of_work const& unit) { return unit.experts().turns_of({"kela_a"}).size(); }) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R31: when the substitute declines the next in turn is asked") {
  asked_world w;
  REQUIRE(w.answer("kela_a", sends("presenter_sv@county.example.org")).has_value());
  REQUIRE(w.decline("presenter_sv").has_value());
  CHECK(w.asked() == "kela_a:substituted kela_b:awaited presenter_sv:declined");
}

TEST_CASE("R35: who is asked to lead answers alone: a substitute could not start the hour") {
  asked_world w;
  auto const id = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return answer_invitation(unit, ctx, id, {"facilitator"}, {expert_answer::declined});
  });
  CHECK(w.answer("deputy", sends("presenter_sv@county.example.org")) == std::unexpected(app_errc::invalid_input));
  CHECK(w.told({.kind = mail_kind::lead_request}) == "deputy");
  CHECK(w.accept("deputy").has_value());
}

TEST_CASE("a substitute may be new, of a domain that may sign in, and not oneself") {
  asked_world w;
  CHECK(w.answer("kela_a", sends("kela_a@county.example.org")) == std::unexpected(app_errc::invalid_input));
  CHECK(w.answer("kela_a", sends("who")) == std::unexpected(app_errc::invalid_input));
  CHECK(w.answer("kela_a", sends("who@elsewhere.example.org")) == std::unexpected(app_errc::invalid_input));
  CHECK(w.asked() == "kela_a:awaited");
  REQUIRE(w.answer("kela_a", sends("sijainen@county.example.org")).has_value());
  CHECK(w.requests().size() == 2);
  // The member comes after all: the substitute is told.
  REQUIRE(w.accept("kela_a").has_value());
  CHECK(w.mails({.kind = mail_kind::expert_request_withdrawn}).front().address == "sijainen@county.example.org");
  CHECK(w.contradictions() == "");
}

TEST_CASE("a member of every hour may decline, come partly or send somebody until the start") {
  open_world w;
  auto const id = w.hour(first_hour).id;
  auto const says = [&](std::string const& who, reply const& what) {
    return w.by(who, [&](unit_of_work& unit, context const& ctx) {
      return answer_invitation(unit, ctx, id, person_id{who}, what);
    });
  };
  CHECK(says("presenter_fi", {expert_answer::accepted}) == std::unexpected(app_errc::not_member));
  CHECK(says("core_fi", {expert_answer::awaited}) == std::unexpected(app_errc::invalid_input));
  REQUIRE(says("core_fi", partly(0min, 20min)).has_value());
  REQUIRE(says("core_sv", sends("presenter_sv@county.example.org")).has_value());
  CHECK(w.told({.kind = mail_kind::expert_request}) == "presenter_sv");
  w.put_time(first_start() - 1s);
  CHECK(says("core_fi", {expert_answer::declined}).has_value());
  w.put_time(first_start());
  CHECK(says("core_fi", {expert_answer::accepted}) == std::unexpected(app_errc::request_closed));
}

TEST_CASE("R34: days away begin before they end and last no longer than a year") {
  world w;
  auto const away = [&](scheduler::date first, scheduler::date last) {
    return w.by("core_fi", [&](unit_of_work& unit, context const& ctx) {
      return add_absence(unit, ctx, {"core_fi"}, first, last);
    });
  };
  CHECK(away(second_hour, first_hour) == std::unexpected(app_errc::invalid_input));
  CHECK(away(first_hour, std::chrono::April / 1 / 2028) == std::unexpected(app_errc::invalid_input));
  CHECK(away(std::chrono::February / 30 / 2027, first_hour) == std::unexpected(app_errc::invalid_input));
  auto const kept = away(first_hour, std::chrono::March / 30 / 2028);
  REQUIRE(kept.has_value());
  auto const remove = [&](std::string const& who) {
    return w.by(
        who, [&](unit_of_work& unit, context const& ctx) { return remove_absence(unit, ctx, person_id{who}, *kept); });
  };
  CHECK(remove("core_sv") == std::unexpected(app_errc::not_found));
  CHECK(remove("core_fi").has_value());
}
