// SPDX-License-Identifier: Apache-2.0
#include "server/app/ask_reinstatement.hpp"

#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

constexpr auto asked = mail_kind::facilitator_reinstatement_asked;

auto ask(world& w, std::string const& who) {
  auto const id = w.hour(first_hour).id;
  return w.by(who, [&](unit_of_work& unit, context const& ctx) { return ask_reinstatement(unit, ctx, id); });
}

}  // namespace

TEST_CASE("R19: the facilitators are asked to reinstate a cancelled hour, once for each who asks") {
  world w;
  w.live_until(first_cutoff());
  REQUIRE(w.hour(first_hour).state == occurrence_state::cancelled);
  REQUIRE(ask(w, "presenter_fi").has_value());
  CHECK(w.told({.kind = asked}) == "deputy facilitator");
  REQUIRE(ask(w, "presenter_fi").has_value());
  CHECK(w.mails({.kind = asked}).size() == 2);
  REQUIRE(ask(w, "presenter_sv").has_value());
  CHECK(w.mails({.kind = asked}).size() == 4);
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  w.live_until(first_start() - 1s);
  CHECK(ask(w, "presenter_en").has_value());
  w.live_until(first_start());
  CHECK(ask(w, "presenter_en") == std::unexpected(app_errc::invalid_transition));
}

TEST_CASE("R19: of an hour that is not cancelled nobody is asked") {
  open_world w;
  CHECK(ask(w, "presenter_fi") == std::unexpected(app_errc::invalid_transition));
  CHECK(w.mails({.kind = asked}).empty());
}
