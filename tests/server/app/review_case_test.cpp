// SPDX-License-Identifier: Apache-2.0
#include "server/app/review_case.hpp"

#include "server/app/access.hpp"
#include "server/app/hide_case.hpp"
#include "server/app/move_case.hpp"
#include "server/app/snapshot.hpp"
#include "tests/server/app/review_support.hpp"

using namespace matala::tests;

namespace {

constexpr auto asked = mail_kind::facilitator_review_asked;
constexpr auto returned = mail_kind::case_returned;
constexpr auto refused = app_errc::invalid_transition;

// A world with a case of presenter_fi that awaits review.
class awaiting_world : public review_world {
 public:
  awaiting_world() : own(book("presenter_fi", first_hour)) {}
  booking own;
};

std::string of_length(int characters) {
  std::string text;
  for (int i = 0; i < characters; ++i) text += "ä";
  return text;
}

}  // namespace

TEST_CASE("R12: where the presenter alone releases a case, nobody is asked and nothing waits") {
  open_world w;
  auto const own = w.book("presenter_fi", first_hour);
  auto const subject = w.read([&](unit_of_work const& unit) { return unit.cases().find(own.subject).value(); });
  CHECK(subject.review == review_state::not_needed);
  CHECK(is_released(subject));
  CHECK(w.mails({.kind = asked}).empty());
  auto const done = w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    CHECK(approve_case(unit, ctx, own.id, subject.version) == std::unexpected(refused));
    CHECK(send_case_again(unit, ctx, own.id) == std::unexpected(refused));
    return return_case(unit, ctx, own.id, subject.version, "Peitä lisää.");
  });
  CHECK(done == std::unexpected(refused));
}

TEST_CASE("R12: a case that awaits review counts, and who checks it is told once") {
  awaiting_world w;
  CHECK(w.review_of(w.own) == review_state::awaiting);
  CHECK_FALSE(is_released(w.subject_of(w.own)));
  CHECK(w.need_of(first_hour) == 1);
  CHECK(w.told({.kind = asked}) == "deputy facilitator");
  auto const mail = w.mails({.kind = asked, .to = "facilitator"}).front();
  CHECK(mail.method == calendar_method::none);
  CHECK(mail.parameters.at("path") == "/hours/" + w.own.occurrence.value + "/manage");
  w.live_until(first_cutoff());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.mails({.kind = asked}).size() == 2);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R12: approved, a case is released, and that is remembered once") {
  awaiting_world w;
  auto const revision = w.hour(first_hour).revision;
  REQUIRE(w.approve(w.own, "deputy").has_value());
  CHECK(w.review_of(w.own) == review_state::approved);
  CHECK(is_released(w.subject_of(w.own)));
  CHECK(w.hour(first_hour).revision == revision + 1);
  REQUIRE(w.approve(w.own).has_value());
  CHECK(w.audited(audit_action::case_approved, w.own.subject.value) == 1);
  CHECK(w.need_of(first_hour) == 1);
  CHECK(w.give_back(w.own) == std::unexpected(refused));
}

TEST_CASE("R12: a returned case keeps its place and does not count until it is sent again") {
  awaiting_world w;
  REQUIRE(w.give_back(w.own).has_value());
  CHECK(w.review_of(w.own) == review_state::returned);
  CHECK(w.subject_of(w.own).comment == "Peitä työnantaja.");
  CHECK(w.cases_in(first_hour) == 1);
  CHECK(w.need_of(first_hour) == 0);
  CHECK(w.told({.kind = returned}) == "presenter_fi");
  auto const mail = w.mails({.kind = returned}).front();
  CHECK(mail.parameters.at("path") == "/bookings");
  for (auto const& [name, value] : mail.parameters) CHECK(value.find("työnantaja") == std::string::npos);
  CHECK(w.audited(audit_action::case_returned, w.own.subject.value) == 1);
  CHECK(w.give_back(w.own) == std::unexpected(refused));

  REQUIRE(w.send_again(w.own).has_value());
  CHECK(w.review_of(w.own) == review_state::awaiting);
  CHECK(w.subject_of(w.own).comment.empty());
  CHECK(w.need_of(first_hour) == 1);
  CHECK(w.mails({.kind = asked, .to = "facilitator"}).size() == 2);
  CHECK(w.audited(audit_action::case_sent_again, w.own.subject.value) == 1);
  CHECK(w.send_again(w.own) == std::unexpected(refused));

  REQUIRE(w.give_back(w.own, "Peitä vielä ikä.").has_value());
  CHECK(w.mails({.kind = returned, .to = "presenter_fi"}).size() == 2);
  REQUIRE(w.approve(w.own).has_value());
  CHECK(w.subject_of(w.own).comment.empty());
  CHECK(w.need_of(first_hour) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R12: a comment has words, and at most 300 characters") {
  awaiting_world w;
  CHECK(w.give_back(w.own, " \n ") == std::unexpected(app_errc::reason_required));
  CHECK(w.give_back(w.own, of_length(301)) == std::unexpected(app_errc::invalid_input));
  CHECK(w.review_of(w.own) == review_state::awaiting);
  REQUIRE(w.give_back(w.own, of_length(300)).has_value());
  REQUIRE(w.send_again(w.own).has_value());
  CHECK(w.give_back(w.own, of_length(299)).has_value());
}

TEST_CASE("R12: at the decision a returned case does not keep the hour, and moves as it is") {
  awaiting_world w;
  REQUIRE(w.give_back(w.own).has_value());
  w.live_until(first_cutoff());
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  auto const latest = w.latest(w.own.subject).value();
  CHECK(latest.occurrence == w.hour(second_hour).id);
  CHECK(w.review_of(latest) == review_state::returned);
  CHECK(w.subject_of(latest).comment == "Peitä työnantaja.");
  CHECK(w.need_of(second_hour) == 0);
  REQUIRE(w.send_again(latest).has_value());
  CHECK(w.need_of(second_hour) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R12: an urgent case that was returned does not keep the hour either") {
  review_world w;
  booking_request const request{.occurrence = w.hour(first_hour).id,
                                .subject = {.text = some_text("Miten?"), .lang = language::fi, .age_band = ""},
                                .urgent = urgency::situation_worsens};
  auto const own =
      w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request); });
  REQUIRE(own.has_value());
  REQUIRE(w.give_back(*own).has_value());
  w.live_until(first_cutoff());
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
}

