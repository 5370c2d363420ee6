// SPDX-License-Identifier: Apache-2.0
#include "server/app/letters.hpp"

#include "server/app/circle.hpp"
#include "server/app/hour_people.hpp"
#include "server/app/secrets.hpp"
#include "server/app/snapshot.hpp"
#include "server/ports/mail_parameters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::server {
namespace {

// A mail that comes too late helps nobody; a cancellation is worth sending for as long as somebody may still turn up.
scheduler::instant deadline_of(mail_kind kind, occurrence const& hour, scheduler::instant now) {
  auto const after_hour = std::max(hour.clock.end, now) + std::chrono::hours{24};
  switch (kind) {
    case mail_kind::nudge: return hour.clock.cutoff;
    case mail_kind::reminder:
    case mail_kind::facilitator_reinstatement_asked: return hour.clock.start;
    case mail_kind::facilitator_review_asked: return hour.clock.end;
    case mail_kind::waitlist_offer:
    case mail_kind::facilitator_returned_cases:
    case mail_kind::facilitator_too_few_cases: return hour.clock.decide;
    case mail_kind::sign_in: return now + std::chrono::minutes{30};
    case mail_kind::invitation:
    case mail_kind::booking_confirmation:
    case mail_kind::booking_withdrawn:
    case mail_kind::hour_confirmed:
    case mail_kind::hour_cancelled:
    case mail_kind::hour_reinstated:
    case mail_kind::membership_ended:
    case mail_kind::case_moved:
    case mail_kind::case_without_place:
    case mail_kind::waitlist_joined:
    case mail_kind::waitlist_promoted:
    case mail_kind::case_hidden:
    case mail_kind::case_returned:
    case mail_kind::facilitator_no_cases:
    case mail_kind::facilitator_late_booking:
    case mail_kind::facilitator_not_reached:
    case mail_kind::facilitator_cases_without_place:
    case mail_kind::owner_lapsed:
    case mail_kind::hour_moved:
    case mail_kind::series_changed:
    case mail_kind::facilitator_clock_pulled:
    case mail_kind::expert_accepted:
    case mail_kind::expert_declined:
    case mail_kind::expert_request_withdrawn:
    case mail_kind::competence_unfilled:
    case mail_kind::facilitator_competence_unfilled:
    case mail_kind::owner_without_lead: return after_hour;
    case mail_kind::expert_request:
    case mail_kind::lead_request: return hour.clock.start;
  }
  return after_hour;
}

int priority_of(mail_kind kind) {
  return kind == mail_kind::hour_cancelled ? 1 : 2;
}

std::string invitation_id(unit_of_work const& unit, occurrence const& hour, std::string_view address) {
  for (auto const& sent : unit.outbox().of_occurrence(hour.id)) {
    if (sent.uid == hour.uid && sent.address == address && sent.method == calendar_method::request) {
      return sent.message_id;
    }
  }
  return {};
}

std::string dedupe_of(letter const& what, occurrence const& hour, std::string_view address) {
  // One reminder for an hour, also when it was cancelled and reinstated in between.
  if (what.kind == mail_kind::reminder) return fmt::format("reminder/{}/{}", hour.id.value, address);
  return fmt::format("{}/{}/{}/{}/{}", to_string(what.kind), hour.uid, hour.sequence, what.subject, address);
}

// The page where the reader can do what the mail speaks of: one who has left an hour no longer sees its page. A
// calendar part keeps the address that its REQUEST had.
std::string path_of(letter const& what, occurrence const& hour) {
  bool const elsewhere = what.kind == mail_kind::case_without_place || what.kind == mail_kind::booking_withdrawn ||
                         what.kind == mail_kind::hour_reinstated || what.kind == mail_kind::waitlist_joined ||
                         what.kind == mail_kind::waitlist_offer || what.kind == mail_kind::competence_unfilled ||
                         what.kind == mail_kind::case_returned;
  if (elsewhere && what.method == calendar_method::none) return "/bookings";
  if (what.kind == mail_kind::nudge) return "/hours/" + hour.id.value + "/case";
  bool const was_asked = what.kind == mail_kind::expert_declined || what.kind == mail_kind::expert_request_withdrawn;
  if (was_asked && what.method == calendar_method::none) return "/requests";
  bool const to_decide =
      what.kind == mail_kind::facilitator_too_few_cases || what.kind == mail_kind::facilitator_reinstatement_asked ||
      what.kind == mail_kind::facilitator_competence_unfilled || what.kind == mail_kind::owner_without_lead ||
      what.kind == mail_kind::facilitator_review_asked || what.kind == mail_kind::facilitator_returned_cases;
  return "/hours/" + hour.id.value + (to_decide ? "/manage" : "");
}

struct addressee {
  std::optional<person_id> id;
  std::string address;
  language lang;
};

void enqueue(unit_of_work& unit, context const& ctx, occurrence const& hour, addressee const& to, letter&& what) {
  auto const of_series = unit.all_series().find(hour.series);
  auto const organiser = of_series ? of_series->organiser_address : std::string{};
  what.parameters.emplace(mail_parameter::organiser, hour.organiser.empty() ? organiser : hour.organiser);
  what.parameters.emplace(mail_parameter::zone, of_series ? of_series->zone : std::string{});
  what.parameters.emplace(mail_parameter::path, path_of(what, hour));
  if (auto earlier = invitation_id(unit, hour, to.address); !earlier.empty()) {
    what.parameters.emplace(mail_parameter::references, std::move(earlier));
  }
  bool const has_calendar = what.method != calendar_method::none;
  unit.outbox().enqueue({.id = new_id<mail_id>(ctx.random),
                         .dedupe = dedupe_of(what, hour, to.address),
                         .kind = what.kind,
                         .method = what.method,
                         .recipient = to.id,
                         .address = to.address,
                         .lang = to.lang,
                         .occurrence = hour.id,
                         .uid = has_calendar ? hour.uid : std::string{},
                         .sequence = has_calendar ? hour.sequence : 0,
                         .start = hour.clock.start,
                         .end = hour.clock.end,
                         .parameters = std::move(what.parameters),
                         .message_id = fmt::format("{}@{}", random_word(ctx.random), ctx.rules.mail_host),
                         .priority = priority_of(what.kind),
                         .created = ctx.now,
                         .deadline = deadline_of(what.kind, hour, ctx.now),
                         .next_try = what.not_before.value_or(ctx.now)});
}

}  // namespace

