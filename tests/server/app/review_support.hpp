// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/review_case.hpp"
#include "server/app/snapshot.hpp"
#include "tests/server/app/hour_support.hpp"
#include "tests/server/app/waitlist_support.hpp"

#include <functional>
#include <string>

namespace matala::tests {

/// A world whose series wants a second pair of eyes (R41), and whose first hour has just opened.
class review_world : public world {
 public:
  explicit review_world(std::function<void(scheduler::series_rule&)> const& change = {}) : world(change) {
    data().transact([](unit_of_work& unit) {
      auto of = unit.all_series().find(tuesdays()).value();
      of.review = case_review::facilitator;
      unit.all_series().save(of);
    });
    live_until(first_opening());
  }

  stored_case subject_of(booking const& held) const {
    return read([&](unit_of_work const& unit) { return unit.cases().find(held.subject).value(); });
  }
  review_state review_of(booking const& held) const { return subject_of(held).review; }
  int need_of(scheduler::date nominal) const {
    return read([&](unit_of_work const& unit) { return view_of(unit, hour(nominal)).need; });
  }

  auto approve(booking const& held, std::string const& who = "facilitator") {
    auto const version = subject_of(held).version;
    return by(who, [&](unit_of_work& unit, context const& ctx) { return approve_case(unit, ctx, held.id, version); });
  }
  auto give_back(booking const& held, std::string const& comment = "Peitä työnantaja.") {
    auto const version = subject_of(held).version;
    return by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return return_case(unit, ctx, held.id, version, comment);
    });
  }
  auto send_again(booking const& held) {
    return by(held.presenter.value,
              [&](unit_of_work& unit, context const& ctx) { return send_case_again(unit, ctx, held.id); });
  }
};

}  // namespace matala::tests
