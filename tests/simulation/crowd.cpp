// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/crowd.hpp"

#include "server/app/answer_request.hpp"
#include "server/app/move_case.hpp"
#include "server/app/waitlist.hpp"
#include "server/app/withdraw_case.hpp"

#include <algorithm>

namespace matala::tests {
namespace {

std::string word(std::expected<void, app_errc> const& answer) {
  return answer ? "" : std::string{to_string(answer.error())};
}

}  // namespace

std::vector<std::string> crowd::near() const {
  std::vector<std::string> found;
  for (auto const& [id, hour] : in_.plain().hours) {
    bool const is_near = hour.clock.start - 15 * 24h < in_.now() && in_.now() < hour.clock.end + 4 * 24h;
    if (is_near && hour.at != stage::skipped) found.push_back(id);
  }
  return found;
}

instant crowd::next_moment() {
  auto const by_chance = in_.now() + std::chrono::minutes{1 + in_.below(28 * 60)};
  std::vector<instant> deadlines;
  for (auto const& id : near()) {
    auto const& clock = in_.plain().hours.at(id).clock;
    for (auto const when : {clock.cutoff, clock.cutoff, clock.decide, clock.lock, clock.start - 2h, clock.start - 1h,
                            clock.start, clock.start, clock.end, clock.end, clock.end + 24h}) {
      if (in_.now() < when && when < by_chance) deadlines.push_back(when);
    }
  }
  if (deadlines.empty() || in_.one_in(3)) return by_chance;
  auto const at = deadlines[pick(deadlines.size())];
  if (in_.one_in(2)) return at + std::chrono::seconds{in_.below(3) - 1};
  return std::max(in_.now(), at + std::chrono::minutes{in_.below(120) - 60});
}

town_series const& crowd::series_of(std::string const& hour) const {
  auto const& all = in_.people().series;
  return *std::ranges::find(all, in_.plain().hours.at(hour).series, &town_series::id);
}

std::string crowd::case_of(std::string const& hour) {
  auto const seats = in_.plain().seated(hour);
  return seats.empty() ? "" : seats[pick(seats.size())];
}

std::string crowd::waiting_case_of(std::string const& hour) {
  auto const line = in_.plain().line(hour);
  return line.empty() ? "" : line[pick(line.size())];
}

void crowd::act() {
  auto const hours = near();
  if (hours.empty()) return;
  // The nearer, the likelier.
  auto hour = hours[pick(hours.size())];
  for (int tries = 0; tries < 3; ++tries) {
    auto const& other = hours[pick(hours.size())];
    auto const distance = [&](std::string const& id) {
      auto const away = in_.plain().hours.at(id).clock.start - in_.now();
      return away < away.zero() ? -away : away;
    };
    if (distance(other) < distance(hour)) hour = other;
  }
  if (in_.one_in(12)) return come_or_go(hour);
  if (in_.one_in(120)) return lay_break(hour);
  switch (in_.plain().hours.at(hour).at) {
    case stage::planned:
    case stage::open: return with_open(hour);
    case stage::closed: return with_undecided(hour);
    case stage::confirmed: return with_confirmed(hour);
    case stage::cancelled: return in_.one_in(2) ? reinstate(hour) : bring(hour);
    case stage::running: return end(hour);
    case stage::held:
    case stage::lapsed: return with_past(hour);
    case stage::skipped:
    case stage::archived: return;
  }
}

void crowd::with_open(std::string const& hour) {
  static constexpr deed_of_hour deeds[] = {
      &crowd::bring,    &crowd::bring,           &crowd::bring, &crowd::bring,   &crowd::bring,  &crowd::withdraw,
      &crowd::move,     &crowd::leave_line,      &crowd::hold,  &crowd::release, &crowd::cancel, &crowd::move_hour,
      &crowd::withdraw, &crowd::answer_as_expert};
  (this->*deeds[pick(std::size(deeds))])(hour);
}

void crowd::with_undecided(std::string const& hour) {
  static constexpr deed_of_hour deeds[] = {
      &crowd::answer_offer, &crowd::answer_offer, &crowd::withdraw, &crowd::withdraw,   &crowd::bring,
      &crowd::hold,         &crowd::release,      &crowd::cancel,   &crowd::leave_line, &crowd::start};
  (this->*deeds[pick(std::size(deeds))])(hour);
}

void crowd::with_confirmed(std::string const& hour) {
  static constexpr deed_of_hour deeds[] = {&crowd::bring, &crowd::withdraw,         &crowd::withdraw, &crowd::release,
                                           &crowd::hold,  &crowd::answer_as_expert, &crowd::cancel,   &crowd::start};
  bool const may_begin = in_.plain().hours.at(hour).clock.start - 20min <= in_.now();
  if (may_begin && !in_.one_in(5)) return start(hour);
  (this->*deeds[pick(std::size(deeds))])(hour);
}

void crowd::with_past(std::string const& hour) {
  report(hour);
}

void crowd::bring(std::string const& hour) {
  auto const who = someone(in_.people().presenters);
  auto const& plain = in_.plain().hours.at(hour);
  bool const is_full = static_cast<int>(in_.plain().seated(hour).size()) >= plain.places;
  bool const late = plain.at == stage::confirmed ? !in_.one_in(4) : in_.one_in(10);
  std::string const how = is_full && !in_.one_in(3) ? "wait" : late ? "book late" : "book";
  in_.bring_case(who, hour, how);
}

void crowd::withdraw(std::string const& hour) {
  auto const subject = case_of(hour);
  if (subject.empty()) return;
  in_.deed(
      in_.plain().cases.at(subject).presenter, "withdraw " + subject,
      [&](unit_of_work& unit, context const& ctx) {
        return word(withdraw_case(unit, ctx, unit.bookings().latest_of_case({subject})->id));
      },
      [&](reference& all) { return all.withdraw(subject, in_.now()); });
}

void crowd::leave_line(std::string const& hour) {
  auto const subject = waiting_case_of(hour);
  if (subject.empty()) return;
  in_.deed(
      in_.plain().cases.at(subject).presenter, "leave the line " + subject,
      [&](unit_of_work& unit, context const& ctx) {
        return word(withdraw_case(unit, ctx, unit.bookings().waiting_of_case({subject}).front().id));
      },
      [&](reference& all) { return all.leave_lines(subject, in_.now()); });
}

void crowd::move(std::string const& hour) {
  auto const subject = in_.one_in(4) ? waiting_case_of(hour) : case_of(hour);
  if (subject.empty()) return;
  auto const& own = in_.plain().cases.at(subject);
  auto const hours = near();
  auto const to = hours[pick(hours.size())];
  in_.deed(
      own.presenter, "move " + subject + " to " + to,
      [&](unit_of_work& unit, context const& ctx) {
        auto const from = unit.bookings().latest_of_case({subject})->id;
        auto const answer = move_case(unit, ctx, from, {to});
        return answer ? std::string{} : std::string{to_string(answer.error().code)};
      },
      [&](reference& all) { return all.move(subject, to, in_.now()); });
}

void crowd::answer_offer(std::string const& hour) {
  auto const subject = waiting_case_of(hour);
  if (subject.empty()) return;
  bool const yes = !in_.one_in(3);
  in_.deed(
      in_.plain().cases.at(subject).presenter, (yes ? "accept the offer " : "decline the offer ") + subject,
      [&](unit_of_work& unit, context const& ctx) {
        auto const waiting = unit.bookings().waiting({hour});
        auto const own = std::ranges::find(waiting, case_id{subject}, &booking::subject);
        return word(server::answer_offer(unit, ctx, own->id, yes ? offer_answer::accept : offer_answer::decline));
      },
      [&](reference& all) { return all.answer_offer(subject, hour, yes, in_.now()); });
}

void crowd::answer_as_expert(std::string const& hour) {
  auto const asked = in_.in().read([&](unit_of_work const& unit) { return unit.experts().of_occurrence({hour}); });
  std::vector<expert_request> open;
  for (auto const& one : asked) {
    bool const waits = one.answer != expert_answer::withdrawn && in_.now() < one.answer_by;
    if (waits && one.task == request_task::answer) open.push_back(one);
  }
  auto const& plain = in_.plain().hours.at(hour);
  if (open.empty() || plain.at == stage::planned || in_.now() >= plain.clock.start) return;
  auto const one = open[pick(open.size())];
  auto const said = in_.one_in(3) ? expert_answer::declined : expert_answer::accepted;
  in_.deed(
      one.person.value, std::string{to_string(said)},
      [&](unit_of_work& unit, context const& ctx) { return word(answer_request(unit, ctx, one.id, {.answer = said})); },
      [](reference&) { return std::string{}; });
}

}  // namespace matala::tests
