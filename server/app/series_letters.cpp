// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_letters.hpp"

#include "server/app/circle.hpp"
#include "server/app/letters.hpp"
#include "server/app/secrets.hpp"
#include "server/ports/change_lines.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace matala::server {
namespace {

enum class reader { member, facilitator };

std::optional<change_kind> kind_of(hour_change what, reader who) {
  switch (what) {
    case hour_change::moved: return change_kind::moved;
    case hour_change::cancelled: return change_kind::cancelled;
    case hour_change::skipped: return change_kind::skipped;
    case hour_change::back: return change_kind::back;
    case hour_change::added: return change_kind::added;
    case hour_change::asked_to_move:
    case hour_change::asked_to_drop:
      return who == reader::facilitator ? std::optional{change_kind::waits} : std::nullopt;
    case hour_change::adjusted: return std::nullopt;
  }
  return std::nullopt;
}

std::vector<change_line> lines_for(reader who, series_plan const& plan) {
  std::vector<change_line> lines;
  for (auto const& hour : plan.hours) {
    auto const kind = kind_of(hour.what, who);
    if (!kind) continue;
    bool const moved = *kind == change_kind::moved;
    auto const& times = moved || *kind == change_kind::waits ? hour.before.clock : hour.after.clock;
    change_line line{.kind = *kind, .start = times.start, .end = times.end};
    if (moved) {
      line.new_start = hour.after.clock.start;
      line.new_end = hour.after.clock.end;
    }
    lines.push_back(line);
  }
  return lines;
}

struct digest {
  person to;
  std::vector<change_line> lines;
};

std::vector<digest> digests_of(unit_of_work const& unit, series const& of, series_plan const& plan) {
  std::vector<digest> all;
  auto const add = [&](std::vector<person> const& people, reader who) {
    for (auto const& one : people) {
      bool const known = std::ranges::any_of(all, [&](digest const& made) { return made.to.id == one.id; });
      if (auto lines = lines_for(who, plan); !known && !lines.empty()) all.push_back({one, std::move(lines)});
    }
  };
  add(facilitating_people(unit, of.id), reader::facilitator);
  add(owning_people(unit, of.id), reader::facilitator);
  add(invited_people(unit, of.id), reader::member);
  return all;
}

// Presenters of cases on the waitlist to whom no calendar entry says when the hour is.
std::vector<person> only_in_line(unit_of_work const& unit, occurrence const& hour,
                                 std::vector<calendar_standing> const& told) {
  std::vector<person> people;
  for (auto const& held : unit.bookings().waiting(hour.id)) {
    bool const expects = std::ranges::find(told, held.presenter, &calendar_standing::person) != told.end();
    bool const known = std::ranges::find(people, held.presenter, &person::id) != people.end();
    if (auto const who = unit.people().find(held.presenter); who && !expects && !known) people.push_back(*who);
  }
  return people;
}

}  // namespace

void tell_moved(unit_of_work& unit, context const& ctx, occurrence& hour, scheduler::instant previous_start) {
  auto const told = unit.outbox().expecting(hour.uid);
  auto const was = mail_parameter::text_of(previous_start);
  if (!told.empty()) ++hour.sequence;
  for (auto const& to : told) {
    post_to_standing(unit, ctx, hour, to,
                     {.kind = mail_kind::hour_moved,
                      .method = calendar_method::request,
                      .parameters = {{std::string{mail_parameter::previous_start}, was}}});
  }
  for (auto const& who : only_in_line(unit, hour, told)) {
    post(unit, ctx, hour, who,
         {.kind = mail_kind::hour_moved,
          .subject = was,
          .parameters = {{std::string{mail_parameter::previous_start}, was},
                         {std::string{mail_parameter::path}, "/bookings"}}});
  }
}

int people_told_of_move(unit_of_work const& unit, occurrence const& hour) {
  auto const told = unit.outbox().expecting(hour.uid);
  std::set<person_id> people;
  for (auto const& to : told) people.insert(to.person);
  return static_cast<int>(people.size() + only_in_line(unit, hour, told).size());
}

void tell_clock_pulled(unit_of_work& unit, context const& ctx, occurrence const& hour) {
  for (auto const& who : facilitating_people(unit, hour.series)) {
    post(unit, ctx, hour, who,
         {.kind = mail_kind::facilitator_clock_pulled, .subject = mail_parameter::text_of(hour.clock.cutoff)});
  }
}

int tell_series_changed(unit_of_work& unit, context const& ctx, series const& of, series_plan const& plan) {
  auto const all = digests_of(unit, of, plan);
  for (auto const& [to, lines] : all) {
    unit.outbox().enqueue({.id = new_id<mail_id>(ctx.random),
                           .dedupe = fmt::format("series_changed/{}/{}/{}", of.id.value, of.version, to.email),
                           .kind = mail_kind::series_changed,
                           .recipient = to.id,
                           .address = to.email,
                           .lang = to.lang,
                           .parameters = {{std::string{mail_parameter::path}, "/sessions"},
                                          {std::string{mail_parameter::organiser}, of.organiser_address},
                                          {std::string{mail_parameter::zone}, of.zone},
                                          {std::string{mail_parameter::changes}, text_of(lines)}},
                           .message_id = fmt::format("{}@{}", random_word(ctx.random), ctx.rules.mail_host),
                           .created = ctx.now,
                           .deadline = ctx.now + std::chrono::days{7},
                           .next_try = ctx.now});
  }
  return static_cast<int>(all.size());
}

int people_told(unit_of_work const& unit, series const& of, series_plan const& plan) {
  return static_cast<int>(digests_of(unit, of, plan).size());
}

}  // namespace matala::server
