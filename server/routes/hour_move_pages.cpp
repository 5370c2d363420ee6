// SPDX-License-Identifier: Apache-2.0
#include "server/app/move_hour.hpp"
#include "server/app/plan_hour_move.hpp"
#include "server/render/views/facilitate_hour.hpp"
#include "server/render/views/hour_move.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/manage_act.hpp"
#include "server/routes/series_values.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

namespace matala::server {
namespace {

/// Where the form wants the hour; none when it cannot be read.
struct wanted_time {
  scheduler::date day;
  scheduler::time_of_day start;
};

std::optional<wanted_time> wanted_in(form const& fields) {
  auto const day = parse_date(fields.text("move_day"));
  auto const start = parse_time(fields.text("move_start"));
  if (!day || !start) return std::nullopt;
  return wanted_time{*day, *start};
}

move_facts facts_of(hour_move const& plan) {
  return {.revision = plan.before.revision,
          .start = plan.before.clock.start,
          .cutoff = plan.after.clock.cutoff,
          .decide = plan.after.clock.decide,
          .cases = plan.cases,
          .waiting = plan.waiting,
          .told = plan.told};
}

long long seconds_of(scheduler::instant when) {
  return when.time_since_epoch().count();
}

std::string text_of(move_facts const& seen) {
  return fmt::format("{}.{}.{}.{}.{}.{}.{}", seen.revision, seconds_of(seen.start), seconds_of(seen.cutoff),
                     seconds_of(seen.decide), seen.cases, seen.waiting, seen.told);
}

std::optional<move_facts> seen_in(form const& fields) {
  auto const text = fields.text("seen");
  auto const* at = text.data();
  auto const* const end = at + text.size();
  std::array<long long, 7> numbers{};
  for (std::size_t n = 0; n < numbers.size(); ++n) {
    if (n > 0 && (at == end || *at++ != '.')) return std::nullopt;
    auto const [rest, error] = std::from_chars(at, end, numbers[n]);
    if (error != std::errc{}) return std::nullopt;
    at = rest;
  }
  if (at != end) return std::nullopt;
  auto const instant_at = [&](std::size_t n) { return scheduler::instant{std::chrono::seconds{numbers[n]}}; };
  auto const count_at = [&](std::size_t n) { return static_cast<int>(numbers[n]); };
  return move_facts{.revision = count_at(0),
                    .start = instant_at(1),
                    .cutoff = instant_at(2),
                    .decide = instant_at(3),
                    .cases = count_at(4),
                    .waiting = count_at(5),
                    .told = count_at(6)};
}

manage_error error_of(move_refusal why) {
  switch (why) {
    case move_refusal::not_found:
    case move_refusal::decided: return manage_error::invalid_transition;
    case move_refusal::past_midnight: return manage_error::move_past_midnight;
    case move_refusal::too_far: return manage_error::move_too_far;
    case move_refusal::stays: return manage_error::move_stays;
    case move_refusal::too_near: return manage_error::move_too_near;
    case move_refusal::overlaps: return manage_error::move_overlaps;
  }
  std::unreachable();
}

enum class shown { first_time, changed_meanwhile };

/// What the move would do now, in words; or the hour's page with the reason why it cannot be.
response words_page(call const& from, form const& fields, shown which) {
  auto const wanted = wanted_in(fields);
  if (!wanted) return manage_with(from, manage_error::move_unreadable, 422, fields);
  std::optional<move_refusal> refused;
  auto const view = from.with.data.read([&](unit_of_work const& unit) -> hour_move_view {
    auto const plan = plan_hour_move(unit, from.acting(), hour_in_path(from), wanted->day, wanted->start);
    auto const found = find_hour(from, unit, hour_in_path(from));
    if (!plan || !found) {
      refused = plan ? move_refusal::not_found : plan.error();
      return {};
    }
    auto const facts = facts_of(*plan);
    return {.id = plan->before.id,
            .site = found->place.name,
            .when = found->when,
            .to = {plan->after.clock.start, plan->after.clock.end, found->when.zone},
            .facts = facts,
            .ends_question = plan->before.waiting != waiting_change::none,
            .move_day = std::string{fields.text("move_day")},
            .move_start = std::string{fields.text("move_start")},
            .seen = text_of(facts),
            .changed_meanwhile = which == shown::changed_meanwhile,
            .before = seen_in(fields)};
  });
  if (refused) return manage_with(from, error_of(*refused), status_of(to_app_errc(*refused)), fields);
  return response::html(
      render_hour_move(from.with.templates, frame_of(from, nav_item::facilitate, manage_page_of(from)), view),
      which == shown::first_time ? 200 : status_of(app_errc::stale_revision));
}

}  // namespace

response post_move_hour(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  if (fields->has("edit")) return manage_with(from, std::nullopt, 200, *fields);
  return words_page(from, *fields, shown::first_time);
}

response post_move_hour_confirm(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const wanted = wanted_in(*fields);
  auto const seen = seen_in(*fields);
  auto const outcome = from.with.data.transact([&](unit_of_work& unit) -> act_answer {
    if (!wanted) return std::unexpected(app_errc::invalid_input);
    auto const id = hour_in_path(from);
    auto const hour = unit.occurrences().find(id);
    auto const ctx = from.acting(hour ? acting_role(unit, from.who->id, hour->series) : "facilitator");
    auto const plan = plan_hour_move(unit, ctx, id, wanted->day, wanted->start);
    if (!plan) return std::unexpected(to_app_errc(plan.error()));
    if (seen != facts_of(*plan)) return std::unexpected(app_errc::stale_revision);
    return move_hour(unit, ctx, id, wanted->day, wanted->start, seen->revision);
  });
  if (outcome) return response::see_other(manage_page_of(from) + "?done=hour-moved");
  // Whether it is stale or cannot be at all: what holds now says it best.
  return words_page(from, *fields, shown::changed_meanwhile);
}

}  // namespace matala::server
