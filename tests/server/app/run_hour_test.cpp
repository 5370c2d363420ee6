// SPDX-License-Identifier: Apache-2.0
#include "server/app/run_hour.hpp"

#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;
using scheduler::starter;

namespace {

// The first hour of a world, confirmed with a case of presenter_fi and one of presenter_sv, at the moment it starts.
class running_desk : public world {
 public:
  running_desk() {
    live_until(first_cutoff() - 1h);
    first = book("presenter_fi", first_hour);
    second = book("presenter_sv", first_hour);
    live_until(first_start());
    id = hour(first_hour).id;
  }

  std::expected<void, app_errc> start(starter who = starter::facilitator_or_deputy) {
    return by("facilitator", [&](unit_of_work& unit, context const& ctx) { return start_hour(unit, ctx, id, who); });
  }
  std::expected<void, app_errc> put(std::optional<booking_id> const& subject) {
    return by("facilitator", [&](unit_of_work& unit, context const& ctx) { return put_on(unit, ctx, id, subject); });
  }
  std::expected<void, app_errc> end(std::vector<booking_id> const& not_reached) {
    return by("facilitator",
              [&](unit_of_work& unit, context const& ctx) { return end_hour(unit, ctx, id, not_reached); });
  }

  occurrence_id id;
  booking first;
  booking second;
};

}  // namespace

TEST_CASE("facilitators start from 15 minutes before, core members from 10 minutes after") {
  struct row {
    starter who;
    instant when;
    bool starts;
  };
  row const rows[] = {{starter::facilitator_or_deputy, first_start() - 15min - 1s, false},
                      {starter::facilitator_or_deputy, first_start() - 15min, true},
                      {starter::core_member, first_start() + 10min - 1s, false},
                      {starter::core_member, first_start() + 10min, true}};
  for (auto const& [who, when, starts] : rows) {
    CAPTURE(when.time_since_epoch().count());
    running_desk w;
    w.put_time(when);
    auto const answer = w.start(who);
    CHECK(answer.has_value() == starts);
    auto const hour = w.hour(w.id);
    CHECK(hour.state == (starts ? occurrence_state::running : occurrence_state::confirmed));
    CHECK(hour.started == (starts ? std::optional{when} : std::nullopt));
    CHECK(hour.current_case == (starts ? std::optional{w.first.id} : std::nullopt));
    CHECK(w.audited(audit_action::hour_started, w.id.value) == (starts ? 1 : 0));
    if (!starts) CHECK(answer.error() == app_errc::invalid_transition);
  }
}

TEST_CASE("an hour starts once, and one without cases starts with none on") {
  running_desk w;
  REQUIRE(w.start().has_value());
  CHECK(w.start() == std::unexpected(app_errc::invalid_transition));

  world empty;
  empty.live_until(first_cutoff() - 1h);
  empty.sleep_until(first_start());
  auto const id = empty.hour(first_hour).id;
  auto const started = empty.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return start_hour(unit, ctx, id, starter::facilitator_or_deputy);
  });
  CHECK(started.has_value());
  CHECK_FALSE(empty.hour(id).current_case.has_value());
}

TEST_CASE("one of the hour's cases is on, or none") {
  running_desk w;
  CHECK(w.put(w.second.id) == std::unexpected(app_errc::invalid_transition));
  REQUIRE(w.start().has_value());
  CHECK(w.put(w.second.id).has_value());
  CHECK(w.hour(w.id).current_case == w.second.id);
  CHECK(w.put(booking_id{"elsewhere"}) == std::unexpected(app_errc::not_found));
  CHECK(w.hour(w.id).current_case == w.second.id);
  CHECK(w.put(std::nullopt).has_value());
  CHECK_FALSE(w.hour(w.id).current_case.has_value());
}

TEST_CASE("at the end what was not reached moves on, and the rest was discussed") {
  running_desk w;
  REQUIRE(w.start().has_value());
  REQUIRE(w.end({w.second.id}).has_value());
  CHECK(w.hour(w.id).state == occurrence_state::held);
  CHECK(w.hour(w.id).ended == w.now());
  CHECK_FALSE(w.hour(w.id).current_case.has_value());
  CHECK(w.find(w.first.id).state == booking_state::discussed);
  CHECK(w.find(w.second.id).state == booking_state::not_reached);
  CHECK(w.latest(w.second.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.latest(w.second.subject)->offer == move_offer::awaiting);
  CHECK(w.told({.kind = mail_kind::case_moved}) == "presenter_sv");
  CHECK(w.mails({.method = calendar_method::cancel}).empty());
  CHECK(w.audited(audit_action::hour_ended, w.id.value) == 1);
  CHECK(w.end({}) == std::unexpected(app_errc::invalid_transition));
  CHECK(w.contradictions() == "");
}

TEST_CASE("an hour that was not started cannot end") {
  running_desk w;
  CHECK(w.end({}) == std::unexpected(app_errc::invalid_transition));
  CHECK(w.find(w.first.id).state == booking_state::booked);
}

TEST_CASE("which cases were not reached is answered once for an hour that ended by itself") {
  running_desk w;
  auto const report = [&] {
    return w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
      return report_not_reached(unit, ctx, w.id, std::vector{w.first.id});
    });
  };
  CHECK(report() == std::unexpected(app_errc::invalid_transition));
  REQUIRE(w.start().has_value());
  w.live_until(first_end() + 2h);
  REQUIRE(w.hour(w.id).question == open_question::which_not_reached);
  CHECK(report().has_value());
  CHECK(w.hour(w.id).question == open_question::none);
  CHECK(w.find(w.first.id).state == booking_state::not_reached);
  CHECK(w.find(w.second.id).state == booking_state::discussed);
  CHECK(w.latest(w.first.subject)->occurrence == w.hour(second_hour).id);
  CHECK(report() == std::unexpected(app_errc::invalid_transition));
  CHECK(w.contradictions() == "");
}

TEST_CASE("of what is not there nothing can be done") {
  world w;
  occurrence_id const none{"elsewhere"};
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    auto const missing = std::unexpected(app_errc::not_found);
    CHECK(start_hour(unit, ctx, none, starter::facilitator_or_deputy) == missing);
    CHECK(put_on(unit, ctx, none, std::nullopt) == missing);
    CHECK(end_hour(unit, ctx, none, {}) == missing);
    CHECK(report_not_reached(unit, ctx, none, {}) == missing);
    CHECK(report_held(unit, ctx, none) == missing);
    CHECK(report_discussed(unit, ctx, none, {}) == missing);
  });
}
