// SPDX-License-Identifier: Apache-2.0
#include "server/app/waitlist.hpp"

#include "server/app/hide_case.hpp"
#include "server/app/snapshot.hpp"
#include "tests/server/app/waitlist_support.hpp"

using namespace matala::tests;

TEST_CASE("R23: a full hour takes a case on its waitlist, which counts as need and is told so without a calendar") {
  full_world w;
  auto const before = w.hour(first_hour).revision;
  auto const made = join(w, "d", first_hour);
  CHECK(made.state == booking_state::waiting);
  CHECK(made.place == 0);
  CHECK(w.cases_in(first_hour) == 3);
  CHECK(line_of(w, first_hour) == "d");
  CHECK(w.hour(first_hour).revision == before + 1);
  auto const mails = w.mails({.to = "d"});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().kind == mail_kind::waitlist_joined);
  CHECK(mails.front().method == calendar_method::none);
  CHECK(w.audited(audit_action::case_waits, made.id.value) == 1);
  auto const view = w.read([&](unit_of_work const& unit) { return view_of(unit, w.hour(first_hour)); });
  CHECK(view.taken == 3);
  CHECK(view.need == 4);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R23: nobody waits where a place is free, where booking is closed, or beyond the limit of cases") {
  full_world w;
  REQUIRE(withdraw(w, w.held.back()).has_value());
  auto const before = traces_of(w, first_hour);
  CHECK(refusal(try_to_join(w, "d", first_hour)) == app_errc::place_free);
  CHECK(traces_of(w, first_hour) == before);
  w.book("d", first_hour);
  join(w, "d", first_hour);
  CHECK(refusal(try_to_join(w, "d", first_hour)) == app_errc::too_many_cases);
  auto const refused = try_to_join(w, "d", first_hour);
  CHECK(refused.error().next.has_value());
  w.live_until(first_cutoff() - 1s);
  join(w, "e", first_hour);
  w.live_until(first_cutoff());
  CHECK(refusal(try_to_join(w, "f", first_hour)) == app_errc::cutoff_passed);
}

TEST_CASE("R22: joining twice with the same key is once") {
  full_world w;
  auto const first = try_to_join(w, "d", first_hour, urgency::not_urgent, "key");
  auto const again = try_to_join(w, "d", first_hour, urgency::not_urgent, "key");
  REQUIRE(again.has_value());
  CHECK(first->id == again->id);
  CHECK(line_of(w, first_hour) == "d");
}

