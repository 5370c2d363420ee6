// SPDX-License-Identifier: Apache-2.0
#include "server/app/plan_hour_move.hpp"

#include "server/app/move_hour.hpp"
#include "tests/server/app/series_support.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

constexpr scheduler::date thursday = std::chrono::April / 8 / 2027;

class three_open : public world {
 public:
  three_open() { live_until(local(std::chrono::March / 16 / 2027, 9h)); }

  std::expected<hour_move, move_refusal> plan(scheduler::date nominal, scheduler::date day,
                                              scheduler::time_of_day start) {
    auto const id = hour(nominal).id;
    return by("facilitator",
              [&](unit_of_work& unit, context const& ctx) { return plan_hour_move(unit, ctx, id, day, start); });
  }
};

}  // namespace

TEST_CASE("R7: the plan of a move is what the move does: times, cases and as many mails as it says") {
  three_open w;
  w.book("presenter_sv", second_hour);
  w.book("presenter_fi", second_hour);
  auto const before = w.hour(second_hour);
  auto const plan = w.plan(second_hour, thursday, 13h);
  REQUIRE(plan.has_value());
  CHECK(plan->before.clock == before.clock);
  CHECK(plan->after.clock.start == local(thursday, 13h));
  CHECK(plan->after.clock.cutoff == local(std::chrono::April / 7 / 2027, 12h));
  CHECK(plan->cases == 2);
  CHECK(plan->waiting == 0);
  CHECK(w.hour(before.id).clock == before.clock);
  CHECK(w.mails({.kind = mail_kind::hour_moved}).empty());
  REQUIRE(w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
             return move_hour(unit, ctx, before.id, thursday, 13h, before.revision);
           }).has_value());
  CHECK(w.hour(before.id).clock == plan->after.clock);
  CHECK(w.hour(before.id).day == plan->after.day);
  CHECK(static_cast<int>(w.mails({.kind = mail_kind::hour_moved}).size()) == plan->told);
}

TEST_CASE("R7: the plan of an hour to which nobody was invited tells nobody") {
  three_open w;
  auto const plan = w.plan(fourth_hour, std::chrono::April / 22 / 2027, 10h);
  REQUIRE(plan.has_value());
  CHECK(plan->told == 0);
  CHECK(plan->cases == 0);
}

TEST_CASE("R7: each reason why an hour does not move has its own word") {
  three_open w;
  CHECK(w.plan(second_hour, thursday, 23h + 1min).error() == move_refusal::past_midnight);
  CHECK(w.plan(second_hour, thursday, 23h).has_value());
  CHECK(w.plan(second_hour, std::chrono::April / 8 / 2031, 9h).error() == move_refusal::too_far);
  CHECK(w.plan(second_hour, second_hour, 9h).error() == move_refusal::stays);
  CHECK(w.plan(second_hour, third_hour, 8h + 1min).error() == move_refusal::overlaps);
  CHECK(w.plan(second_hour, std::chrono::March / 16 / 2027, 13h).error() == move_refusal::too_near);
  w.live_until(first_cutoff());
  CHECK(w.plan(first_hour, thursday, 9h).error() == move_refusal::decided);
  auto const nowhere = w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return plan_hour_move(unit, ctx, {"none"}, thursday, 9h);
  });
  CHECK(nowhere.error() == move_refusal::not_found);
}
