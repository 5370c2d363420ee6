// SPDX-License-Identifier: Apache-2.0
#include "server/tick.hpp"

#include "server/app/generate_hours.hpp"
#include "server/app/run_due.hpp"
#include "server/app/sign_in.hpp"
#include "server/app/stuck_mail.hpp"

#include <stdexcept>

namespace matala::server {

void tick::generate(context const& ctx) {
  auto const today = std::chrono::floor<std::chrono::days>(ctx.now);
  if (generated_on_ == today) return;
  // Each series in a transaction of its own: nobody waits for all of them, and SQLite slows down in a long one.
  auto const all = with_.data.read([](unit_of_work const& unit) { return unit.all_series().all(); });
  for (auto const& known : all) {
    attempt([&] {
      with_.data.transact([&](unit_of_work& unit) {
        if (auto const of = unit.all_series().find(known.id)) generate_hours(unit, ctx, *of);
      });
    });
  }
  with_.data.transact([&](unit_of_work& unit) {
    unit.sign_in().remove_expired(ctx.now - session_limit, ctx.now - session_limit, ctx.now - std::chrono::hours{2});
    unit.idempotency().remove_expired(ctx.now);
  });
  generated_on_ = today;
}

void tick::watch_mail(context const& ctx) {
  bool const stuck = with_.data.read([&](unit_of_work const& unit) { return cancellation_is_stuck(unit, ctx.now); });
  if (stuck && !alarmed_) with_.alarm();
  alarmed_ = stuck;
}

context tick::context_now() const {
  return {.now = with_.time.now(), .rules = with_.rules, .zone = with_.zone, .random = with_.random};
}

void tick::decide(context const& ctx) {
  attempt([&] {
    auto const report = run_all_due(with_.data, ctx);
    if (report.occurrences > 0) with_.wake_mail();
    if (report.failed > 0) throw std::runtime_error("an hour could not be decided");
  });
}

void tick::catch_up() {
  decide(context_now());
}

void tick::run() {
  auto const ctx = context_now();
  // Each on its own: a series that cannot be generated must not stop the decisions of the others.
  attempt([&] { generate(ctx); });
  decide(ctx);
  attempt([&] { watch_mail(ctx); });
}

void tick::attempt(std::function<void()> const& step) {
  try {
    step();
  } catch (std::exception const& error) {
    with_.trouble(error);
  }
}

}  // namespace matala::server
