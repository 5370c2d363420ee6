// SPDX-License-Identifier: Apache-2.0
#include "server/app/facilitate.hpp"
#include "server/app/grants.hpp"
#include "server/app/hide_case.hpp"
#include "server/app/move_case.hpp"
#include "server/app/run_hour.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/server/app/hour_support.hpp"

#include <random>

using namespace matala::tests;

namespace {

constexpr std::array presenters{"presenter_fi", "presenter_sv", "presenter_en", "core_fi", "facilitator"};
constexpr std::array joining{"presenter_fi", "on_demand", "core_en", "deputy"};

// People who do whatever comes to their mind, at any time, with whatever hour and case there is. The rules refuse what
// they refuse; what they let through must leave nobody with a wrong word.
class crowd {
 public:
  explicit crowd(unsigned seed)
      : random_(seed), w_([&](scheduler::series_rule& rule) {
          rule.capacity = 2;
          rule.min_cases = 1 + static_cast<int>(seed % 2);
          rule.decide_after = seed % 3 == 0 ? 30min : 0min;
        }) {}

  world const& here() const { return w_; }

  /// Does one thing and says what it was.
  std::string act() {
    switch (below(12)) {
      case 0: return pass_time();
      case 1: return pass_time();
      case 2: return approach();
      case 3: return book();
      case 4: return book();
      case 5:
        return with_case("withdraw", [](auto& unit, auto const& ctx, auto const& own) {
          static_cast<void>(withdraw_case(unit, ctx, own.id));
        });
      case 6: return move();
      case 7:
        return with_case("hide", [](auto& unit, auto const& ctx, auto const& own) {
          static_cast<void>(hide_case(unit, ctx, own.id));
          static_cast<void>(remove_case(unit, ctx, own.id));
        });
      case 8: return facilitate();
      case 9: return facilitate();
      case 10: return join_or_leave();
      case 11: return hold_the_hour();
    }
    return "";
  }

 private:
  int below(int n) { return std::uniform_int_distribution{0, n - 1}(random_); }
  template <class List>
  auto const& one_of(List const& list) {
    return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
  }

  std::vector<occurrence> hours() const {
    return w_.read([&](unit_of_work const& unit) {
      return unit.occurrences().starting_in(world::tuesdays(), w_.now() - 48h, w_.now() + 35 * 24h);
    });
  }

  // Most of what can go wrong happens between the cut-off of an hour and its end.
  std::string approach() {
    auto const all = hours();
    auto const next = std::ranges::find_if(all, [&](occurrence const& hour) { return w_.now() < hour.clock.cutoff; });
    if (next == all.end() || below(2) == 0) return pass_time();
    w_.live_until(next->clock.cutoff - 1h);
    static_cast<void>(w_.try_to_book(one_of(presenters), next->nominal));
    w_.live_until(next->clock.cutoff + std::chrono::minutes{below(300)});
    return "approach";
  }

  std::string pass_time() {
    auto const until = w_.now() + std::chrono::minutes{1 + below(below(2) == 0 ? 600 : 6000)};
    if (below(4) == 0) {
      w_.sleep_until(until);
      return "sleep";
    }
    w_.live_until(until);
    return "live";
  }

  std::string book() {
    auto const all = hours();
    if (all.empty()) return "no hour";
    auto const kind = below(3) == 0 ? scheduler::booking_kind::late : scheduler::booking_kind::ordinary;
    static_cast<void>(w_.try_to_book(one_of(presenters), one_of(all).nominal, kind));
    return "book";
  }

  template <class Act>
  std::string with_case(std::string const& what, Act&& act) {
    auto const own =
        w_.read([&](unit_of_work const& unit) { return unit.bookings().of_presenter({pick_presenter()}); });
    if (own.empty()) return "no case";
    auto const& subject = one_of(own);
    w_.by(subject.presenter.value, [&](unit_of_work& unit, context const& ctx) { act(unit, ctx, subject); });
    return what;
  }
  std::string pick_presenter() { return one_of(presenters); }

