// SPDX-License-Identifier: Apache-2.0
#include "server/app/ask_experts.hpp"

#include "server/app/facilitate.hpp"
#include "server/app/next_look.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/server/app/expert_support.hpp"

using namespace matala::tests;

TEST_CASE("R30: on-demand members are asked only when a case wants their competence, and told theme and time alone") {
  rota_world w;
  w.book("presenter_fi", first_hour);
  CHECK(w.asked() == "");
  w.book_for_kela("presenter_sv");
  CHECK(w.asked() == "kela_a:awaited");
  auto const mails = w.mails({.kind = mail_kind::expert_request});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().recipient == person_id{"kela_a"});
  CHECK(mails.front().method == calendar_method::none);
  CHECK(mails.front().parameters.at("theme") == "Kela-asiantuntija");
  CHECK(mails.front().parameters.at("path").starts_with("/answers/"));
  for (auto const& [name, value] : mails.front().parameters) CHECK(value.find("eteenpäin") == std::string::npos);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R30: who is invited to every hour and said no to this one is not asked for it as an expert") {
  rota_world w;
  auto const id = w.hour(first_hour).id;
  w.data().transact([&](unit_of_work& unit) { unit.people().add_grant(w.granting("kela_a", role::core_member)); });
  REQUIRE(w.by("kela_a", [&](unit_of_work& unit, context const& ctx) {
    return answer_invitation(unit, ctx, id, {"kela_a"}, {expert_answer::declined});
  }));
  w.book_for_kela("presenter_fi");
  CHECK(w.asked() == "kela_b:awaited");
}

TEST_CASE("R31: who does not answer in time is followed by the next, just at answer-by and not before") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  auto const by = w.request_to("kela_a").answer_by;
  CHECK(by == local(std::chrono::March / 3 / 2027, 9h));
  CHECK(w.read([&](unit_of_work const& unit) { return next_look(unit, w.machine(), w.hour(first_hour)); }) == by);
  w.live_until(by - 1s);
  CHECK(w.asked() == "kela_a:awaited");
  w.live_until(by);
  CHECK(w.asked() == "kela_a:awaited kela_b:awaited");
  CHECK(w.mails({.kind = mail_kind::expert_request, .to = "kela_b"}).front().parameters.at("theme") ==
        "Kela-asiantuntija");
}

TEST_CASE("R31: who declines is followed by the next at once, and nobody is asked twice") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  REQUIRE(w.decline("kela_a").has_value());
  CHECK(w.asked() == "kela_a:declined kela_b:awaited");
  REQUIRE(w.decline("kela_b").has_value());
  w.book_for_kela("presenter_sv");
  CHECK(w.asked() == "kela_a:declined kela_b:declined kela_c:awaited");
  CHECK(w.told({.kind = mail_kind::expert_declined}) == "kela_a kela_b");
  CHECK(w.contradictions() == "");
}

TEST_CASE("R31: an expert who accepts has the hour in the calendar and belongs to it; nobody else is asked") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  REQUIRE(w.accept("kela_a").has_value());
  auto const mails = w.mails({.kind = mail_kind::expert_accepted});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().method == calendar_method::request);
  CHECK_FALSE(mails.front().parameters.contains("leads"));
  CHECK(w.belongs("kela_a"));
  w.live_until(first_cutoff());
  CHECK(w.asked() == "kela_a:accepted");
  CHECK(w.mails({.kind = mail_kind::hour_confirmed, .to = "kela_a"}).size() == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R28: an accepted expert hears that the hour is cancelled, one who waits that nothing is asked any more") {
  rota_world w;
  w.want(2);
  w.book_for_kela("presenter_fi");
  CHECK(w.asked() == "kela_a:awaited kela_b:awaited");
  REQUIRE(w.accept("kela_a").has_value());
  auto const id = w.hour(first_hour).id;
  w.by("facilitator",
       [&](unit_of_work& unit, context const& ctx) { return cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt); });
  CHECK(w.mails({.kind = mail_kind::hour_cancelled, .to = "kela_a"}).size() == 1);
  CHECK(w.mails({.kind = mail_kind::hour_cancelled, .to = "kela_b"}).empty());
  CHECK(w.told({.kind = mail_kind::expert_request_withdrawn}) == "kela_b");
  CHECK(w.asked() == "kela_a:withdrawn kela_b:withdrawn");
  CHECK(w.contradictions() == "");
}

TEST_CASE("R20: the experts of a reinstated hour are asked again when its cases want them") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  REQUIRE(w.accept("kela_a").has_value());
  auto const id = w.hour(first_hour).id;
  w.by("facilitator",
       [&](unit_of_work& unit, context const& ctx) { return cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt); });
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return reinstate_hour(unit, ctx, id, scheduler::short_notice::not_confirmed, std::nullopt);
  });
  w.book_for_kela("presenter_sv");
  CHECK(w.asked() == "kela_a:awaited kela_a:withdrawn");
  CHECK(w.contradictions() == "");
}