TEST_CASE("R12: in an hour that is held it stays returned, and can be approved until the end") {
  struct row {
    instant when;
    bool possible;
  };
  for (auto const& [when, possible] :
       {row{first_cutoff(), true}, row{first_start(), true}, row{first_end() - 1s, true}, row{first_end(), false}}) {
    awaiting_world w;
    w.book("presenter_sv", first_hour);
    REQUIRE(w.give_back(w.own).has_value());
    w.live_until(first_cutoff());
    REQUIRE(w.hour(first_hour).state == occurrence_state::confirmed);
    w.live_until(when);
    CHECK(w.review_of(w.own) == review_state::returned);
    CHECK(w.approve(w.own).has_value() == possible);
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("R12: returning the only case of a confirmed hour leaves the hour as it was told") {
  awaiting_world w;
  w.live_until(first_cutoff());
  REQUIRE(w.give_back(w.own).has_value());
  w.live_until(first_lock());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R12: with the last case that counts a confirmed hour goes, and the returned one moves") {
  awaiting_world w;
  auto const other = w.book("presenter_sv", first_hour);
  REQUIRE(w.give_back(w.own).has_value());
  w.live_until(first_cutoff());
  REQUIRE(withdraw(w, other).has_value());
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.latest(w.own.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R12: withdrawing a returned case takes no need away") {
  awaiting_world w;
  w.book("presenter_sv", first_hour);
  REQUIRE(w.give_back(w.own).has_value());
  w.live_until(first_cutoff());
  REQUIRE(withdraw(w, w.own).has_value());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.need_of(first_hour) == 1);
  CHECK(w.subject_of(w.own).comment.empty());
  CHECK_FALSE(has_text(w.subject_of(w.own)));
}

TEST_CASE("R12: a case on the waitlist is checked like one with a place, and counts like it") {
  review_world w;
  for (auto const* name : {"a", "b", "c"}) {
    w.add_person(name, language::fi);
    w.book(name, first_hour);
  }
  auto const waiting = join(w, "presenter_fi", first_hour);
  CHECK(w.review_of(waiting) == review_state::awaiting);
  CHECK(w.mails({.kind = asked, .to = "deputy"}).size() == 4);
  CHECK(w.need_of(first_hour) == 4);
  REQUIRE(w.give_back(waiting).has_value());
  CHECK(w.need_of(first_hour) == 3);
  CHECK(line_of(w, first_hour) == "presenter_fi");
  REQUIRE(w.approve(waiting).has_value());
  CHECK(w.need_of(first_hour) == 4);
}

TEST_CASE("R12: a late case awaits review, and the facilitators are told of it as of every late one") {
  awaiting_world w;
  w.live_until(first_lock());
  auto const late = w.book("presenter_sv", first_hour, scheduler::booking_kind::late);
  CHECK(w.review_of(late) == review_state::awaiting);
  CHECK(w.told({.kind = mail_kind::facilitator_late_booking}) == "deputy facilitator");
  CHECK(w.mails({.kind = asked}).size() == 2);
  CHECK(w.approve(late).has_value());
}

TEST_CASE("R12: what was masked since, or is hidden, is not what was read") {
  awaiting_world w;
  auto const version = w.subject_of(w.own).version;
  REQUIRE(w.give_back(w.own).has_value());
  REQUIRE(w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) {
             return mask_case(unit, ctx, w.own.id, version, some_text("Miten [nimi]?"));
           }).has_value());
  CHECK(w.review_of(w.own) == review_state::returned);
  CHECK(w.subject_of(w.own).comment == "Peitä työnantaja.");
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    CHECK(approve_case(unit, ctx, w.own.id, version) == std::unexpected(app_errc::stale_revision));
  });
  REQUIRE(w.send_again(w.own).has_value());
  REQUIRE(w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
             return hide_case(unit, ctx, w.own.id);
           }).has_value());
  CHECK(w.approve(w.own) == std::unexpected(refused));
  CHECK(w.give_back(w.own) == std::unexpected(refused));
}

