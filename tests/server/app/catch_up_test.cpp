// SPDX-License-Identifier: Apache-2.0
#include "server/app/run_due.hpp"
#include "server/app/run_hour.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

constexpr std::string_view members = "core_en core_fi core_sv deputy facilitator";

}  // namespace

TEST_CASE("R26: a server that stood still over the decision decides, confirms and asks, or lapses, by how late it is") {
  struct row {
    instant back;
    occurrence_state to;
    bool asks;
    std::string_view told_off;
  };
  row const rows[] = {{first_cutoff() + 1h, occurrence_state::cancelled, false, members},
                      {first_lock() - 1s, occurrence_state::cancelled, false, members},
                      {first_lock(), occurrence_state::confirmed, true, ""},
                      {first_start() - 30min, occurrence_state::confirmed, true, ""},
                      {first_end() - 1s, occurrence_state::confirmed, true, ""},
                      {first_end(), occurrence_state::lapsed, false, ""}};
  for (auto const& [back, to, asks, told_off] : rows) {
    CAPTURE(back.time_since_epoch().count());
    world w;
    w.live_until(first_cutoff() - 1h);
    w.sleep_until(back);
    auto const hour = w.hour(first_hour);
    CHECK(hour.state == to);
    CHECK((hour.question == open_question::no_cases_after_lock) == asks);
    CHECK(w.told({.kind = mail_kind::facilitator_no_cases}) == (asks ? "deputy facilitator" : ""));
    CHECK(w.told({.method = calendar_method::cancel, .hour = hour.id}) == told_off);
    CHECK(w.contradictions() == "");
  }
}

TEST_CASE("caught up after lock with a case, nobody is asked and nobody reminded twice") {
  world w;
  w.live_until(first_cutoff() - 1h);
  w.book("presenter_fi", first_hour);
  w.sleep_until(first_lock());
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  CHECK(w.hour(first_hour).question == open_question::none);
  CHECK(w.mails({.kind = mail_kind::reminder}).empty());
  CHECK(w.mails({.kind = mail_kind::facilitator_no_cases}).empty());
  CHECK(w.contradictions() == "");
}

