// SPDX-License-Identifier: Apache-2.0
#include "server/app/change_series.hpp"
#include "server/app/grants.hpp"
#include "server/app/move_hour.hpp"
#include "server/app/run_hour.hpp"
#include "server/app/series_dates.hpp"
#include "tests/simulation/crowd.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::tests {
namespace {

template <class Answer>
std::string word(Answer const& answer) {
  return answer ? "" : std::string{to_string(answer.error())};
}

scheduler::date local_day(timeline& in, instant when) {
  auto const wall = in.in().zone().get("Europe/Helsinki").to_local(when);
  return scheduler::date{std::chrono::floor<std::chrono::days>(wall)};
}

std::vector<booking_id> bookings_of(unit_of_work const& unit, std::string const& hour,
                                    std::set<std::string> const& subjects) {
  std::vector<booking_id> ids;
  for (auto const& one : unit.bookings().of_occurrence({hour})) {
    if (subjects.contains(one.subject.value) && one.state != booking_state::waiting) ids.push_back(one.id);
  }
  return ids;
}

}  // namespace

template <class Act>
void crowd::facilitate(std::string const& hour, std::string const& name, Act&& act, timeline::plain_deed const& plain) {
  auto const& people = series_of(hour);
  in_.deed(
      people.facilitator, name + " " + hour,
      [&](unit_of_work& unit, context const& ctx) { return word(act(unit, ctx, occurrence_id{hour})); }, plain);
}

void crowd::hold(std::string const& hour) {
  facilitate(hour, "hold", hold_hour, [&](reference& all) { return all.hold(hour); });
}

void crowd::release(std::string const& hour) {
  facilitate(hour, "release", release_hour, [&](reference& all) { return all.release(hour, in_.now()); });
}

void crowd::cancel(std::string const& hour) {
  if (!in_.one_in(3)) return;
  facilitate(
      hour, "cancel",
      [](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
        return cancel_hour(unit, ctx, id, "Sairastapaus", std::nullopt);
      },
      [&](reference& all) { return all.cancel(hour, in_.now()); });
}

void crowd::reinstate(std::string const& hour) {
  bool const short_notice = in_.one_in(2);
  facilitate(
      hour, "reinstate",
      [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
        auto const notice = short_notice ? scheduler::short_notice::confirmed : scheduler::short_notice::not_confirmed;
        return reinstate_hour(unit, ctx, id, notice, std::nullopt);
      },
      [&](reference& all) { return all.reinstate(hour, short_notice, in_.now()); });
}

void crowd::start(std::string const& hour) {
  bool const by_member = in_.one_in(4);
  facilitate(
      hour, by_member ? "take over" : "start",
      [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
        using scheduler::starter;
        return start_hour(unit, ctx, id, by_member ? starter::core_member : starter::facilitator_or_deputy);
      },
      [&](reference& all) { return all.start(hour, by_member, in_.now()); });
}

void crowd::end(std::string const& hour) {
  std::set<std::string> not_reached;
  for (auto const& subject : in_.plain().seated(hour)) {
    if (in_.one_in(3)) not_reached.insert(subject);
  }
  facilitate(
      hour, fmt::format("end, {} not reached", not_reached.size()),
      [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
        return end_hour(unit, ctx, id, bookings_of(unit, hour, not_reached));
      },
      [&](reference& all) { return all.end(hour, not_reached, in_.now()); });
}

void crowd::report(std::string const& hour) {
  auto const& plain = in_.plain().hours.at(hour);
  std::set<std::string> named;
  for (auto const& [id, one] : in_.plain().cases) {
    bool const was_here = one.seat == hour || one.moved_from.contains(hour);
    if (was_here && one.ended == plain_case::end::none && in_.one_in(2)) named.insert(id);
  }
  if (plain.at == stage::lapsed) {
    return facilitate(hour, "report held", report_held, [&](reference& all) { return all.report_held(hour); });
  }
  bool const discussed = plain.asked == plain_hour::question::discussed;
  facilitate(
      hour, discussed ? "report discussed" : "report not reached",
      [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
        auto const bookings = bookings_of(unit, hour, named);
        return discussed ? report_discussed(unit, ctx, id, bookings) : report_not_reached(unit, ctx, id, bookings);
      },
      [&](reference& all) {
        return discussed ? all.report_discussed(hour, named, in_.now())
                         : all.report_not_reached(hour, named, in_.now());
      });
}