void post(unit_of_work& unit, context const& ctx, occurrence const& hour, person const& to, letter what) {
  enqueue(unit, ctx, hour, {to.id, to.email, to.lang}, std::move(what));
}

void post_to_standing(unit_of_work& unit, context const& ctx, occurrence const& hour, calendar_standing const& to,
                      letter what) {
  auto const who = unit.people().find(to.person);
  enqueue(unit, ctx, hour, {to.person, to.address, who ? who->lang : to.lang}, std::move(what));
}

departure post_departure(unit_of_work& unit, context const& ctx, occurrence& hour, person_id const& who,
                         mail_kind kind) {
  bool const presents = std::ranges::any_of(unit.bookings().holding_places(hour.id),
                                            [&](booking const& held) { return held.presenter == who; });
  bool const invited =
      std::ranges::any_of(invited_people(unit, hour.series), [&](person const& member) { return member.id == who; });
  bool const asked = is_accepted_expert(unit, hour.id, who);
  if (presents || invited || asked) return departure::still_belongs;
  auto const told = unit.outbox().expecting(hour.uid);
  bool const expects = std::ranges::any_of(told, [&](calendar_standing const& to) { return to.person == who; });
  if (!expects) return departure::still_belongs;
  ++hour.sequence;
  for (auto const& to : told) {
    if (to.person == who) post_to_standing(unit, ctx, hour, to, {.kind = kind, .method = calendar_method::cancel});
  }
  // Were the person to come back, the new REQUEST must outrank this CANCEL.
  ++hour.sequence;
  return departure::told;
}

}  // namespace matala::server