TEST_CASE("R23: until the cut-off a place that becomes free goes at once to the urgent, then to the longest waiting") {
  full_world w;
  auto const ordinary = join(w, "d", first_hour);
  w.live_until(first_cutoff() - 1h);
  auto const second = join(w, "e", first_hour);
  auto const urgent = join(w, "f", first_hour, urgency::situation_worsens);
  CHECK(line_of(w, first_hour) == "f d e");
  REQUIRE(withdraw(w, w.held[1]).has_value());
  CHECK(w.find(urgent.id).state == booking_state::booked);
  CHECK(w.find(urgent.id).place == 2);
  w.live_until(first_cutoff() - 1s);
  REQUIRE(withdraw(w, w.held[0]).has_value());
  CHECK(w.find(ordinary.id).state == booking_state::booked);
  CHECK(w.find(second.id).state == booking_state::waiting);
  CHECK(w.cases_in(first_hour) == 3);
  CHECK(w.told({.kind = mail_kind::waitlist_promoted, .method = calendar_method::request}) == "d f");
  CHECK(w.audited(audit_action::case_promoted, urgent.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R23: from the cut-off on a free place is offered for two working hours, then to the next in line") {
  full_world w;
  auto const first = join(w, "d", first_hour);
  auto const second = join(w, "e", first_hour);
  w.live_until(first_cutoff());
  REQUIRE(withdraw(w, w.held[0]).has_value());
  CHECK(w.cases_in(first_hour) == 2);
  CHECK(w.told({.kind = mail_kind::waitlist_offer}) == "d");
  CHECK(w.find(first.id).wait->offer_ends == first_cutoff() + 2h);
  CHECK(answer(w, second, offer_answer::accept) == std::unexpected(app_errc::invalid_transition));

  w.live_until(first_cutoff() + 2h - 1s);
  CHECK(w.told({.kind = mail_kind::waitlist_offer}) == "d");
  w.live_until(first_cutoff() + 2h);
  CHECK(w.told({.kind = mail_kind::waitlist_offer}) == "d e");
  CHECK(answer(w, first, offer_answer::accept) == std::unexpected(app_errc::invalid_transition));
  // An offer lasts to the decision at most.
  CHECK(w.find(second.id).wait->offer_ends == w.hour(first_hour).clock.decide);
  REQUIRE(answer(w, second, offer_answer::accept).has_value());
  CHECK(w.find(second.id).place == 1);
  CHECK(w.told({.kind = mail_kind::waitlist_promoted}) == "e");
  CHECK(w.contradictions() == "");
}

TEST_CASE("R23: an offer that is declined goes to the next at once, and who declined is moved at the decision") {
  full_world w;
  auto const first = join(w, "d", first_hour);
  join(w, "e", first_hour);
  w.live_until(first_cutoff());
  REQUIRE(withdraw(w, w.held[0]).has_value());
  REQUIRE(answer(w, first, offer_answer::decline).has_value());
  CHECK(w.told({.kind = mail_kind::waitlist_offer}) == "d e");
  CHECK(w.audited(audit_action::offer_declined, first.id.value) == 1);
  CHECK(answer(w, first, offer_answer::decline) == std::unexpected(app_errc::invalid_transition));
  w.live_until(w.hour(first_hour).clock.decide);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(line_of(w, first_hour).empty());
  CHECK(w.latest(first.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.latest(first.subject)->offer == move_offer::awaiting);
  CHECK(w.told({.kind = mail_kind::case_moved, .hour = w.hour(second_hour).id}) == "d e");
  CHECK(w.contradictions() == "");
}

TEST_CASE("R23: who is left at the decision is moved, also when the server slept through it") {
  full_world w;
  auto const waiting = join(w, "d", first_hour);
  w.sleep_until(first_lock() + 1h);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.find(waiting.id).state == booking_state::moved);
  CHECK(w.latest(waiting.subject)->state == booking_state::booked);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R24: a case moved past a full hour heads its waitlist before the urgent, and changes over when it gets in") {
  full_world w;
  REQUIRE(withdraw(w, w.held[1]).has_value());
  REQUIRE(withdraw(w, w.held[2]).has_value());
  std::vector<booking> next;
  for (auto const* name : {"b", "c", "d"}) next.push_back(w.book(name, second_hour));
  auto const urgent = join(w, "e", second_hour, urgency::decision_blocked);
  auto const moved = w.held[0];
  auto const id = w.hour(first_hour).id;
  w.by("facilitator",
       [&](unit_of_work& unit, context const& ctx) { return cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt); });
  CHECK(w.latest(moved.subject)->occurrence == w.hour(third_hour).id);
  CHECK(line_of(w, second_hour) == "a e");
  CHECK(w.contradictions() == "");

  SUBCASE("a place becomes free") {
    REQUIRE(withdraw(w, next[1]).has_value());
    CHECK(w.latest(moved.subject)->occurrence == w.hour(second_hour).id);
    CHECK(w.cases_in(second_hour) == 3);
    CHECK(w.cases_in(third_hour) == 0);
    CHECK(w.told({.method = calendar_method::cancel, .hour = w.hour(third_hour).id}) == "a");
    CHECK(line_of(w, second_hour) == "e");
  }
  SUBCASE("none does: the later place stays, and who has none is moved") {
    w.live_until(w.hour(second_hour).clock.decide);
    CHECK(line_of(w, second_hour).empty());
    CHECK(w.latest(moved.subject)->occurrence == w.hour(third_hour).id);
    CHECK(w.latest(moved.subject)->moves == 1);
    CHECK(w.latest(urgent.subject)->occurrence == w.hour(third_hour).id);
    CHECK(w.cases_in(third_hour) == 2);
  }
  SUBCASE("the presenter leaves the line and keeps the later place") {
    auto const waits = w.read([&](unit_of_work const& unit) { return unit.bookings().waiting_of_case(moved.subject); });
    REQUIRE(withdraw(w, waits.front()).has_value());
    CHECK(line_of(w, second_hour) == "e");
    CHECK(w.cases_in(third_hour) == 1);
    CHECK(w.read([&](unit_of_work const& unit) { return has_text(unit.cases().find(moved.subject).value()); }));
  }
  SUBCASE("the presenter withdraws the case, which then waits nowhere") {
    REQUIRE(withdraw(w, w.latest(moved.subject).value()).has_value());
    CHECK(line_of(w, second_hour) == "e");
    CHECK(w.cases_in(third_hour) == 0);
  }
  CHECK(w.contradictions() == "");
}

TEST_CASE("R21: a presenter leaves the waitlist without a reason, and the text is gone") {
  full_world w;
  auto const own = join(w, "d", first_hour);
  REQUIRE(withdraw(w, own).has_value());
  CHECK(w.find(own.id).state == booking_state::withdrawn);
  auto const stored = w.read([&](unit_of_work const& unit) { return unit.cases().find(own.subject).value(); });
  CHECK_FALSE(has_text(stored));
  CHECK(w.audited(audit_action::waitlist_left, own.id.value) == 1);
  CHECK(withdraw(w, own) == std::unexpected(app_errc::invalid_transition));
}

TEST_CASE("R23: who leaves the line lets the place that was offered go to the next") {
  full_world w;
  auto const first = join(w, "d", first_hour);
  join(w, "e", first_hour);
  w.live_until(first_cutoff());
  REQUIRE(withdraw(w, w.held[0]).has_value());
  REQUIRE(withdraw(w, first).has_value());
  CHECK(w.told({.kind = mail_kind::waitlist_offer}) == "d e");
}

TEST_CASE("R38: a case that waits can be hidden and removed") {
  full_world w;
  auto const own = join(w, "d", first_hour);
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) { return remove_case(unit, ctx, own.id); });
  CHECK(w.find(own.id).state == booking_state::withdrawn);
  CHECK(line_of(w, first_hour).empty());
}