  std::string move() {
    auto const all = hours();
    if (all.empty()) return "no hour";
    auto const to = one_of(all).id;
    return with_case("move", [&](auto& unit, auto const& ctx, auto const& own) {
      static_cast<void>(move_case(unit, ctx, own.id, to));
      static_cast<void>(accept_move(unit, ctx, own.id));
    });
  }

  std::string facilitate() {
    auto const all = hours();
    if (all.empty()) return "no hour";
    auto const id = one_of(all).id;
    int const what = below(4);
    w_.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      if (what == 0) static_cast<void>(hold_hour(unit, ctx, id));
      if (what == 1) static_cast<void>(release_hour(unit, ctx, id));
      if (what == 2) static_cast<void>(cancel_hour(unit, ctx, id, "Sairastuin", std::nullopt));
      if (what == 3) {
        static_cast<void>(reinstate_hour(unit, ctx, id, scheduler::short_notice::confirmed, std::nullopt));
      }
    });
    return std::array{"hold", "release", "cancel", "reinstate"}[static_cast<std::size_t>(what)];
  }

  // Who joins or leaves while an hour is on is told nothing of that one.
  bool an_hour_has_begun() const {
    return std::ranges::any_of(hours(), [&](occurrence const& hour) {
      return hour.state == occurrence_state::confirmed && hour.clock.start <= w_.now();
    });
  }

  std::string join_or_leave() {
    if (an_hour_has_begun()) return "an hour is on";
    bool const joins = below(2) == 0;
    auto const change = w_.granting(one_of(joining), below(2) == 0 ? role::core_member : role::deputy);
    w_.by("administrator", [&](unit_of_work& unit, context const& ctx) {
      static_cast<void>(joins ? grant_role(unit, ctx, change) : revoke_role(unit, ctx, change));
    });
    return joins ? "join" : "leave";
  }

  std::string hold_the_hour() {
    auto const all = hours();
    if (all.empty()) return "no hour";
    auto const id = one_of(all).id;
    w_.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      std::vector<booking_id> some;
      for (auto const& held : unit.bookings().of_occurrence(id)) {
        if (below(2) == 0) some.push_back(held.id);
      }
      static_cast<void>(start_hour(unit, ctx, id, scheduler::starter::facilitator_or_deputy));
      if (below(2) == 0) static_cast<void>(end_hour(unit, ctx, id, some));
      static_cast<void>(report_not_reached(unit, ctx, id, some));
      static_cast<void>(report_held(unit, ctx, id));
      static_cast<void>(report_discussed(unit, ctx, id, some));
    });
    return "hold the hour";
  }

  std::mt19937 random_;
  world w_;
};

std::string broken_rules(world const& w) {
  return w.read([&](unit_of_work const& unit) {
    std::string found;
    for (auto const& hour : unit.occurrences().starting_in(world::tuesdays(), instant{}, w.now() + 40 * 24h)) {
      bool const by_machine = hour.state == occurrence_state::cancelled && hour.cause == cancel_cause::no_cases;
      if (by_machine && hour.decided && *hour.decided >= hour.clock.lock) found += "cancelled by itself after lock\n";
      auto const held = unit.bookings().holding_places(hour.id);
      if (static_cast<int>(held.size()) > hour.places) found += "more cases than places\n";
      bool const unnoticed = hour.state == occurrence_state::confirmed && held.empty() && w.now() < hour.clock.start &&
                             hour.hold == scheduler::hold_flag::released && hour.question == open_question::none;
      if (unnoticed) found += "confirmed without a case, and nobody was asked\n";
    }
    return found;
  });
}

}  // namespace

TEST_CASE("whatever people do and whenever, nobody is told the opposite of the state") {
  for (unsigned seed = 1; seed <= 8; ++seed) {
    CAPTURE(seed);
    crowd all(seed);
    for (int step = 1; step <= 150; ++step) {
      CAPTURE(step);
      auto const what = all.act();
      CAPTURE(what);
      REQUIRE(all.here().contradictions() == "");
      REQUIRE(broken_rules(all.here()) == "");
    }
  }
}
