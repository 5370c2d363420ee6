// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_dates.hpp"

#include "server/app/create_series.hpp"
#include "server/app/facilitate.hpp"
#include "server/app/move_hour.hpp"
#include "tests/server/app/series_support.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

constexpr scheduler::date_range over_two{second_hour, third_hour};

/// The first three hours are open and everybody is invited to them.
class three_open : public world {
 public:
  three_open() { live_until(local(std::chrono::March / 16 / 2027, 9h)); }
};

series break_over(world& w, scheduler::date_range const& gap) {
  return with_break(w.machine(), stored_series(w), gap).value();
}

}  // namespace

TEST_CASE("R5: a break cancels invited hours as a person's act and skips planned ones, with one digest per person") {
  three_open w;
  scheduler::date_range const gap{third_hour, fourth_hour};
  auto const made = plan(w, break_over(w, gap), series_act::dates);
  REQUIRE(made.has_value());
  CHECK(dates_of(*made, hour_change::cancelled) == "04-13");
  CHECK(dates_of(*made, hour_change::skipped) == "04-20");
  REQUIRE(save(w, break_over(w, gap), series_act::dates).has_value());
  CHECK(w.hour(third_hour).state == occurrence_state::cancelled);
  CHECK(w.hour(third_hour).cause == cancel_cause::in_break);
  CHECK(w.hour(fourth_hour).state == occurrence_state::skipped);
  CHECK(w.told({.kind = mail_kind::hour_cancelled}) == "core_en core_fi core_sv deputy facilitator");
  CHECK(w.mails({.kind = mail_kind::series_changed, .to = "core_sv"}).size() == 1);
  CHECK(w.mails({.hour = w.hour(fourth_hour).id}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("R5: cases under a break move to an hour that stays, never to one under the same break") {
  three_open w;
  auto const own = w.book("presenter_fi", first_hour);
  scheduler::date_range const gap{first_hour, second_hour};
  REQUIRE(save(w, break_over(w, gap), series_act::dates).has_value());
  CHECK(w.latest(own.subject)->occurrence == w.hour(third_hour).id);
  CHECK(w.mails({.kind = mail_kind::case_moved, .to = "presenter_fi"}).size() == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE(
    "R5, R20: an hour that was reinstated or moved into a break stays when something else of the series changes") {
  three_open w;
  scheduler::date_range const gap{second_hour, third_hour};
  REQUIRE(save(w, break_over(w, gap), series_act::dates).has_value());
  auto const reinstated = w.hour(second_hour).id;
  auto const moved = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    REQUIRE(reinstate_hour(unit, ctx, reinstated, scheduler::short_notice::not_confirmed, std::nullopt).has_value());
    REQUIRE(move_hour(unit, ctx, moved, std::chrono::April / 8 / 2027, 9h, std::nullopt).has_value());
    return true;
  });
  scheduler::date_range const other{std::chrono::May / 3 / 2027, std::chrono::May / 9 / 2027};
  REQUIRE(save(w, break_over(w, other), series_act::dates).has_value());
  CHECK(w.hour(reinstated).state == occurrence_state::open);
  CHECK(w.hour(moved).state == occurrence_state::open);
  scheduler::date_range const anew{second_hour, second_hour};
  REQUIRE(save(w, break_over(w, anew), series_act::dates).has_value());
  CHECK(w.hour(reinstated).state == occurrence_state::cancelled);
  CHECK(w.hour(moved).state == occurrence_state::open);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R5: removing a break brings planned dates back and leaves cancelled ones cancelled") {
  three_open w;
  scheduler::date_range const gap{third_hour, fourth_hour};
  REQUIRE(save(w, break_over(w, gap), series_act::dates).has_value());
  REQUIRE(save(w, without_break(stored_series(w), gap), series_act::dates).has_value());
  CHECK(w.hour(fourth_hour).state == occurrence_state::planned);
  CHECK(w.hour(fourth_hour).cause == cancel_cause::none);
  CHECK(w.hour(third_hour).state == occurrence_state::cancelled);
  w.live_until(local(std::chrono::March / 23 / 2027, 9h));
  CHECK(w.hour(fourth_hour).state == occurrence_state::open);
  CHECK(w.contradictions() == "");
}

TEST_CASE("R5: a break has its ends in order and lies ahead") {
  world w;
  auto const of = stored_series(w);
  auto const fault = [&](scheduler::date_range const& gap) { return with_break(w.machine(), of, gap).error().kind; };
  CHECK(fault({third_hour, second_hour}) == setting_fault_kind::last_before_first);
  CHECK(fault({std::chrono::February / 1 / 2027, std::chrono::February / 28 / 2027}) ==
        setting_fault_kind::before_today);
  CHECK(with_break(w.machine(), of, {std::chrono::February / 1 / 2027, std::chrono::March / 1 / 2027}).has_value());
  CHECK(with_break(w.machine(), of, {third_hour, third_hour}).has_value());
}

TEST_CASE("R3: a half day added after bookings pulls the cut-off, tells the facilitators, and leaves cases alone") {
  three_open w;
  auto const own = w.book("presenter_fi", second_hour);
  auto const cutoff = w.hour(second_hour).clock.cutoff;
  auto const after = with_day(w.machine(), stored_series(w), {std::chrono::April / 5 / 2027, 12h}).value();
  REQUIRE(save(w, after, series_act::dates).has_value());
  auto const now = w.hour(second_hour);
  CHECK(cutoff == local(std::chrono::April / 5 / 2027, 12h));
  CHECK(now.clock.cutoff == local(std::chrono::April / 5 / 2027, 10h));
  CHECK(now.clock.start == local(second_hour, 9h));
  CHECK(w.find(own.id).state == booking_state::booked);
  CHECK(w.told({.kind = mail_kind::facilitator_clock_pulled}) == "deputy facilitator");
  CHECK(w.mails({.kind = mail_kind::series_changed}).empty());
  REQUIRE(save(w, without_day(stored_series(w), std::chrono::April / 5 / 2027), series_act::dates).has_value());
  CHECK(w.hour(second_hour).clock.cutoff == cutoff);
}

TEST_CASE("R3: the plan tells beforehand whose booking closes earlier, and the facilitators hear of it once") {
  three_open w;
  auto const half = with_day(w.machine(), stored_series(w), {std::chrono::April / 5 / 2027, 12h}).value();
  auto const made = plan(w, half, series_act::dates);
  REQUIRE(made.has_value());
  CHECK(std::ranges::count_if(made->hours, closes_earlier) == 1);
  REQUIRE(save(w, half, series_act::dates).has_value());
  REQUIRE(w.mails({.kind = mail_kind::facilitator_clock_pulled}).size() == 2);
  REQUIRE(save(w, edited(w, second_hour, [](series& of) { of.rule.capacity = 1; })).has_value());
  CHECK(w.mails({.kind = mail_kind::facilitator_clock_pulled}).size() == 2);
}

TEST_CASE("R3: a day on which the place is closed takes its hour away, and the hours of other series stay") {
  three_open w;
  auto const after = with_day(w.machine(), stored_series(w), {second_hour, std::nullopt}).value();
  REQUIRE(save(w, after, series_act::dates).has_value());
  CHECK(w.hour(second_hour).state == occurrence_state::cancelled);
  CHECK(w.hour(second_hour).cause == cancel_cause::holiday);
  CHECK_FALSE(w.rules().calendar.is_holiday(second_hour));
  CHECK(w.contradictions() == "");
}

TEST_CASE("R8: an end cancels what is ahead, confirmed hours too, and presenters get the choice") {
  three_open w;
  auto const own = w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  REQUIRE(w.hour(first_hour).state == occurrence_state::confirmed);
  auto const after = ended_after(w.machine(), stored_series(w), std::chrono::March / 25 / 2027).value();
  REQUIRE(save(w, after, series_act::end).has_value());
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.hour(first_hour).cause == cancel_cause::series_ended);
  CHECK(w.hour(fourth_hour).state == occurrence_state::cancelled);
  CHECK(w.latest(own.subject)->state == booking_state::moved);
  CHECK(w.told({.kind = mail_kind::case_without_place}) == "presenter_fi");
  CHECK(w.mails({.kind = mail_kind::series_changed, .to = "core_fi"}).size() == 1);
  CHECK(w.mails({.kind = mail_kind::hour_cancelled, .to = "core_fi", .hour = w.hour(first_hour).id}).size() == 1);
  w.live_until(local(std::chrono::April / 30 / 2027, 9h));
  CHECK(w.contradictions() == "");
}

TEST_CASE("R8: an end in the future keeps the hours until then; one before yesterday is refused") {
  three_open w;
  auto const after = ended_after(w.machine(), stored_series(w), second_hour).value();
  REQUIRE(save(w, after, series_act::end).has_value());
  CHECK(w.hour(second_hour).state == occurrence_state::open);
  CHECK(w.hour(third_hour).state == occurrence_state::cancelled);
  CHECK(ended_after(w.machine(), after, std::chrono::March / 15 / 2027).has_value());
  CHECK_FALSE(ended_after(w.machine(), after, std::chrono::March / 14 / 2027).has_value());
}

TEST_CASE("R8: a pause cancels what is ahead with one mail each; resuming brings back what nobody was invited to") {
  three_open w;
  REQUIRE(save(w, paused(stored_series(w)), series_act::standing).has_value());
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.hour(fourth_hour).state == occurrence_state::skipped);
  CHECK(w.hour(fourth_hour).cause == cancel_cause::series_paused);
  CHECK(w.mails({.kind = mail_kind::series_changed, .to = "core_fi"}).size() == 1);
  w.live_until(local(std::chrono::March / 18 / 2027, 9h));
  CHECK(w.hour(fourth_hour).state == occurrence_state::skipped);
  REQUIRE(save(w, resumed(stored_series(w)), series_act::standing).has_value());
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.hour(fourth_hour).state == occurrence_state::planned);
  w.live_until(local(fourth_hour, 10h));
  CHECK(w.contradictions() == "");
}