TEST_CASE("R15: an urgent case keeps the machine from cancelling for want of others") {
  for (auto const urgent : {urgency::not_urgent, urgency::children_concerned}) {
    CAPTURE(to_string(urgent));
    world w{[](scheduler::series_rule& rule) { rule.min_cases = 2; }};
    w.live_until(first_cutoff() - 1h);
    booking_request const request{.occurrence = w.hour(first_hour).id,
                                  .subject = {.text = some_text("Miten?"), .lang = language::fi, .age_band = ""},
                                  .urgent = urgent};
    auto const made =
        w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request); });
    REQUIRE(made.has_value());
    CHECK(w.find(made->id).urgent == urgent);
    w.live_until(first_cutoff());
    bool const blocks = urgent != urgency::not_urgent;
    CHECK(w.hour(first_hour).state == (blocks ? occurrence_state::confirmed : occurrence_state::cancelled));
    CHECK(w.latest(made->subject)->urgent == urgent);
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("the timer finds nothing left to do when it looks again at once") {
  full_world w;
  join(w, "d", first_hour);
  join(w, "e", first_hour);
  w.live_until(first_cutoff());
  REQUIRE(withdraw(w, w.held[0]).has_value());
  w.put_time(first_cutoff() + 2h);
  CHECK(w.tick().occurrences == 1);
  auto const revision = w.hour(first_hour).revision;
  CHECK(w.tick().occurrences == 0);
  CHECK(w.hour(first_hour).revision == revision);
}

TEST_CASE("R24: a moved case that waits in the next hour already moves up in its line and stands there once") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(first_cutoff() - 1h);
  static_cast<void>(w.book("presenter_fi", second_hour));
  auto const own = w.book("presenter_sv", first_hour);
  static_cast<void>(join(w, "presenter_en", second_hour, urgency::deadline_before_next_hour));
  auto const leave = [&](scheduler::date nominal) {
    auto const id = w.hour(nominal).id;
    w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return cancel_hour(unit, ctx, id, "Sairastapaus", std::nullopt);
    });
  };
  leave(first_hour);
  REQUIRE(line_of(w, second_hour) == "presenter_sv presenter_en");
  auto const again = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    REQUIRE(reinstate_hour(unit, ctx, again, scheduler::short_notice::not_confirmed, std::nullopt).has_value());
    return true;
  });
  auto const now_at = w.latest(own.subject).value();
  w.by("presenter_sv", [&](unit_of_work& unit, context const& ctx) {
    head_next_waitlist(unit, ctx, w.hour(again), now_at);
    return true;
  });
  CHECK(line_of(w, second_hour) == "presenter_sv presenter_en");
}
