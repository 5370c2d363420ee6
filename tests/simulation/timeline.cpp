// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/timeline.hpp"

#include "server/app/next_look.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>

namespace matala::tests {
namespace {

constexpr std::size_t steps_shown = 14;
constexpr int one_operation_in_dies = 90;

plain_working_time working_time(installation const& in) {
  return {.calendar = &in.rules().calendar,
          .zone = &in.zone().get("Europe/Helsinki"),
          .counted = {{"weekly", scheduler::counted_days::working_days},
                      {"biweekly", scheduler::counted_days::every_day},
                      {"monthly", scheduler::counted_days::working_days}}};
}

}  // namespace

timeline::timeline(unsigned seed, seeded_fault const& fault)
    : in_(seed), plain_(working_time(in_)), fault_(fault), random_(seed), town_(found_town(in_, plain_, seed)) {
  in_.begin();
  follow_tick();
}

void timeline::note(std::string const& what) {
  steps_.push_back(fmt::format("{:%F %T} {}", std::chrono::floor<std::chrono::seconds>(now()), what));
  if (steps_.size() > steps_shown) steps_.pop_front();
}

void timeline::require(std::string const& nothing_wrong) {
  if (!nothing_wrong.empty()) throw broken_invariant{nothing_wrong};
}

void timeline::meddle(seeded_fault::meddling with) {
  if (with) in_.data().transact([&](unit_of_work& unit) { with(unit, now()); });
}

void timeline::arm() {
  if (!one_in(one_operation_in_dies)) return;
  switch (below(3)) {
    case 0: return in_.death().arm(moment::inside_transaction, 1 + below(30));
    case 1: return in_.death().arm(moment::after_commit, 1 + below(3));
    case 2: return in_.death().arm(moment::after_acceptance, 1 + below(4));
  }
}

bool timeline::dies_in(std::function<void()> const& work) {
  arm();
  try {
    work();
  } catch (process_died const&) {
    note("the process dies");
    return true;
  }
  in_.death().disarm();
  return false;
}

void timeline::compare() {
  std::set<std::string> changed = std::exchange(plain_.touched, {});
  for (auto const& id : in_.data().take_changed()) changed.insert(id.value);
  require(difference(in_, plain_, changed));
  require(in_.mail().broken());
  require(in_.trouble());
  unheard_.merge(changed);
}

// What the reference makes of a look at the clock.
void timeline::follow_tick() {
  require(learn_hours(in_, plain_));
  for (auto const& series : town_.series) {
    for (auto const& id : plain_.due(series.id, now())) plain_.look_at(id, now());
  }
  compare();
  bool const idle = in_.read([&](unit_of_work const& unit) { return unit.occurrences().count_due(now()) == 0; });
  require(idle ? "" : "something is due after a tick");
}

// Each hour is one transaction: of each series, some first ones were done and the rest was not.
void timeline::recover_tick() {
  require(learn_hours(in_, plain_));
  for (auto const& series : town_.series) {
    auto const due = plain_.due(series.id, now());
    auto whole = plain_;
    for (auto const& id : due) whole.look_at(id, now());
    auto const looked_at = whole.touched;
    auto next = due.begin();
    for (;;) {
      auto const wrong = difference(in_, plain_, looked_at);
      if (wrong.empty()) break;
      if (next == due.end()) require("after a death in a tick: " + wrong);
      plain_.look_at(*next++, now());
    }
  }
}

void timeline::begin_again() {
  meddle(fault_.after_crash);
  in_.time().at += random_downtime();
  note("starts again");
  meddle(fault_.before_tick);
  in_.begin();
  follow_tick();
  meddle(fault_.after_tick);
}

std::chrono::seconds timeline::random_downtime() {
  if (one_in(6)) return std::chrono::hours{24 + below(72)};
  if (one_in(3)) return std::chrono::hours{1 + below(30)};
  return std::chrono::seconds{1 + below(900)};
}

void timeline::tick() {
  meddle(fault_.before_tick);
  if (dies_in([&] { in_.tick_once(); })) {
    in_.rise();
    recover_tick();
    return begin_again();
  }
  follow_tick();
  meddle(fault_.after_tick);
}

void timeline::post() {
  if (!dies_in([&] { in_.deliver(); })) return require(in_.mail().broken());
  in_.rise();
  begin_again();
}

std::string timeline::deed(std::string const& who, std::string const& name, real_deed const& real,
                           plain_deed const& plain) {
  ++deeds_;
  meddle(fault_.before_deed);
  auto const before = plain_;
  auto const expected = plain(plain_);
  if (!expected.empty()) {
    // A refusal changes nothing.
    plain_ = before;
  }
  std::string answer;
  bool const died = dies_in([&] {
    auto const result = in_.data().transact([&](unit_of_work& unit) -> std::expected<void, std::string> {
      auto refusal = real(unit, in_.acting(who));
      if (!refusal.empty()) return std::unexpected(std::move(refusal));
      return {};
    });
    answer = result ? "" : result.error();
  });
  note(fmt::format("{}: {} {}", who, name, died ? "and the process dies" : answer));
  if (died) {
    in_.rise();
    auto touched = plain_.touched;
    for (auto const& id : in_.data().take_changed()) touched.insert(id.value);
    if (!difference(in_, plain_, touched).empty() || !same_members(in_, plain_)) plain_ = before;
    plain_.touched.merge(touched);
    compare();
    begin_again();
    return "died";
  }
  if (answer != expected) {
    require(fmt::format("{} by {} was answered \"{}\", should be \"{}\"", name, who, answer, expected));
  }
  compare();
  meddle(fault_.after_deed);
  post();
  return answer;
}

std::string timeline::rehearse(real_deed const& real) {
  auto const result = in_.data().transact([&](unit_of_work& unit) -> std::expected<void, std::string> {
    return std::unexpected(real(unit, in_.acting("")));
  });
  return result.error();
}

void timeline::live_until(instant when) {
  while (now() < when) {
    auto const next = in_.read([&](unit_of_work const& unit) -> std::optional<instant> {
      auto const due = unit.occurrences().due(when, 1);
      auto const hour = due.empty() ? std::nullopt : unit.occurrences().find(due.front());
      if (!hour) return std::nullopt;
      return std::clamp(next_look(unit, in_.acting(""), *hour).value_or(when), now(), when);
    });
    if (!next) break;
    bool const told = in_.read([&](unit_of_work const& unit) { return unit.occurrences().count_due(*next) > 0; });
    if (!told) {
      // It was told a time at which the clock stood before it was set back: late by as much, and no more.
      require(now() < set_back_from_ ? "" : "something is due and the timer was told to look later");
      in_.time().at = std::min(now() + 10min, when);
      continue;
    }
    in_.time().at = *next;
    note("tick");
    tick();
    post();
  }
  in_.time().at = std::max(now(), when);
}

void timeline::stop_for(std::chrono::seconds length) {
  ++jumps_;
  note("the server is stopped");
  in_.time().at += length;
  begin_again();
}

void timeline::put_clock(std::chrono::seconds by) {
  ++jumps_;
  for (auto& [id, hour] : plain_.hours) hour.has_begun = hour.has_begun || hour.clock.start <= now();
  set_back_from_ = std::max(set_back_from_, now());
  in_.time().at += by;
  note(fmt::format("the clock was put by {}", by));
  tick();
  post();
}

void timeline::rest() {
  post();
  require(unwritten(in_, std::exchange(plain_.owed, {})));
  for (auto const& id : std::exchange(unheard_, {})) {
    auto const check = misinformed(in_, plain_, id);
    require(check.wrong);
    if (check.pending) unheard_.insert(id);
  }
}

}  // namespace matala::tests