TEST_CASE("R12: more is masked by the presenter only while the case is returned") {
  awaiting_world w;
  auto const mask = [&] {
    return w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) {
      return mask_case(unit, ctx, w.own.id, w.subject_of(w.own).version, some_text("Miten?"));
    });
  };
  CHECK(mask() == std::unexpected(refused));
  REQUIRE(w.give_back(w.own).has_value());
  CHECK(mask().has_value());
  REQUIRE(w.approve(w.own).has_value());
  CHECK(mask() == std::unexpected(refused));
}

TEST_CASE("R41: nobody is their own second pair of eyes; where no other facilitates, the owner checks") {
  review_world w;
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  auto const own = w.book("facilitator", first_hour);
  CHECK(w.told({.kind = asked}) == "deputy");
  auto const may = [&](std::string const& who) {
    return w.read([&](unit_of_work const& unit) {
      return check_access(unit, unit.people().find(person_id{who}), access::reviewer, own.id, 1).has_value();
    });
  };
  CHECK_FALSE(may("facilitator"));
  CHECK(may("deputy"));
  for (auto const* who : {"owner", "core_fi", "presenter_fi", "administrator"}) CHECK_FALSE(may(who));
  w.data().transact([&](unit_of_work& unit) { unit.people().remove_grant(w.granting("deputy", role::deputy)); });
  CHECK(may("owner"));
  w.book("facilitator", second_hour);
  CHECK(w.told({.kind = asked, .hour = w.hour(second_hour).id}) == "owner");
}

TEST_CASE("R12: a case from a series without review awaits one where it comes to") {
  review_world w;
  w.data().transact([&](unit_of_work& unit) {
    auto elsewhere = unit.all_series().find(world::tuesdays()).value();
    elsewhere.id = {"elsewhere"};
    elsewhere.review = case_review::presenter;
    unit.all_series().save(elsewhere);
  });
  w.tick();
  auto const far =
      w.read([](unit_of_work const& unit) { return unit.occurrences().find({"elsewhere"}, first_hour).value(); });
  booking_request const request{.occurrence = far.id,
                                .subject = {.text = some_text("Miten?"), .lang = language::fi, .age_band = ""}};
  auto const own =
      w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request); });
  REQUIRE(own.has_value());
  CHECK(w.review_of(*own) == review_state::not_needed);
  // Its series ends, so that it stands nowhere.
  w.data().transact([&](unit_of_work& unit) { unit.bookings().set_state(own->id, booking_state::moved); });
  REQUIRE(w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) {
             return move_case(unit, ctx, own->id, w.hour(first_hour).id);
           }).has_value());
  CHECK(w.review_of(*own) == review_state::awaiting);
  CHECK(w.told({.kind = asked}) == "deputy facilitator");
}

TEST_CASE("R12: an hour that was caught up without cases has one again when it is approved") {
  awaiting_world w;
  REQUIRE(w.give_back(w.own).has_value());
  w.sleep_until(first_lock() + 1h);
  REQUIRE(w.hour(first_hour).question == open_question::no_cases_after_lock);
  REQUIRE(w.approve(w.own).has_value());
  CHECK(w.hour(first_hour).question == open_question::none);
}

TEST_CASE("the review of what is not there is not found, and that of a text that is gone is over") {
  awaiting_world w;
  w.by("facilitator", [](unit_of_work& unit, context const& ctx) {
    auto const missing = std::unexpected(app_errc::not_found);
    CHECK(approve_case(unit, ctx, {"nothing"}, 1) == missing);
    CHECK(return_case(unit, ctx, {"nothing"}, 1, "Peitä.") == missing);
    CHECK(send_case_again(unit, ctx, {"nothing"}) == missing);
  });
  REQUIRE(withdraw(w, w.own).has_value());
  CHECK(w.approve(w.own) == std::unexpected(refused));
}