TEST_CASE("an undecided hour lapses after its end: the owner is told and its cases move") {
  world w;
  w.live_until(first_cutoff() - 1h);
  auto const left = w.book("presenter_fi", first_hour);
  w.sleep_until(first_end());
  CHECK(w.hour(first_hour).state == occurrence_state::lapsed);
  CHECK(w.told({.kind = mail_kind::owner_lapsed}) == "owner");
  CHECK(w.find(left.id).state == booking_state::moved);
  CHECK(w.latest(left.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a confirmed hour that nobody starts lapses a day after its end") {
  world w;
  w.live_until(first_cutoff() - 3h);
  auto const left = w.book("presenter_fi", first_hour);
  auto const lapse = first_end() + 24h;
  w.live_until(lapse - 1s);
  CHECK(w.hour(first_hour).state == occurrence_state::confirmed);
  w.live_until(lapse);
  CHECK(w.hour(first_hour).state == occurrence_state::lapsed);
  CHECK(w.told({.kind = mail_kind::owner_lapsed}) == "owner");
  CHECK(w.latest(left.subject)->occurrence == w.hour(second_hour).id);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a decision is made once, whatever the clock does around it") {
  world w;
  w.live_until(first_cutoff());
  auto const decided = w.hour(first_hour);
  auto const said = w.mails({.hour = decided.id}).size();
  for (auto const jump : {-1h, 1h, -24h, 24h}) {
    w.sleep_until(first_cutoff() + jump);
    w.tick();
  }
  CHECK(w.audited(audit_action::hour_cancelled, decided.id.value) == 1);
  CHECK(w.hour(first_hour).decided == decided.decided);
  CHECK(w.mails({.hour = decided.id}).size() == said);
}

TEST_CASE("an hour whose whole booking time was slept through is cancelled without a word") {
  world w;
  w.sleep_until(first_cutoff() + 1h);
  auto const hour = w.hour(first_hour);
  CHECK(hour.state == occurrence_state::cancelled);
  CHECK(w.mails({.hour = hour.id}).empty());
}

TEST_CASE("a running hour that nobody ends is held two hours later, and the facilitators are asked") {
  world w;
  w.live_until(first_cutoff() - 3h);
  w.book("presenter_fi", first_hour);
  w.live_until(first_start());
  auto const id = w.hour(first_hour).id;
  auto const started = w.by("facilitator", [&](unit_of_work& unit, context const& ctx) {
    return start_hour(unit, ctx, id, scheduler::starter::facilitator_or_deputy);
  });
  REQUIRE(started.has_value());
  w.live_until(first_end() + 2h - 1s);
  CHECK(w.hour(id).state == occurrence_state::running);
  w.live_until(first_end() + 2h);
  CHECK(w.hour(id).state == occurrence_state::held);
  CHECK(w.hour(id).ended == w.now());
  CHECK(w.hour(id).question == open_question::which_not_reached);
  CHECK(w.told({.kind = mail_kind::facilitator_not_reached}) == "deputy facilitator");
}

TEST_CASE("R27: what fails in one tick stays due, and the next tick does it once") {
  class dry_random final : public random_source {
   public:
    void fill(std::span<std::byte>) override { throw std::runtime_error("dry"); }
  };
  world w;
  w.put_time(first_opening());
  dry_random dry;
  auto const good = w.machine();
  context const bad{.now = good.now, .rules = good.rules, .zone = good.zone, .random = dry};
  auto const report = run_all_due(w.data(), bad);
  CHECK(report.failed == 1);
  CHECK(report.occurrences == 0);
  CHECK(w.hour(first_hour).state == occurrence_state::planned);
  CHECK(w.tick().failed == 0);
  CHECK(w.hour(first_hour).state == occurrence_state::open);
  CHECK(w.mails({.kind = mail_kind::invitation}).size() == 5);
}

TEST_CASE("hours that cannot be handled, however many, keep no later one waiting") {
  static constexpr int failures = 130;
  class dry_at_first final : public random_source {
   public:
    void fill(std::span<std::byte> bytes) override {
      if (++asked_ <= failures) throw std::runtime_error("dry");
      rest_.fill(bytes);
    }

   private:
    int asked_ = 0;
    counted_random rest_;
  };
  world w;
  w.data().transact([&](unit_of_work& unit) {
    auto hour = w.hour(first_hour);
    for (int n = 1; n <= failures; ++n) {
      hour.id = {"copy-" + std::to_string(n)};
      hour.nominal = std::chrono::sys_days{first_hour} - std::chrono::days{n};
      unit.occurrences().save(hour, hour.clock.opens);
    }
  });
  w.put_time(first_opening());
  dry_at_first random;
  auto const good = w.machine();
  auto const report =
      run_all_due(w.data(), {.now = good.now, .rules = good.rules, .zone = good.zone, .random = random});
  CHECK(report.failed == failures);
  CHECK(report.occurrences == 1);
}

TEST_CASE("R24, R26: after downtime an hour that should be open by now takes a case of one that lapsed before") {
  world w{[](scheduler::series_rule& rule) {
    rule.every_weeks = 4;
    rule.opens_before = std::chrono::days{26};
  }};
  w.live_until(first_cutoff() - 1h);
  auto const own = w.book("presenter_fi", first_hour);
  w.live_until(first_cutoff());
  w.sleep_until(first_end() + 72h);
  REQUIRE(w.hour(first_hour).state == occurrence_state::lapsed);
  CHECK(w.latest(own.subject)->occurrence == w.hour(std::chrono::April / 27 / 2027).id);
  CHECK(w.latest(own.subject)->state == booking_state::booked);
}
