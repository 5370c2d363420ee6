// SPDX-License-Identifier: Apache-2.0
#include "scheduler/rota.hpp"

#include "tests/scheduler/time_support.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using namespace std::chrono_literals;

namespace {

using order = std::vector<std::size_t>;
using asks = std::vector<sent_ask>;

instant const now = utc(on(2027, 4, 8), 8);
instant const ends = now + 2h;

sent_ask awaited(std::size_t member) {
  return {member, ends, ask_answer::awaited};
}
sent_ask accepted(std::size_t member) {
  return {member, ends, ask_answer::accepted};
}
sent_ask declined(std::size_t member) {
  return {member, ends, ask_answer::declined};
}

rota_member with_turn(std::optional<instant> last_turn, int recent_turns = 0) {
  return {.is = presence::available, .last_turn = last_turn, .recent_turns = recent_turns};
}

void check_step(rota_step const& step, rota_status status, order const& ask_now) {
  CHECK(step.status == status);
  CHECK(step.ask_now == ask_now);
}

}  // namespace

TEST_CASE("R31: whoever never had a turn comes first, then whose last turn is longest ago") {
  std::vector const members{with_turn(now - 24h), with_turn(now - 72h), with_turn({}), with_turn(now - 48h)};
  CHECK(asking_order(members) == order{2, 1, 3, 0});
}

TEST_CASE("R31: at the same turn fewest recent turns, site, language and the list decide, in this order") {
  auto const same = with_turn(now);
  auto other_language = same;
  other_language.language = match::other;
  auto other_site = same;
  other_site.site = match::other;
  std::vector const members{with_turn(now, 1), other_site, other_language, same, same};
  CHECK(asking_order(members) == order{3, 4, 2, 1, 0});
}

TEST_CASE("R34: an absent member is skipped and keeps the turn") {
  std::vector members{with_turn({}), with_turn(now - 24h)};
  members[0].is = presence::absent;
  CHECK(asking_order(members) == order{1});
  members[1].last_turn = now;
  members[0].is = presence::available;
  CHECK(asking_order(members) == order{0, 1});
  members[0].is = members[1].is = presence::absent;
  CHECK(asking_order(members).empty());
}

TEST_CASE("one at a time: the next is asked when one declines or lets the time run out") {
  order const all{2, 0, 1};
  auto const step = [&](asks const& sent, instant at) { return next_asks(1, asking::one_at_a_time, all, sent, at); };
  check_step(step({}, now), rota_status::waiting, {2});
  check_step(step({awaited(2)}, ends - 1s), rota_status::waiting, {});
  check_step(step({awaited(2)}, ends), rota_status::waiting, {0});
  check_step(step({declined(2)}, now), rota_status::waiting, {0});
  check_step(step({declined(2), accepted(0)}, now), rota_status::filled, {});
}

TEST_CASE("an answer given stands when its time has run out") {
  check_step(next_asks(1, asking::one_at_a_time, order{0, 1}, asks{accepted(0)}, ends), rota_status::filled, {});
}

TEST_CASE("all at once: everybody is asked, nobody twice") {
  order const all{2, 0, 1};
  auto const step = [&](asks const& sent, instant at) { return next_asks(1, asking::all_at_once, all, sent, at); };
  check_step(step({}, now), rota_status::waiting, {2, 0, 1});
  check_step(step({awaited(2), awaited(0), awaited(1)}, now), rota_status::waiting, {});
  check_step(step({awaited(2), declined(0)}, now), rota_status::waiting, {1});
  check_step(step({declined(2), accepted(0), awaited(1)}, now), rota_status::filled, {});
}

TEST_CASE("R31: as many are asked at a time as are still wanted") {
  order const all{0, 1, 2, 3};
  auto const step = [&](asks const& sent) { return next_asks(2, asking::one_at_a_time, all, sent, now); };
  check_step(step({}), rota_status::waiting, {0, 1});
  check_step(step({accepted(0), awaited(1)}), rota_status::waiting, {});
  check_step(step({accepted(0), declined(1)}), rota_status::waiting, {2});
  check_step(step({declined(0), declined(1)}), rota_status::waiting, {2, 3});
  check_step(step({accepted(0), declined(1), accepted(2)}), rota_status::filled, {});
}

TEST_CASE("R32: when nobody is left to ask the competence stays unfilled") {
  for (auto const mode : {asking::one_at_a_time, asking::all_at_once}) {
    order const one{0};
    check_step(next_asks(1, mode, one, asks{declined(0)}, now), rota_status::unfilled, {});
    check_step(next_asks(1, mode, one, asks{awaited(0)}, ends - 1s), rota_status::waiting, {});
    check_step(next_asks(1, mode, one, asks{awaited(0)}, ends), rota_status::unfilled, {});
    check_step(next_asks(2, mode, one, asks{accepted(0)}, now), rota_status::unfilled, {});
    check_step(next_asks(1, mode, order{}, asks{}, now), rota_status::unfilled, {});
    check_step(next_asks(0, mode, order{}, asks{}, now), rota_status::filled, {});
  }
}

TEST_CASE("the timer looks again when the next open request runs out") {
  auto later = awaited(1);
  later.answer_by = ends + 1h;
  CHECK(next_answer_by(asks{later, awaited(0)}, now) == ends);
  CHECK(next_answer_by(asks{later, awaited(0)}, ends) == ends + 1h);
  CHECK_FALSE(next_answer_by(asks{later, awaited(0)}, ends + 1h));
  CHECK_FALSE(next_answer_by(asks{accepted(0), declined(1)}, now));
}
