// SPDX-License-Identifier: Apache-2.0
#include "server/app/attendance_marks.hpp"

#include "server/app/access.hpp"
#include "server/app/run_hour.hpp"
#include "tests/server/app/expert_support.hpp"

using namespace matala::tests;

TEST_CASE("R37: who is there is ticked while the hour runs or after it, and whoever is not named is not there") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  REQUIRE(w.accept("kela_a").has_value());
  auto const id = w.hour(first_hour).id;
  auto const mark = [&](std::vector<person_id> const& who) {
    return w.by("facilitator",
                [&](unit_of_work& unit, context const& ctx) { return mark_present(unit, ctx, id, who); });
  };
  CHECK(mark({{"kela_a"}}) == std::unexpected(app_errc::invalid_transition));
  w.live_until(first_start());
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return start_hour(unit, ctx, id, scheduler::starter::facilitator_or_deputy);
  });
  REQUIRE(mark({{"kela_a"}, {"core_fi"}, {"presenter_sv"}}).has_value());
  auto const present = [&](std::string const& who) {
    return w.read([&](unit_of_work const& unit) {
      auto const said = unit.experts().find_attendance(id, person_id{who});
      return said && said->present;
    });
  };
  CHECK(present("kela_a"));
  CHECK(present("core_fi"));
  CHECK_FALSE(present("core_sv"));
  CHECK_FALSE(present("presenter_sv"));
  REQUIRE(mark({{"core_sv"}}).has_value());
  CHECK_FALSE(present("core_fi"));
  CHECK(present("core_sv"));
  CHECK(w.audited(audit_action::attendance_marked, id.value) == 2);
}

TEST_CASE("R32: the presenter chooses only where something is missing, until the start, and may change it") {
  rota_world w;
  auto const own = w.book_for_kela("presenter_fi");
  auto const choose = [&](shortfall_choice what) {
    return w.by("presenter_fi",
                [&](unit_of_work& unit, context const& ctx) { return choose_without_expert(unit, ctx, own.id, what); });
  };
  CHECK(choose(shortfall_choice::go_ahead) == std::unexpected(app_errc::invalid_transition));
  for (auto const* who : {"kela_a", "kela_b", "kela_c"}) REQUIRE(w.decline(who).has_value());
  REQUIRE(choose(shortfall_choice::go_ahead).has_value());
  REQUIRE(choose(shortfall_choice::written).has_value());
  CHECK(w.read([&](unit_of_work const& unit) { return unit.experts().choice_of(own.id); }) ==
        shortfall_choice::written);
  w.put_time(first_start());
  CHECK(choose(shortfall_choice::go_ahead) == std::unexpected(app_errc::invalid_transition));
}

TEST_CASE("R30, R66: an expert sees the hour once the answer is yes, and no longer once it is no") {
  rota_world w;
  w.book_for_kela("presenter_fi");
  auto const sees = [&] {
    return w.read([&](unit_of_work const& unit) {
      auto const hour = unit.occurrences().find(world::tuesdays(), first_hour).value();
      auto const who = unit.people().find({"kela_a"});
      bool const enters = check_access(unit, who, access::invited, hour.id, 1).has_value();
      CHECK(enters == may_read_texts(unit, {"kela_a"}, hour));
      return enters;
    });
  };
  CHECK_FALSE(sees());
  REQUIRE(w.accept("kela_a").has_value());
  CHECK(sees());
  REQUIRE(w.decline("kela_a").has_value());
  CHECK_FALSE(sees());
}