TEST_CASE("R30: when the last case that wants it goes, who waits is told and who comes gets CANCEL alone") {
  for (bool const accepted : {false, true}) {
    CAPTURE(accepted);
    rota_world w;
    auto const own = w.book_for_kela("presenter_fi");
    auto const other = w.book_for_kela("presenter_sv");
    if (accepted) REQUIRE(w.accept("kela_a").has_value());
    auto const withdraw = [&](std::string const& who, booking const& what) {
      w.by(who, [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, what.id); });
    };
    withdraw("presenter_fi", own);
    CHECK(w.mails({.kind = mail_kind::expert_request_withdrawn}).empty());
    withdraw("presenter_sv", other);
    auto const mails = w.mails({.kind = mail_kind::expert_request_withdrawn});
    REQUIRE(mails.size() == 1);
    CHECK(mails.front().recipient == person_id{"kela_a"});
    CHECK(mails.front().method == (accepted ? calendar_method::cancel : calendar_method::none));
    CHECK_FALSE(w.belongs("kela_a"));
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("R31: all at once asks everybody, and lets go whom it does not need when enough said yes") {
  rota_world w;
  w.want(0, scheduler::asking::all_at_once);
  w.book("presenter_sv", first_hour);
  CHECK(w.asked() == "");
  w.book_for_kela("presenter_fi");
  CHECK(w.told({.kind = mail_kind::expert_request}) == "kela_a kela_b kela_c");
  REQUIRE(w.accept("kela_b").has_value());
  CHECK(w.told({.kind = mail_kind::expert_request_withdrawn}) == "kela_a kela_c");
  CHECK(w.accept("kela_a") == std::unexpected(app_errc::request_closed));
  CHECK(w.contradictions() == "");
}

TEST_CASE("R31: what a series wants of every hour is asked as soon as it has a case") {
  rota_world w;
  w.want(2);
  CHECK(w.asked() == "");
  w.book("presenter_fi", first_hour);
  CHECK(w.asked() == "kela_a:awaited kela_b:awaited");
  REQUIRE(w.decline("kela_a").has_value());
  CHECK(w.asked() == "kela_a:declined kela_b:awaited kela_c:awaited");
}

TEST_CASE("R31: a member of every hour who can answer fills the need, unless that one stays away") {
  rota_world w;
  w.data().transact([](unit_of_work& unit) { unit.competences().set_of_person({"core_fi"}, rota_world::kela()); });
  w.book_for_kela("presenter_fi");
  CHECK(w.asked() == "");
  auto const id = w.hour(first_hour).id;
  w.by("core_fi", [&](unit_of_work& unit, context const& ctx) {
    return answer_invitation(unit, ctx, id, {"core_fi"}, {expert_answer::declined});
  });
  CHECK(w.asked() == "kela_a:awaited");
  w.by("core_fi", [&](unit_of_work& unit, context const& ctx) {
    return answer_invitation(unit, ctx, id, {"core_fi"}, {expert_answer::accepted});
  });
  CHECK(w.asked() == "kela_a:withdrawn");
  CHECK(w.contradictions() == "");
}

TEST_CASE("R31: the turn goes round: who came last time is asked last") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  REQUIRE(w.accept("kela_a").has_value());
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  w.book_for_kela("presenter_fi", second_hour);
  CHECK(w.asked(second_hour) == "kela_b:awaited");
}

TEST_CASE("R34: an absent member is skipped and keeps the turn") {
  rota_world w;
  w.by("kela_a", [](unit_of_work& unit, context const& ctx) {
    return add_absence(unit, ctx, {"kela_a"}, first_hour, first_hour);
  });
  w.book_for_kela("presenter_fi");
  CHECK(w.asked() == "kela_b:awaited");
  REQUIRE(w.accept("kela_b").has_value());
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  w.book_for_kela("presenter_fi", second_hour);
  CHECK(w.asked(second_hour) == "kela_a:awaited");
}

TEST_CASE("R34: who becomes absent after being asked has said no, and the next is asked") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  w.by("kela_a", [](unit_of_work& unit, context const& ctx) {
    return add_absence(unit, ctx, {"kela_a"}, std::chrono::March / 29 / 2027, first_hour);
  });
  CHECK(w.asked() == "kela_a:declined kela_b:awaited");
}

