// SPDX-License-Identifier: Apache-2.0
#include "server/app/book_place.hpp"

#include "server/app/facilitate.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/support/world.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;
using scheduler::booking_kind;

namespace {

auto const opening = local(std::chrono::March / 2 / 2027, 9h);
auto const cutoff = local(std::chrono::March / 25 / 2027, 12h);
auto const start = local(first_hour, 9h);

class open_world : public world {
 public:
  open_world() { live_until(opening); }
};

// What must not have changed when a booking was refused.
struct traces {
  int cases;
  std::size_t mails;
  int revision;

  bool operator==(traces const&) const = default;
};

traces traces_of(world const& w, scheduler::date nominal) {
  return {w.cases_in(nominal), w.mails({}).size(), w.hour(nominal).revision};
}

app_errc refusal(std::expected<booking, booking_refusal> const& answer) {
  REQUIRE_FALSE(answer.has_value());
  return answer.error().code;
}

}  // namespace

TEST_CASE("a booking takes the lowest place, keeps the text and sends its presenter a REQUEST") {
  open_world w;
  auto const made = w.book("presenter_sv", first_hour);
  CHECK(made.place == 1);
  CHECK(made.state == booking_state::booked);
  CHECK(made.presenter == person_id{"presenter_sv"});
  CHECK(w.book("presenter_fi", first_hour).place == 2);
  auto const subject = w.read([&](unit_of_work const& unit) { return unit.cases().find(made.subject).value(); });
  CHECK(subject.text.front() == "Miten tästä eteenpäin?");
  CHECK(subject.code.starts_with("K-"));
  auto const mails = w.mails({.kind = mail_kind::booking_confirmation, .to = "presenter_sv"});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().method == calendar_method::request);
  CHECK(mails.front().uid == w.hour(first_hour).uid);
  CHECK(mails.front().lang == language::sv);
  CHECK(mails.front().parameters.at("case_code") == subject.code);
  CHECK(w.audited(audit_action::case_booked, made.id.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("no mail says a word of the case") {
  open_world w;
  REQUIRE(w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "", "Kanarialintu").has_value());
  w.live_until(cutoff);
  for (auto const& mail : w.mails({})) {
    for (auto const& [name, value] : mail.parameters) CHECK(value.find("Kanarialintu") == std::string::npos);
  }
}

TEST_CASE("ordinary booking is open from t_open until just before the cut-off") {
  struct row {
    instant when;
    std::optional<app_errc> refused;
  };
  row const rows[] = {{opening - 1s, app_errc::not_open_yet},
                      {opening, std::nullopt},
                      {cutoff - 1s, std::nullopt},
                      {cutoff, app_errc::cutoff_passed},
                      {cutoff + 1s, app_errc::cutoff_passed}};
  for (auto const& [when, refused] : rows) {
    CAPTURE(when.time_since_epoch().count());
    world w;
    // The timer is a moment behind at the cut-off: the server's clock decides, not the state.
    w.live_until(std::min(when, cutoff - 1s));
    w.put_time(when);
    auto const before = traces_of(w, first_hour);
    auto const answer = w.try_to_book("presenter_fi", first_hour);
    CHECK(answer.has_value() == !refused.has_value());
    if (refused) {
      CHECK(refusal(answer) == *refused);
      CHECK(traces_of(w, first_hour) == before);
    }
  }
}

TEST_CASE("a booking at the last moment and the decision after it agree") {
  world w;
  w.live_until(cutoff - 1s);
  w.book("presenter_fi", first_hour);
  w.live_until(cutoff);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(refusal(w.try_to_book("presenter_sv", first_hour)) == app_errc::occurrence_decided);
  CHECK(w.contradictions() == "");
}

TEST_CASE("between cut-off and decision even a request marked late is refused") {
  world w{[](scheduler::series_rule& rule) { rule.decide_after = 30min; }};
  w.live_until(cutoff);
  REQUIRE(w.hour(first_hour).state == occurrence_state::closed);
  for (auto const kind : {booking_kind::ordinary, booking_kind::late}) {
    CHECK(refusal(w.try_to_book("presenter_fi", first_hour, kind)) == app_errc::cutoff_passed);
  }
}

TEST_CASE("a late booking is possible in a confirmed hour until an hour before its start") {
  struct row {
    instant when;
    std::optional<app_errc> refused;
  };
  row const rows[] = {
      {cutoff, std::nullopt}, {start - 60min - 1s, std::nullopt}, {start - 60min, app_errc::cutoff_passed}};
  for (auto const& [when, refused] : rows) {
    CAPTURE(when.time_since_epoch().count());
    world w;
    w.live_until(cutoff - 1h);
    w.book("presenter_fi", first_hour);
    w.live_until(when);
    auto const before = traces_of(w, first_hour);
    auto const answer = w.try_to_book("presenter_sv", first_hour, booking_kind::late);
    CHECK(answer.has_value() == !refused.has_value());
    CHECK(w.told({.kind = mail_kind::facilitator_late_booking}) == (refused ? "" : "deputy facilitator"));
    if (refused) {
      CHECK(refusal(answer) == *refused);
      CHECK(traces_of(w, first_hour) == before);
    } else {
      CHECK(w.audited(audit_action::case_booked_late, answer->id.value) == 1);
      CHECK(w.mails({.kind = mail_kind::booking_confirmation, .to = "presenter_sv"}).size() == 1);
    }
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("facilitators hear of each late booking") {
  world w;
  w.live_until(cutoff - 1h);
  w.book("presenter_fi", first_hour);
  w.live_until(cutoff);
  w.book("presenter_sv", first_hour, booking_kind::late);
  w.book("presenter_en", first_hour, booking_kind::late);
  CHECK(w.told({.kind = mail_kind::facilitator_late_booking}) == "deputy deputy facilitator facilitator");
}

TEST_CASE("a late case answers the question what to do with an hour without cases") {
  world w;
  w.live_until(cutoff - 1h);
  w.sleep_until(local(std::chrono::March / 25 / 2027, 15h));
  REQUIRE(w.hour(first_hour).question == open_question::no_cases_after_lock);
  w.book("presenter_fi", first_hour, booking_kind::late);
  CHECK(w.hour(first_hour).question == open_question::none);
}

TEST_CASE("a cancelled hour takes no booking, late or not") {
  world w;
  w.live_until(cutoff);
  for (auto const kind : {booking_kind::ordinary, booking_kind::late}) {
    auto const answer = w.try_to_book("presenter_fi", first_hour, kind);
    CHECK(refusal(answer) == app_errc::occurrence_cancelled);
    REQUIRE(answer.error().next.has_value());
    CHECK(answer.error().next->nominal == second_hour);
  }
}

TEST_CASE("one presenter has two cases in an hour at most") {
  open_world w;
  w.book("presenter_fi", first_hour);
  w.book("presenter_fi", first_hour);
  auto const before = traces_of(w, first_hour);
  CHECK(refusal(w.try_to_book("presenter_fi", first_hour)) == app_errc::too_many_cases);
  CHECK(traces_of(w, first_hour) == before);
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  CHECK(w.try_to_book("presenter_fi", second_hour).has_value());
  CHECK(w.contradictions() == "");
}

TEST_CASE("a full hour offers the next one that has room, and full is said before too many") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 2; }};
  w.live_until(local(std::chrono::March / 16 / 2027, 9h));
  for (auto const nominal : {first_hour, second_hour}) {
    w.book("presenter_fi", nominal);
    w.book("presenter_fi", nominal);
  }
  auto const before = traces_of(w, first_hour);
  for (auto const* who : {"presenter_sv", "presenter_fi"}) {
    CAPTURE(who);
    auto const answer = w.try_to_book(who, first_hour);
    CHECK(refusal(answer) == app_errc::occurrence_full);
    REQUIRE(answer.error().next.has_value());
    CHECK(answer.error().next->nominal == third_hour);
  }
  CHECK(traces_of(w, first_hour) == before);
}

