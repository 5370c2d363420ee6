// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/booked.hpp"
#include "server/render/views/case_mask.hpp"
#include "server/render/views/hours.hpp"
#include "server/render/views/my_bookings.hpp"
#include "server/render/views/preview.hpp"
#include "tests/server/render/sample_frame.hpp"

namespace matala::server {

inline listed_hour sample_listed(std::string id, int weeks, scheduler::occurrence_state state, bookability booking,
                                 int free) {
  listed_hour hour;
  hour.id = {std::move(id)};
  hour.when = sample_hour(weeks);
  hour.state = state;
  hour.booking = booking;
  hour.places = 3;
  hour.free = free;
  hour.opens = hour.when.start - std::chrono::days(28);
  hour.cutoff = hour.when.start - std::chrono::hours(21);
  return hour;
}

inline hours_view sample_hours() {
  using enum scheduler::occurrence_state;
  auto holiday = sample_listed("h4", 3, scheduler::occurrence_state::skipped, bookability::closed, 3);
  holiday.cause = cancel_cause::holiday;
  auto none = sample_listed("h6", 5, cancelled, bookability::closed, 3);
  none.cause = cancel_cause::no_cases;
  none.can_ask_reinstatement = true;
  auto full = sample_listed("h3", 2, open, bookability::full, 0);
  full.can_wait = true;
  hours_view view;
  view.series = {
      {{"s1"},
       "Keskustan toimipiste",
       "Esimerkkilä",
       "Esimerkin hyvinvointialue",
       {sample_listed("h1", 0, confirmed, bookability::late, 1), sample_listed("h2", 1, open, bookability::ordinary, 2),
        full, holiday, sample_listed("h5", 4, planned, bookability::not_yet, 3), none}},
      {{"s2"},
       "Rantakylän palvelukeskus",
       "",
       "Esimerkin kaupunki",
       {sample_listed("h7", 1, open, bookability::ordinary, 3), sample_listed("h8", 2, closed, bookability::closed, 1)},
       true}};
  return view;
}

inline hours_view sample_refused_hours() {
  auto view = sample_hours();
  view.refused = refused_booking{"occurrence-full", sample_hour(2),
                                 sample_listed("h2", 1, scheduler::occurrence_state::open, bookability::ordinary, 2)};
  view.refused->waitlist = occurrence_id{"h3"};
  return view;
}

inline chosen_hour sample_chosen() {
  chosen_hour hour;
  hour.id = {"h2"};
  hour.when = sample_hour(1);
  hour.site = "Keskustan toimipiste";
  hour.places = 3;
  hour.free = 2;
  hour.cutoff = hour.when.start - std::chrono::hours(21);
  return hour;
}

inline case_draft sample_draft() {
  case_draft draft;
  draft.text = {"Miten työkyvyn selvittely saadaan käyntiin, kun hoitosuhde on katkennut?",
                "Matti Virtanen, 47 v, Jyväskylästä (hetu 131052-308T) on jäänyt työttömäksi Metsä-Esimerkki Oy:n "
                "tehtaalta 3.2.2026.\nPuoliso soitti numerosta 040 123 4567 ja kertoi, että vuokravelka on kasvanut.",
                "Kelan kuntoutusta on haettu kerran.", ""};
  draft.age_band = "45-49";
  return draft;
}

inline case_form_view sample_case_form() {
  case_form_view view;
  view.hour = sample_chosen();
  view.draft = sample_draft();
  view.draft.urgent = urgency::situation_worsens;
  view.draft.shows_presenter = true;
  view.hour.competences = {{{"kela"}, {"Kela-asiantuntija", "FPA-expert", "Kela benefits"}, 1, false}};
  view.draft.competences = {{"kela"}};
  return view;
}

inline case_form_view sample_refused_case_form() {
  auto view = sample_case_form();
  view.hour.kind = scheduler::booking_kind::late;
  view.hour.waitlist = true;
  view.draft.follow_up = "K-0000";
  view.unknown_follow_up = true;
  view.draft.text[0].clear();
  view.draft.text[2] = std::string(1001, 'a');
  view.errors = {{case_field::question, case_form_problem::missing},
                 {case_field::tried, case_form_problem::too_long},
                 {case_field::situation, case_form_problem::invalid_characters}};
  return view;
}

inline previewed_finding sample_finding(case_draft const& draft, std::string_view words, anonymizer::category category,
                                        anonymizer::tier tier, anonymizer::reason reason, std::string replacement) {
  anonymizer::finding found;
  found.field = 1;
  found.begin = draft.text[1].find(words);
  found.end = found.begin + words.size();
  found.category = category;
  found.action = tier == anonymizer::tier::circumstance ? anonymizer::action::ask : anonymizer::action::mask;
  found.tier = tier;
  found.reason = reason;
  found.replacement = std::move(replacement);
  return {found, true};
}

inline preview_view sample_preview() {
  using anonymizer::category;
  using anonymizer::reason;
  using anonymizer::tier;
  preview_view view;
  view.hour = sample_chosen();
  view.draft = sample_draft();
  auto const add = [&](std::string_view words, category kind, tier level, reason why, std::string replacement) {
    view.findings.push_back(sample_finding(view.draft, words, kind, level, why, std::move(replacement)));
  };
  add("Matti Virtanen", category::person, tier::probable, reason::name_list, "[henkilö A]");
  add("47 v", category::age, tier::circumstance, reason::exact_age, "[ikä 45–49]");
  add("Jyväskylästä", category::place, tier::probable, reason::place_list, "[suuri kaupunki]");
  add("131052-308T", category::identity_code, tier::direct, reason::checksum, "[henkilötunnus]");
  add("Metsä-Esimerkki Oy:n", category::organisation, tier::probable, reason::kind_word, "[työnantaja]");
  add("3.2.2026", category::date, tier::circumstance, reason::exact_date, "[helmikuu 2026]");
  add("040 123 4567", category::phone, tier::direct, reason::shape, "[puhelinnumero]");
  add("vuokravelka", category::marked_by_user, tier::probable, reason::users_choice, "[peitetty]");
  view.draft.urgent = urgency::decision_blocked;
  view.draft.follow_up = "K-92HD";
  view.draft.shows_presenter = true;
  view.idempotency_key = "key-1";
  return view;
}

inline preview_view sample_refused_preview() {
  auto view = sample_preview();
  view.hour.kind = scheduler::booking_kind::late;
  view.findings[5].masked = false;
  view.mask_words = "vuokravelka\nsuoalue";
  view.circumstances_left = 2;
  view.errors = {preview_error::not_confirmed, preview_error::identifiers_left, preview_error::decision_missing,
                 preview_error::word_not_found};
  return view;
}

inline preview_view sample_preview_of_a_full_hour() {
  auto view = sample_preview();
  view.refused = sample_refused_hours().refused;
  return view;
}

inline preview_view sample_preview_of_a_freed_place() {
  auto view = sample_preview();
  view.refused = refused_booking{"place-free", sample_hour(2), std::nullopt};
  view.refused->has_place = true;
  return view;
}

inline preview_view sample_preview_for_the_waitlist() {
  auto view = sample_preview();
  view.hour.waitlist = true;
  return view;
}

inline preview_view sample_empty_preview() {
  preview_view view;
  view.hour = sample_chosen();
  view.refused = refused_booking{"cutoff-passed", sample_hour(), std::nullopt};
  view.draft.text = {"Miten etenemme?", "Asiakas odottaa päätöstä.", "", ""};
  return view;
}

inline booked_view sample_booked() {
  booked_view view;
  view.code = "K-7F3Q";
  view.when = sample_hour(1);
  view.site = "Keskustan toimipiste";
  view.awaits_review = true;
  view.cutoff = view.when.start - std::chrono::hours(21);
  view.decide = view.cutoff;
  return view;
}

inline case_text sample_masked_text() {
  return {{"Miten työkyvyn selvittely saadaan käyntiin, kun hoitosuhde on katkennut?",
           "[henkilö A], [ikä 45–49], [suuri kaupunki], on jäänyt työttömäksi [työnantaja].\nVuokravelka on kasvanut.",
           "Kelan kuntoutusta on haettu kerran.", ""},
          "45-49",
          language::fi};
}

inline own_booking sample_own(std::string id, std::string code, int weeks) {
  own_booking booking;
  booking.id = {std::move(id)};
  booking.hour = {"h2"};
  booking.code = std::move(code);
  booking.when = sample_hour(weeks);
  booking.site = "Keskustan toimipiste";
  booking.text = sample_masked_text();
  booking.can_withdraw = true;
  booking.can_enter = true;
  booking.move_to = {{{"h5"}, sample_hour(2), 1}, {{"h6"}, sample_hour(3), 3}};
  return booking;
}

inline my_bookings_view sample_my_bookings() {
  auto moved = sample_own("b2", "K-M2XA", 2);
  moved.moves = 1;
  moved.missing = "Kela-asiantuntija";
  moved.chosen = shortfall_choice::written;
  moved.can_accept = true;
  moved.hour_state = scheduler::occurrence_state::confirmed;
  auto hidden = sample_own("b3", "K-92HD", 3);
  hidden.visibility = case_visibility::hidden;
  hidden.can_mask = true;
  hidden.moves = 2;
  auto waiting = sample_own("b4", "K-P8QQ", 0);
  waiting.state = booking_state::not_reached;
  waiting.waits_without_place = true;
  waiting.move_to.clear();
  auto in_line = sample_own("b6", "K-A3C4", 1);
  in_line.state = booking_state::waiting;
  in_line.position = 2;
  in_line.holds_later_place = true;
  in_line.hour_is_full = true;
  in_line.urgent = urgency::children_concerned;
  in_line.follow_up = "K-7F3Q";
  auto offered = sample_own("b7", "K-C5D6", 1);
  offered.state = booking_state::waiting;
  offered.position = 1;
  offered.offered_until = offered.when.start - std::chrono::hours(20);
  auto awaiting = sample_own("b8", "K-R3V1", 1);
  awaiting.review = review_state::awaiting;
  auto returned = sample_own("b9", "K-R3V2", 1);
  returned.review = review_state::returned;
  returned.comment = "Peitä työnantajan toimiala.";
  returned.can_send_again = returned.can_mask = true;
  auto withdrawn = sample_own("b5", "K-ZZ31", -2);
  withdrawn.state = booking_state::withdrawn;
  withdrawn.visibility = case_visibility::removed;
  withdrawn.text = {};
  withdrawn.can_withdraw = false;
  withdrawn.move_to.clear();
  withdrawn.hour_state = scheduler::occurrence_state::cancelled;
  return {{sample_own("b1", "K-7F3Q", 1), moved, hidden, waiting, in_line, offered, awaiting, returned}, {withdrawn}};
}

inline case_mask_view sample_case_mask() {
  case_mask_view view;
  view.id = {"b3"};
  view.code = "K-92HD";
  view.when = sample_hour(3);
  view.text = sample_masked_text();
  view.words = "suoalue";
  view.error = case_mask_error::not_found;
  return view;
}

}  // namespace matala::server