TEST_CASE("R32: what stays unfilled cancels nothing; facilitators and the case's presenter are told once") {
  rota_world w;
  w.book("presenter_sv", first_hour);
  w.book_for_kela("presenter_fi");
  for (auto const* who : {"kela_a", "kela_b"}) REQUIRE(w.decline(who).has_value());
  CHECK(w.mails({.kind = mail_kind::competence_unfilled}).empty());
  REQUIRE(w.decline("kela_c").has_value());
  CHECK(w.told({.kind = mail_kind::competence_unfilled}) == "presenter_fi");
  CHECK(w.told({.kind = mail_kind::facilitator_competence_unfilled}) == "deputy facilitator");
  w.live_until(first_cutoff());
  CHECK(w.mails({.kind = mail_kind::facilitator_competence_unfilled}).size() == 2);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R32: a member who joins later is asked where a competence was unfilled") {
  rota_world w;
  for (auto const* who : {"kela_a", "kela_b", "kela_c"}) {
    w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return remove_member(unit, ctx, world::tuesdays(), person_id{who}, role::on_demand_member);
    });
  }
  w.book_for_kela("presenter_fi");
  CHECK(w.told({.kind = mail_kind::competence_unfilled}) == "presenter_fi");
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return add_member(unit, ctx, world::tuesdays(), world::address_of("on_demand"), role::on_demand_member,
                      rota_world::kela());
  });
  CHECK(w.asked() == "on_demand:awaited");
  REQUIRE(w.accept("on_demand").has_value());
  auto const id = w.hour(first_hour).id;
  CHECK(w.read([&](unit_of_work const& unit) { return unit.experts().told_of(id).empty(); }));
}

TEST_CASE("an on-demand member who leaves the series is asked no more") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return remove_member(unit, ctx, world::tuesdays(), {"kela_a"}, role::on_demand_member);
  });
  CHECK(w.asked() == "kela_a:withdrawn kela_b:awaited");
  CHECK(w.told({.kind = mail_kind::expert_request_withdrawn}) == "kela_a");
}

TEST_CASE(
    "R35: the facilitator declines, the deputy is asked: silence until answer-by and at the decision alarms the "
    "owner") {
  rota_world w;
  w.book("presenter_fi", first_hour);
  auto const id = w.hour(first_hour).id;
  auto const says = [&](std::string const& who, expert_answer what) {
    return w.by(who, [&](unit_of_work& unit, context const& ctx) {
      return answer_invitation(unit, ctx, id, person_id{who}, {what});
    });
  };
  REQUIRE(says("facilitator", expert_answer::declined).has_value());
  CHECK(w.told({.kind = mail_kind::lead_request}) == "deputy");
  auto const by = w.request_to("deputy").answer_by;
  REQUIRE(by < first_cutoff());
  w.live_until(by - 1s);
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).empty());
  w.live_until(by);
  CHECK(w.told({.kind = mail_kind::owner_without_lead}) == "owner");
  w.live_until(first_cutoff() - 1s);
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 1);
  w.live_until(first_cutoff());
  CHECK(w.told({.kind = mail_kind::owner_without_lead}) == "owner owner");
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  w.live_until(first_start() - 1h);
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 2);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R35: when nobody is left to ask the owner hears at once, and again at the decision") {
  rota_world w;
  w.book("presenter_fi", first_hour);
  auto const id = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return answer_invitation(unit, ctx, id, {"facilitator"}, {expert_answer::declined});
  });
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).empty());
  REQUIRE(w.decline("deputy").has_value());
  CHECK(w.told({.kind = mail_kind::owner_without_lead}) == "owner");
  w.live_until(first_cutoff() - 1s);
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 1);
  w.live_until(first_cutoff());
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 2);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  w.live_until(first_start() - 1h);
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 2);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R35: a lead found after the first word ends it; lost again, it is said again") {
  rota_world w;
  w.book("presenter_fi", first_hour);
  auto const id = w.hour(first_hour).id;
  auto const says = [&](expert_answer what) {
    w.put_time(w.now() + 1min);
    return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return answer_invitation(unit, ctx, id, {"facilitator"}, {what});
    });
  };
  REQUIRE(says(expert_answer::declined).has_value());
  REQUIRE(w.decline("deputy").has_value());
  REQUIRE(says(expert_answer::accepted).has_value());
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 1);
  REQUIRE(says(expert_answer::declined).has_value());
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 2);
  REQUIRE(says(expert_answer::accepted).has_value());
  w.live_until(first_cutoff());
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).size() == 2);
}

TEST_CASE("R35: a deputy who says yes leads, and the owner hears nothing") {
  rota_world w;
  w.book("presenter_fi", first_hour);
  auto const id = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return answer_invitation(unit, ctx, id, {"facilitator"}, {expert_answer::declined});
  });
  REQUIRE(w.accept("deputy").has_value());
  auto const mails = w.mails({.kind = mail_kind::expert_accepted});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().address == world::address_of("deputy"));
  CHECK(mails.front().parameters.contains("leads"));
  CHECK(mails.front().parameters.at("path") == "/hours/" + id.value);
  w.live_until(first_cutoff());
  CHECK(w.mails({.kind = mail_kind::owner_without_lead}).empty());
  CHECK(w.contradictions() == "");
}
