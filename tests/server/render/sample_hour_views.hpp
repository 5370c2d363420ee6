// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/facilitate_hour.hpp"
#include "server/render/views/facilitate_list.hpp"
#include "server/render/views/session.hpp"
#include "server/render/views/sessions.hpp"
#include "tests/server/render/sample_booking_views.hpp"

namespace matala::server {

inline constexpr std::string_view sample_rules_text =
    "Konsultaatiossa puhutaan tilanteesta,\nei henkilöstä.\n\n## Ennen tuntia\n- Kirjoita ilman nimiä.\n"
    "- Tarkista peitetty teksti.\n\n## Tunnilla\nKuuntelemme ja kysymme.\n\n- Emme arvaile, kuka asiakas on.\n";

inline agenda_case sample_agenda_case(std::string id, std::string code, int place) {
  agenda_case item;
  item.id = {std::move(id)};
  item.code = std::move(code);
  item.place = place;
  item.text = sample_masked_text();
  item.can_hide = true;
  return item;
}

inline session_view sample_running_session() {
  session_view view;
  view.id = {"h1"};
  view.when = sample_hour();
  view.site = "Keskustan toimipiste";
  view.facilitator = "Liisa Malli";
  view.state = scheduler::occurrence_state::running;
  view.decide = view.when.start - std::chrono::hours(21);
  auto now = sample_agenda_case("b1", "K-7F3Q", 1);
  now.presenter = "Aino Esimerkki, Esimerkin kaupunki";
  now.is_own = true;
  now.urgent = urgency::deadline_before_next_hour;
  now.follow_up = "K-P8QQ";
  auto hidden = sample_agenda_case("b2", "K-92HD", 2);
  hidden.visibility = case_visibility::hidden;
  hidden.can_mask = true;
  auto unreleased = sample_agenda_case("b5", "K-R3V1", 5);
  unreleased.released = false;
  unreleased.text = {};
  unreleased.can_hide = false;
  auto often = sample_agenda_case("b3", "K-M2XA", 3);
  often.moves = 2;
  auto removed = sample_agenda_case("b4", "K-QQ11", 4);
  removed.visibility = case_visibility::removed;
  removed.state = booking_state::withdrawn;
  view.agenda = {now, hidden, often, removed, unreleased};
  view.current_case = booking_id{"b1"};
  view.meeting_link = "https://meet.example.org/tunti-1";
  view.ground_rules = parse_ground_rules(sample_rules_text);
  view.controls = {false, true, true, true};
  return view;
}

inline session_view sample_cancelled_session() {
  auto view = sample_running_session();
  view.state = scheduler::occurrence_state::cancelled;
  view.cause = cancel_cause::person;
  view.reason = "Fasilitaattori on sairastunut.";
  view.agenda.clear();
  view.current_case.reset();
  view.meeting_link.reset();
  view.controls = {};
  return view;
}

inline sessions_view sample_sessions() {
  using enum scheduler::occurrence_state;
  sessions_view view;
  view.hours = {{{"h1"}, sample_hour(), "Keskustan toimipiste", confirmed, cancel_cause::none, 2},
                {{"h2"}, sample_hour(1), "Keskustan toimipiste", open, cancel_cause::none, 3, true},
                {{"h3"}, sample_hour(2), "Rantakylän palvelukeskus", cancelled, cancel_cause::no_cases, 0}};
  return view;
}

inline facilitate_list_view sample_facilitate_list() {
  using enum scheduler::occurrence_state;
  facilitated_hour hour;
  hour.id = {"h1"};
  hour.when = sample_hour();
  hour.site = "Keskustan toimipiste";
  hour.places = 3;
  hour.decide = hour.when.start - std::chrono::hours(21);
  hour.state = confirmed;
  hour.question = open_question::no_cases_after_lock;
  auto next = hour;
  next.id = {"h2"};
  next.when = sample_hour(1);
  next.state = open;
  next.question = open_question::none;
  next.is_full = true;
  next.waiting = 2;
  auto in_any_case = next;
  in_any_case.asks_too_few = true;
  in_any_case.when = sample_hour(2);
  in_any_case.hold = scheduler::hold_flag::held;
  auto enough = next;
  enough.when = sample_hour(3);
  enough.need = 1;
  auto cancelled_hour = hour;
  cancelled_hour.id = {"h9"};
  cancelled_hour.when = sample_hour(4);
  cancelled_hour.state = cancelled;
  cancelled_hour.question = open_question::none;
  cancelled_hour.mails_not_accepted = 2;
  return {{hour, next, in_any_case, enough, cancelled_hour}};
}

inline facilitate_hour_view sample_facilitate_hour() {
  facilitate_hour_view view;
  view.id = {"h1"};
  view.when = sample_hour();
  view.site = "Keskustan toimipiste";
  view.series = {"s1"};
  view.can_keep_members = true;
  view.experts.people = {{{"p1"}, "Liisa Malli", "", expert_answer::declined, {}, "", false, false},
                         {{"p2"},
                          "Kalle Kela",
                          "Kela",
                          expert_answer::partly,
                          presence_window{std::chrono::minutes(10), std::chrono::minutes(30)},
                          "",
                          true,
                          true},
                         {{"p3"}, "Kaisa Koe", "", expert_answer::substituted, {}, "Maija Malli", false, false}};
  view.experts.can_mark = view.experts.nobody_leads = true;
  view.experts.unfilled = {"Velkaneuvonta"};
  view.experts.shortfalls = {{"K-7F3Q", "Velkaneuvonta", shortfall_choice::written},
                             {"K-M2XA", "Velkaneuvonta", std::nullopt}};
  view.experts.conflicts = {"K-7F3Q"};
  view.experts.clashes = {{"Kalle Kela", sample_hour(), "Rantakylä"}};
  auto const start = view.when.start;
  view.clock.opens = start - std::chrono::days(28);
  view.clock.cutoff = start - std::chrono::hours(21);
  view.clock.decide = view.clock.cutoff;
  view.clock.lock = start - std::chrono::hours(18);
  view.clock.start = start;
  view.clock.end = view.when.end;
  view.need = 2;
  view.places = 3;
  view.revision = 7;
  view.can_hold = true;
  view.can_cancel = true;
  view.bookings = {{{"b1"},
                    "K-7F3Q",
                    1,
                    booking_state::booked,
                    case_visibility::shown,
                    "Aino Esimerkki",
                    "Esimerkin kaupunki",
                    0,
                    true},
                   {{"b2"},
                    "K-92HD",
                    2,
                    booking_state::booked,
                    case_visibility::hidden,
                    "Olli Näyte",
                    "Esimerkin hyvinvointialue",
                    2,
                    true},
                   {{"b4"},
                    "K-QQ11",
                    3,
                    booking_state::withdrawn,
                    case_visibility::removed,
                    "Olli Näyte",
                    "Esimerkin hyvinvointialue",
                    0,
                    false}};
  auto waiting = view.bookings.front();
  waiting.id = {"b8"};
  waiting.place = 0;
  waiting.state = booking_state::waiting;
  waiting.position = 1;
  waiting.is_offered = true;
  waiting.urgent = urgency::situation_worsens;
  waiting.asked = false;
  view.bookings.push_back(waiting);
  view.bookings.front().review = review_state::awaiting;
  view.reviews = {{{"b1"}, "K-7F3Q", review_state::awaiting, sample_masked_text(), 1, ""},
                  {{"b8"}, "K-92HD", review_state::returned, sample_masked_text(), 2, "Peitä työnantajan toimiala."}};
  view.asks_too_few = true;
  view.is_full = true;
  int reply = 0;
  for (auto const state : {mail_state::sent, mail_state::queued, mail_state::sending, mail_state::deferred,
                           mail_state::dead, mail_state::expired, mail_state::superseded}) {
    view.told.push_back({"Liisa Malli", "liisa.malli@kunta.example.org", mail_kind::invitation, state, reply, start});
    reply = reply == 0 ? 250 : reply + 100;
  }
  view.members = {{"Liisa Malli", "Esimerkin kaupunki", role::facilitator, "050 000 0000"},
                  {"Kaisa Koe", "", role::core_member, ""}};
  return view;
}

/// A comment on one of two cases was refused.
inline facilitate_hour_view sample_refused_comment() {
  auto view = sample_facilitate_hour();
  view.reviews.back().review = review_state::awaiting;
  view.error = manage_error::comment_identifies;
  view.answered = view.reviews.front().id;
  view.typed_comment = "Peitä Maija Virtanen.";
  return view;
}

inline facilitate_hour_view sample_cancelled_hour() {
  auto view = sample_facilitate_hour();
  view.state = scheduler::occurrence_state::cancelled;
  view.cause = cancel_cause::person;
  view.reason = "Fasilitaattori on sairastunut.";
  view.can_hold = view.can_cancel = false;
  view.can_reinstate = view.short_notice = true;
  view.error = manage_error::late_notice;
  view.bookings.clear();
  view.reviews.clear();
  view.told.clear();
  return view;
}

}  // namespace matala::server