TEST_CASE("with no later hour open a full one offers nothing") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(opening);
  w.book("presenter_fi", first_hour);
  auto const answer = w.try_to_book("presenter_sv", first_hour);
  CHECK(refusal(answer) == app_errc::occurrence_full);
  CHECK_FALSE(answer.error().next.has_value());
}

TEST_CASE("the same key gives the same booking, even after the hour is full and closed") {
  world w{[](scheduler::series_rule& rule) { rule.capacity = 1; }};
  w.live_until(opening);
  auto const first = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
  REQUIRE(first.has_value());
  for (auto const when : {opening + 1s, cutoff, start}) {
    w.live_until(when);
    auto const mails = w.mails({}).size();
    auto const again = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
    REQUIRE(again.has_value());
    CHECK(again->id == first->id);
    CHECK(w.mails({}).size() == mails);
  }
  CHECK(w.cases_in(first_hour) == 1);
}

TEST_CASE("the same key for another text or another hour is refused") {
  open_world w;
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  REQUIRE(w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key").has_value());
  CHECK(refusal(w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key", "Toinen kysymys")) ==
        app_errc::idempotency_mismatch);
  CHECK(refusal(w.try_to_book("presenter_fi", second_hour, booking_kind::ordinary, "key")) ==
        app_errc::idempotency_mismatch);
  CHECK(w.cases_in(first_hour) == 1);
  CHECK(w.cases_in(second_hour) == 0);
}

TEST_CASE("a key belongs to its person, and without a key nothing is remembered") {
  open_world w;
  auto const mine = w.try_to_book("presenter_fi", first_hour, booking_kind::ordinary, "key");
  auto const theirs = w.try_to_book("presenter_sv", first_hour, booking_kind::ordinary, "key");
  REQUIRE(theirs.has_value());
  CHECK(theirs->id != mine->id);
  CHECK(w.book("presenter_en", first_hour).id != theirs->id);
}

TEST_CASE("who has not acknowledged the ground rules in force cannot book") {
  open_world w;
  w.rules().ground_rules_version = 2;
  auto const before = traces_of(w, first_hour);
  CHECK(refusal(w.try_to_book("presenter_fi", first_hour)) == app_errc::not_acknowledged_rules);
  CHECK(traces_of(w, first_hour) == before);
  w.data().transact([&](unit_of_work& unit) { unit.people().acknowledge({"presenter_fi"}, 2, w.now()); });
  CHECK(w.try_to_book("presenter_fi", first_hour).has_value());
}

TEST_CASE("nobody books without being somebody, and an hour that is not there is not found") {
  open_world w;
  booking_request request{.occurrence = w.hour(first_hour).id,
                          .subject = {.text = some_text("Miten?"), .lang = language::fi, .age_band = ""},
                          .kind = booking_kind::ordinary,
                          .idempotency_key = ""};
  auto const by_machine = w.data().transact([&](unit_of_work& unit) { return book_place(unit, w.machine(), request); });
  CHECK(refusal(by_machine) == app_errc::not_signed_in);
  request.occurrence = {"elsewhere"};
  auto const nowhere =
      w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return book_place(unit, ctx, request); });
  CHECK(refusal(nowhere) == app_errc::not_found);
}

