// SPDX-License-Identifier: Apache-2.0
#include "server/app/facilitate.hpp"

#include "server/app/run_hour.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;
using scheduler::hold_flag;
using scheduler::short_notice;

namespace {

constexpr std::string_view members = "core_en core_fi core_sv deputy facilitator";

// What the facilitator may do with the first hour of a world.
class desk {
 public:
  explicit desk(world& w) : w_(w), id_(w.hour(first_hour).id) {}

  act_answer hold() {
    return act([&](unit_of_work& unit, context const& ctx) { return hold_hour(unit, ctx, id_); });
  }
  act_answer release() {
    return act([&](unit_of_work& unit, context const& ctx) { return release_hour(unit, ctx, id_); });
  }
  act_answer cancel(std::string const& reason, std::optional<int> revision = std::nullopt) {
    return act([&](unit_of_work& unit, context const& ctx) { return cancel_hour(unit, ctx, id_, reason, revision); });
  }
  act_answer reinstate(short_notice notice = short_notice::not_confirmed, std::optional<int> revision = std::nullopt) {
    return act(
        [&](unit_of_work& unit, context const& ctx) { return reinstate_hour(unit, ctx, id_, notice, revision); });
  }
  act_answer answer() {
    return act([&](unit_of_work& unit, context const& ctx) { return answer_question(unit, ctx, id_); });
  }

 private:
  template <class Act>
  act_answer act(Act&& what) {
    return w_.by("facilitator", std::forward<Act>(what));
  }

  world& w_;
  occurrence_id id_;
};

}  // namespace