// R7. Whether the new times fit is for the calendar's own tests; that everything follows them is for this one.
void crowd::move_hour(std::string const& hour) {
  if (!in_.one_in(3)) return;
  auto const day = std::chrono::sys_days{local_day(in_, in_.plain().hours.at(hour).clock.start)} +
                   std::chrono::days{in_.below(4) - 1};
  auto const start = std::chrono::hours{9 + in_.below(6)};
  auto const move = [&](unit_of_work& unit, context const& ctx, occurrence_id const& id) {
    return server::move_hour(unit, ctx, id, scheduler::date{day}, start, std::nullopt);
  };
  std::optional<scheduler::occurrence_clock> moved_to;
  auto const fits = in_.rehearse([&](unit_of_work& unit, context const& ctx) {
    auto const result = move(unit, ctx, {hour});
    if (result) moved_to = result->clock;
    return word(result);
  });
  facilitate(hour, "move the hour", move, [&](reference& all) {
    if (auto const why = all.may_move_hour(hour); !why.empty() || !moved_to) return why.empty() ? fits : why;
    return all.move_hour(
        hour, *moved_to,
        in_.in().zone().get("Europe/Helsinki").to_instant(std::chrono::local_days{day.time_since_epoch()} + start),
        in_.now());
  });
}

void crowd::lay_break(std::string const& hour) {
  auto const& series = series_of(hour);
  auto const first = std::chrono::sys_days{local_day(in_, in_.now())} + std::chrono::days{in_.below(20)};
  scheduler::date_range const gap{scheduler::date{first}, scheduler::date{first + std::chrono::days{7 + in_.below(8)}}};
  std::vector<std::pair<instant, std::string>> covered;
  for (auto const& [id, one] : in_.plain().hours) {
    auto const day = local_day(in_, one.clock.start);
    if (one.series == series.id && gap.first <= day && day <= gap.last) covered.emplace_back(one.clock.start, id);
  }
  std::ranges::sort(covered, std::greater{});
  std::vector<std::string> latest_first;
  for (auto& [start, id] : covered) latest_first.push_back(std::move(id));
  auto const lay = [&](unit_of_work& unit, context const& ctx) {
    auto const of = unit.all_series().find({series.id}).value();
    auto const after = with_break(ctx, of, gap);
    if (!after) return std::string{"invalid-input"};
    auto const saved =
        change_series(unit, ctx, {.after = *after, .seen_version = of.version, .act = series_act::dates});
    return saved ? std::string{} : std::string{to_string(saved.error().code)};
  };
  // An hour that was moved beside another one may be in the way; that is for the calendar's own tests.
  auto const fits = in_.rehearse(lay);
  in_.deed(series.owner, "lay a break over " + series.id, lay, [&](reference& all) {
    if (fits.empty()) all.lay_break(latest_first, in_.now());
    return fits;
  });
}

void crowd::come_or_go(std::string const& hour) {
  auto const& series = series_of(hour);
  auto const who = someone(in_.people().newcomers);
  grant const membership{
      .person = {who}, .granted = role::core_member, .series = series_id{series.id}, .organisation = std::nullopt};
  bool const goes = in_.plain().members.at(series.id).contains(who);
  in_.deed(
      series.owner, (goes ? "remove " : "add ") + who,
      [&](unit_of_work& unit, context const& ctx) {
        return word(goes ? revoke_role(unit, ctx, membership) : grant_role(unit, ctx, membership));
      },
      [&](reference& all) {
        auto& members = all.members.at(series.id);
        goes ? static_cast<void>(members.erase(who)) : static_cast<void>(members.insert(who));
        for (auto const& [id, one] : all.hours) {
          bool const ahead = in_.now() < one.clock.end && one.clock.start < in_.now() + 35 * 24h;
          if (one.series == series.id && ahead) all.touched.insert(id);
        }
        return std::string{};
      });
}

}  // namespace matala::tests
