// SPDX-License-Identifier: Apache-2.0
#include "server/app/agenda.hpp"

#include "server/app/clashes.hpp"
#include "tests/server/app/expert_support.hpp"

using namespace matala::tests;

namespace {

std::string order_of(world const& w, std::vector<booking> cases) {
  auto const hour = w.hour(first_hour);
  w.read([&](unit_of_work const& unit) { order_agenda(unit, hour, cases); });
  std::string order;
  for (auto const& held : cases) order += held.id.value;
  return order;
}

}  // namespace

TEST_CASE("R15, R46: urgent cases come first, then follow-ups, then by place") {
  world w;
  std::vector<booking> cases(5);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    cases[i].id = {std::string(1, static_cast<char>('a' + i))};
    cases[i].place = static_cast<int>(i) + 1;
  }
  cases[2].follow_up_of = case_id{"earlier"};
  cases[3].urgent = urgency::decision_blocked;
  cases[4].urgent = urgency::children_concerned;
  CHECK(order_of(w, cases) == "decab");
}

TEST_CASE("R33: a case whose expert comes for the beginning is first, and one whose expert comes never is a conflict") {
  rota_world w;
  auto const plain = w.book("presenter_sv", first_hour);
  auto const own = w.book_for_kela("presenter_fi");
  auto const planned = [&] {
    auto const hour = w.hour(first_hour);
    return w.read(
        [&](unit_of_work const& unit) { return planned_agenda(unit, hour, unit.bookings().holding_places(hour.id)); });
  };
  auto const comes = [&](std::chrono::minutes from, std::chrono::minutes until) {
    REQUIRE(w.answer("kela_a", {expert_answer::partly, presence_window{from, until}}).has_value());
  };
  CHECK(planned().front().held.id == plain.id);
  comes(5min, 20min);
  CHECK(planned().front().held.id == own.id);
  CHECK(planned().front().begins == first_start() + 5min);
  CHECK_FALSE(planned().front().conflict);
  comes(0min, 19min);
  CHECK(planned().back().held.id == own.id);
  CHECK(planned().back().conflict);
  REQUIRE(w.accept("kela_a").has_value());
  CHECK(planned().front().held.id == plain.id);
}

TEST_CASE("R36: somebody expected in two hours at once is seen from both, unless they stay away from one") {
  rota_world w;
  w.data().transact([&](unit_of_work& unit) {
    auto other = unit.occurrences().find(world::tuesdays(), first_hour).value();
    series elsewhere = unit.all_series().find(world::tuesdays()).value();
    elsewhere.id = {"elsewhere"};
    unit.all_series().save(elsewhere);
    unit.people().add_grant({{"core_fi"}, role::core_member, elsewhere.id, std::nullopt});
    other.id = {"overlapping"};
    other.series = elsewhere.id;
    other.uid = "another-uid";
    other.clock.start += 59min;
    other.clock.end += 59min;
    unit.occurrences().save(other, std::nullopt);
    other.id = {"next-to-it"};
    other.nominal = second_hour;
    other.clock.start += 1min;
    unit.occurrences().save(other, std::nullopt);
  });
  auto const clashes = [&](occurrence_id const& id) {
    return w.read([&](unit_of_work const& unit) { return clashes_of(unit, unit.occurrences().find(id).value()); });
  };
  auto const own = w.hour(first_hour).id;
  REQUIRE(clashes(own).size() == 1);
  CHECK(clashes(own).front().who.id.value == "core_fi");
  CHECK(clashes(own).front().other.id.value == "overlapping");
  CHECK(std::ranges::count_if(clashes({"overlapping"}), [&](clash const& one) { return one.other.id == own; }) == 1);
  w.by("core_fi", [&](unit_of_work& unit, context const& ctx) {
    return answer_invitation(unit, ctx, own, {"core_fi"}, {expert_answer::declined});
  });
  CHECK(clashes(own).empty());
}