TEST_CASE("R9: a copy has every policy, no people, no link and no days of its own, and begins at the next date") {
  open_world w;
  auto original = stored_series(w);
  original.rule.min_cases = 2;
  original.rule.cutoff = scheduler::cutoff_policy::n_working_days;
  original.rule.breaks = {over_two};
  original.review = case_review::facilitator;
  original.days = {{second_hour, std::nullopt}};
  auto const copy = copy_of(w.machine(), original);
  auto expected = original.rule;
  expected.first = first_hour;
  CHECK(copy.rule == expected);
  CHECK(copy.review == original.review);
  CHECK(copy.organiser_address == original.organiser_address);
  CHECK(copy.site.value.empty());
  CHECK(copy.meeting_link.empty());
  CHECK(copy.days.empty());
  auto const made = w.by("owner", [&](unit_of_work& unit, context const& ctx) {
    return create_series(unit, ctx,
                         {.settings = copy,
                          .place = new_site{.organisation = {"county"}, .name = "Pohjoinen", .municipality = "Malli"},
                          .owner = person_id{"owner"},
                          .idempotency_key = "once"});
  });
  REQUIRE(made.has_value());
  w.read([&](unit_of_work const& unit) {
    auto const people = unit.people().with_grants(made->id);
    REQUIRE(people.size() == 1);
    CHECK(people[0].first.id.value == "owner");
    CHECK(people[0].second == role::owner);
    CHECK(unit.occurrences().find(made->id, first_hour).has_value());
  });
}

TEST_CASE("R9: the same form sent twice makes one series") {
  world w;
  auto const make = [&] {
    return w.by("owner", [&](unit_of_work& unit, context const& ctx) {
      auto settings = copy_of(ctx, unit.all_series().find(world::tuesdays()).value());
      settings.site = {"centre"};
      return create_series(unit, ctx, {.settings = settings, .owner = person_id{"owner"}, .idempotency_key = "once"});
    });
  };
  CHECK(make()->id == make()->id);
  CHECK(w.read([](unit_of_work const& unit) { return unit.all_series().all().size(); }) == 2);
}
