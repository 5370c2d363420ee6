// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/facilitate.hpp"
#include "server/app/waitlist.hpp"
#include "server/app/withdraw_case.hpp"
#include "tests/server/app/hour_support.hpp"

namespace matala::tests {

inline auto try_to_join(world& w, std::string const& who, scheduler::date nominal, urgency urgent = urgency::not_urgent,
                        std::string const& key = {}) {
  booking_request const request{.occurrence = w.hour(nominal).id,
                                .subject = {.text = some_text("Miten tästä?"), .lang = language::fi, .age_band = ""},
                                .urgent = urgent,
                                .idempotency_key = key};
  return w.by(who, [&](unit_of_work& unit, context const& ctx) { return join_waitlist(unit, ctx, request); });
}

inline booking join(world& w, std::string const& who, scheduler::date nominal, urgency urgent = urgency::not_urgent) {
  auto const made = try_to_join(w, who, nominal, urgent);
  REQUIRE(made.has_value());
  return *made;
}

inline auto withdraw(world& w, booking const& own) {
  return w.by(own.presenter.value,
              [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, own.id); });
}

inline auto answer(world& w, booking const& own, offer_answer what) {
  return w.by(own.presenter.value,
              [&](unit_of_work& unit, context const& ctx) { return answer_offer(unit, ctx, own.id, what); });
}

/// The presenters who wait for the hour, first in line first.
inline std::string line_of(world const& w, scheduler::date nominal) {
  auto const id = w.hour(nominal).id;
  return w.read([&](unit_of_work const& unit) {
    std::string names;
    for (auto const& waiting : unit.bookings().waiting(id)) {
      names += (names.empty() ? "" : " ") + waiting.presenter.value;
    }
    return names;
  });
}

/// A world whose first hour is full; the places are those of "a", "b" and "c". It decides two and a half hours after
/// its cut-off, at 14:30.
class full_world : public world {
 public:
  full_world() : world([](scheduler::series_rule& rule) { rule.decide_after = 150min; }) {
    for (auto const* name : {"a", "b", "c", "d", "e", "f"}) add_person(name, language::fi);
    live_until(first_cutoff() - 2h);
    for (auto const* name : {"a", "b", "c"}) held.push_back(book(name, first_hour));
  }
  std::vector<booking> held;
};

}  // namespace matala::tests