TEST_CASE("a holiday takes no booking") {
  constexpr scheduler::date easter_monday = std::chrono::March / 29 / 2027;
  world w{[](scheduler::series_rule& rule) { rule.first = std::chrono::March / 22 / 2027; }};
  CHECK(w.hour(easter_monday).cause == cancel_cause::holiday);
  CHECK(refusal(w.try_to_book("presenter_fi", easter_monday)) == app_errc::holiday);
}

TEST_CASE("a place that was given back is taken by the next") {
  open_world w;
  auto const first = w.book("presenter_fi", first_hour);
  w.book("presenter_sv", first_hour);
  w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, first.id); });
  CHECK(w.book("presenter_en", first_hour).place == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("who withdrew and books again gets a REQUEST that outranks the CANCEL") {
  open_world w;
  auto const first = w.book("presenter_fi", first_hour);
  w.by("presenter_fi", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, first.id); });
  w.book("presenter_fi", first_hour);
  auto const cancel = w.mails({.to = "presenter_fi", .method = calendar_method::cancel}).front();
  auto const requests = w.mails({.to = "presenter_fi", .method = calendar_method::request});
  REQUIRE(requests.size() == 2);
  CHECK(requests.back().sequence > cancel.sequence);
  CHECK(w.contradictions() == "");
}