TEST_CASE("a held hour survives its decision, and one that is released again does not") {
  for (bool const released : {false, true}) {
    CAPTURE(released);
    open_world w;
    desk at(w);
    CHECK(at.hold().value().hold == hold_flag::held);
    if (released) CHECK(at.release().value().hold == hold_flag::released);
    w.live_until(first_cutoff());
    CHECK(w.hour(first_hour).state == (released ? occurrence_state::cancelled : occurrence_state::confirmed));
    auto const id = w.hour(first_hour).id.value;
    CHECK(w.audited(audit_action::hold_set, id) == 1);
    CHECK(w.audited(audit_action::hold_released, id) == (released ? 1 : 0));
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("releasing a confirmed hour cancels it only without a case and before the lock") {
  struct row {
    bool with_case;
    instant when;
    std::optional<occurrence_state> to;
  };
  row const rows[] = {{false, first_lock() - 1s, occurrence_state::cancelled},
                      {false, first_lock(), std::nullopt},
                      {true, first_lock() - 1s, occurrence_state::confirmed},
                      {true, first_lock(), std::nullopt}};
  for (auto const& [with_case, when, to] : rows) {
    CAPTURE(with_case);
    CAPTURE(when.time_since_epoch().count());
    open_world w;
    desk at(w);
    REQUIRE(at.hold().has_value());
    if (with_case) w.book("presenter_fi", first_hour);
    w.live_until(when);
    auto const answer = at.release();
    CHECK(answer.has_value() == to.has_value());
    auto const hour = w.hour(first_hour);
    CHECK(hour.state == to.value_or(occurrence_state::confirmed));
    CHECK(hour.hold == (to ? hold_flag::released : hold_flag::held));
    bool const off = to == occurrence_state::cancelled;
    CHECK(w.told({.kind = mail_kind::hour_cancelled}) == (off ? members : ""));
    CHECK(hour.cause == (off ? cancel_cause::no_cases : cancel_cause::none));
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("holding an hour without cases after its lock answers the question") {
  open_world w;
  w.live_until(first_cutoff() - 1h);
  w.sleep_until(first_lock());
  REQUIRE(w.hour(first_hour).question == open_question::no_cases_after_lock);
  desk at(w);
  CHECK(at.hold().value().question == open_question::none);
}

TEST_CASE("answering takes the question away and is written down") {
  open_world w;
  w.live_until(first_cutoff() - 1h);
  w.sleep_until(first_lock());
  desk at(w);
  CHECK(at.answer().value().question == open_question::none);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.audited(audit_action::question_answered, w.hour(first_hour).id.value) == 1);
}

TEST_CASE("where nothing is asked, or names are asked for, there is nothing to answer in general") {
  confirmed_world w;
  desk at(w);
  CHECK(at.answer() == std::unexpected(app_errc::invalid_transition));
  w.live_until(first_end() + 24h);
  auto const id = w.hour(first_hour).id;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) { return report_held(unit, ctx, id); });
  REQUIRE(w.hour(id).question == open_question::which_discussed);
  CHECK(at.answer() == std::unexpected(app_errc::invalid_transition));
  CHECK(w.hour(id).question == open_question::which_discussed);
}

TEST_CASE("a person cancels with a reason until the start, and whoever expected the hour is told once") {
  struct row {
    instant when;
    std::optional<app_errc> refused;
  };
  row const rows[] = {{first_cutoff() - 1s, std::nullopt},
                      {first_lock(), std::nullopt},
                      {first_start() - 1s, std::nullopt},
                      {first_start(), app_errc::invalid_transition}};
  for (auto const& [when, refused] : rows) {
    CAPTURE(when.time_since_epoch().count());
    open_world w;
    w.live_until(first_cutoff() - 1h);
    w.book("presenter_sv", first_hour);
    w.live_until(when);
    desk at(w);
    auto const answer = at.cancel("Sairastuin");
    CHECK(answer.has_value() == !refused.has_value());
    auto const hour = w.hour(first_hour);
    auto const told = std::string{members} + " presenter_sv";
    CHECK(w.told({.method = calendar_method::cancel, .hour = hour.id}) == (refused ? "" : told));
    if (refused) {
      CHECK(answer.error() == *refused);
    } else {
      CHECK(hour.state == occurrence_state::cancelled);
      CHECK(hour.cause == cancel_cause::person);
      CHECK(hour.reason == "Sairastuin");
      CHECK(hour.decided == w.now());
      CHECK(w.audited(audit_action::hour_cancelled, hour.id.value) == 1);
    }
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("nobody cancels without a word of reason") {
  open_world w;
  desk at(w);
  for (auto const* blank : {"", " ", " \t\r\n"}) {
    CAPTURE(blank);
    CHECK(at.cancel(blank) == std::unexpected(app_errc::reason_required));
  }
  CHECK(w.hour(first_hour).state == occurrence_state::open);
  CHECK(w.mails({.method = calendar_method::cancel}).empty());
}

TEST_CASE("the reason stands on the page only") {
  open_world w;
  desk at(w);
  REQUIRE(at.cancel("Kanarialintu").has_value());
  for (auto const& mail : w.mails({})) {
    for (auto const& [name, value] : mail.parameters) CHECK(value.find("Kanarialintu") == std::string::npos);
  }
}

TEST_CASE("nobody acts on an hour that has changed under their eyes") {
  open_world w;
  auto const seen = w.hour(first_hour).revision;
  w.book("presenter_fi", first_hour);
  desk at(w);
  CHECK(at.cancel("Sairastuin", seen) == std::unexpected(app_errc::stale_revision));
  CHECK(w.hour(first_hour).state == occurrence_state::open);
  REQUIRE(at.cancel("Sairastuin", w.hour(first_hour).revision).has_value());
  auto const cancelled = w.hour(first_hour).revision;
  CHECK(at.reinstate(short_notice::not_confirmed, cancelled - 1) == std::unexpected(app_errc::stale_revision));
  CHECK(at.reinstate(short_notice::not_confirmed, cancelled).has_value());
}

TEST_CASE("a cancelled hour is neither held, released nor cancelled again") {
  open_world w;
  desk at(w);
  REQUIRE(at.cancel("Sairastuin").has_value());
  auto const before = traces_of(w, first_hour);
  CHECK(at.hold() == std::unexpected(app_errc::invalid_transition));
  CHECK(at.release() == std::unexpected(app_errc::invalid_transition));
  CHECK(at.cancel("Uudestaan") == std::unexpected(app_errc::invalid_transition));
  CHECK(traces_of(w, first_hour) == before);
}

TEST_CASE("what is not there is not found") {
  open_world w;
  auto const answer = w.by("facilitator", [](unit_of_work& unit, context const& ctx) {
    return hold_hour(unit, ctx, occurrence_id{"elsewhere"});
  });
  CHECK(answer == std::unexpected(app_errc::not_found));
}
