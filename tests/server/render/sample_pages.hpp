// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/views/accessibility.hpp"
#include "server/render/views/home.hpp"
#include "server/render/views/privacy.hpp"
#include "server/render/views/problem.hpp"
#include "server/render/views/sign_in.hpp"
#include "server/render/views/sign_in_code.hpp"
#include "server/render/views/sign_in_link.hpp"
#include "server/render/views/unsubscribe.hpp"
#include "server/render/views/welcome.hpp"
#include "tests/server/render/sample_expert_views.hpp"
#include "tests/server/render/sample_hour_views.hpp"
#include "tests/server/render/sample_series_views.hpp"

#include <map>
#include <string>

namespace matala::server {

using sample_map = std::map<std::string, std::string>;

inline void add_entry_pages(sample_map& pages, template_set const& templates, language lang) {
  auto const out = [lang](std::string path) {
    auto frame = sample_frame(lang);
    frame.path = std::move(path);
    return frame;
  };
  pages["home"] = render_home(templates, out("/"), {});
  sign_in_view sign_in;
  pages["sign_in"] = render_sign_in(templates, out("/sign-in"), sign_in);
  sign_in.email = "aino@";
  sign_in.error = sign_in_error::address_invalid;
  sign_in.next = "/hours";
  sign_in.demo_people = {{{"p1"}, "Aino Esimerkki", "Esimerkin kaupunki", {}},
                         {{"p2"}, "Liisa Malli", "Esimerkin hyvinvointialue", {role::facilitator, role::owner}},
                         {{"p3"}, "Kaisa Koe", "Esimerkin hyvinvointialue", {role::core_member}}};
  auto demo = out("/sign-in");
  demo.demo = demo_notice{sample_hour().start, &sample_zone()};
  pages["sign_in_demo"] = render_sign_in(templates, demo, sign_in);
  pages["sign_in_code"] = render_sign_in_code(templates, out("/sign-in/code"), {sign_in_code_error::wrong_code});
  pages["sign_in_link"] = render_sign_in_link(templates, out("/sign-in"), {"token-1"});
  pages["unsubscribe"] = render_unsubscribe(templates, out("/"), {"token-1"});
  pages["unsubscribe_done"] = render_unsubscribe(templates, out("/"), {"", true});
  welcome_view welcome;
  welcome.organisations = {{{"o1"}, "Esimerkin hyvinvointialue"}, {{"o2"}, "Esimerkin kaupunki"}};
  welcome.chosen = organisation_id{"o2"};
  welcome.errors = {welcome_error::name_missing, welcome_error::phone_invalid};
  auto newcomer = out("/welcome");
  newcomer.person_name = "";
  pages["welcome"] = render_welcome(templates, newcomer, welcome);
  pages["privacy"] =
      render_privacy(templates, out("/privacy"), {"Esimerkin hyvinvointialue", "tietosuoja@alue.example.org"});
  pages["accessibility"] =
      render_accessibility(templates, out("/accessibility"), {"Esimerkin hyvinvointialue", "palaute@alue.example.org"});
}

inline void add_booking_pages(sample_map& pages, template_set const& templates, language lang) {
  auto book = sample_frame(lang, nav_item::book, "/hours");
  book.demo = demo_notice{sample_hour().start, &sample_zone()};
  pages["ground_rules"] = render_ground_rules(templates, sample_frame(lang, nav_item::none, "/ground-rules"),
                                              {3, parse_ground_rules(sample_rules_text), false, "/hours"});
  pages["hours"] = render_hours(templates, book, sample_hours());
  pages["hours_refused"] = render_hours(templates, book, sample_refused_hours());
  pages["hours_none"] = render_hours(templates, book, {});
  pages["case_form"] = render_case_form(templates, book, sample_case_form());
  pages["case_form_refused"] = render_case_form(templates, book, sample_refused_case_form());
  pages["preview"] = render_preview(templates, book, sample_preview());
  pages["preview_refused"] = render_preview(templates, book, sample_refused_preview());
  pages["preview_full"] = render_preview(templates, book, sample_preview_of_a_full_hour());
  pages["preview_freed"] = render_preview(templates, book, sample_preview_of_a_freed_place());
  pages["preview_waitlist"] = render_preview(templates, book, sample_preview_for_the_waitlist());
  pages["preview_empty"] = render_preview(templates, book, sample_empty_preview());
  pages["booked"] = render_booked(templates, book, sample_booked());
  auto own = sample_frame(lang, nav_item::own_bookings, "/bookings");
  own.notice = page_notice::case_withdrawn;
  pages["my_bookings"] = render_my_bookings(templates, own, sample_my_bookings());
  pages["my_bookings_none"] = render_my_bookings(templates, own, {});
  pages["case_mask"] = render_case_mask(templates, own, sample_case_mask());
  auto returned = sample_case_mask();
  returned.is_returned = true;
  pages["case_mask_returned"] = render_case_mask(templates, own, returned);
  problem_view problem{"occurrence-full", 409, "/hours", occurrence_id{"h2"}, sample_hour(1)};
  pages["problem"] = render_problem(templates, book, problem);
  pages["problem_unexpected"] = render_problem(templates, sample_frame(lang), {});
}

inline void add_hour_pages(sample_map& pages, template_set const& templates, language lang) {
  auto const frame = sample_frame(lang, nav_item::sessions, "/hours/h1");
  auto const desk = sample_frame(lang, nav_item::facilitate, "/hours/h1/manage");
  pages["sessions"] = render_sessions(templates, frame, sample_sessions());
  pages["session"] = render_session(templates, frame, sample_running_session());
  pages["session_cancelled"] = render_session(templates, frame, sample_cancelled_session());
  pages["facilitate_list"] = render_facilitate_list(templates, desk, sample_facilitate_list());
  pages["facilitate_hour"] = render_facilitate_hour(templates, desk, sample_facilitate_hour());
  auto commented = sample_refused_comment();
  for (auto const error : {manage_error::comment_identifies, manage_error::comment_required,
                           manage_error::comment_too_long, manage_error::text_changed}) {
    commented.error = error;
    pages["facilitate_hour_comment" + std::to_string(static_cast<int>(error))] =
        render_facilitate_hour(templates, desk, commented);
  }
  pages["facilitate_hour_cancelled"] = render_facilitate_hour(templates, desk, sample_cancelled_hour());
  for (auto const question : {open_question::no_cases_after_lock, open_question::which_not_reached,
                              open_question::which_discussed, open_question::cases_without_place}) {
    auto view = sample_facilitate_hour();
    view.question = question;
    view.can_release = view.can_report_held = true;
    pages["facilitate_hour_question" + std::to_string(static_cast<int>(question))] =
        render_facilitate_hour(templates, desk, view);
  }
}

inline void add_series_pages(sample_map& pages, template_set const& templates, language lang) {
  auto const frame = sample_frame(lang, nav_item::series, "/series/s1");
  pages["series_list"] = render_series_list(templates, frame, sample_series_list());
  pages["series_list_none"] = render_series_list(templates, frame, {});
  pages["series_form"] = render_series_form(templates, frame, sample_series_form());
  pages["series_form_new"] = render_series_form(templates, frame, sample_new_series_form());
  pages["series_form_refused"] = render_series_form(templates, frame, sample_refused_series_form());
  pages["series_form_stale"] = render_series_form(templates, frame, sample_stale_series_form());
  pages["series_change"] = render_series_change(templates, frame, sample_series_change());
  pages["series_change_silent"] = render_series_change(templates, frame, sample_silent_series_change());
  pages["series_dates"] = render_series_dates(templates, frame, sample_series_dates());
  pages["series_dates_refused"] = render_series_dates(templates, frame, sample_refused_series_dates());
  pages["series_statistics"] = render_series_statistics(templates, frame, sample_series_statistics());
  pages["series_statistics_none"] = render_series_statistics(templates, frame, {{"s1"}, "Koe", {}});
  auto waiting = sample_facilitate_hour();
  waiting.waiting = waiting_change::move;
  waiting.ruled = sample_hour(1);
  waiting.can_move = waiting.can_describe = true;
  waiting.move_day = "2027-01-12";
  waiting.move_start = "09:00";
  waiting.series_page = "/series/s1";
  for (auto const error : {manage_error::move_too_near, manage_error::move_unreadable, manage_error::move_past_midnight,
                           manage_error::move_too_far, manage_error::move_stays}) {
    waiting.error = error;
    pages["facilitate_hour_move" + std::to_string(static_cast<int>(error))] =
        render_facilitate_hour(templates, frame, waiting);
  }
  waiting.error = manage_error::move_overlaps;
  pages["facilitate_hour_waiting"] = render_facilitate_hour(templates, frame, waiting);
  waiting.waiting = waiting_change::drop;
  waiting.error = manage_error::details_refused;
  pages["facilitate_hour_dropped"] = render_facilitate_hour(templates, frame, waiting);
}

inline void add_move_pages(sample_map& pages, template_set const& templates, language lang) {
  auto const desk = sample_frame(lang, nav_item::facilitate, "/hours/h1/manage");
  pages["hour_move"] = render_hour_move(templates, desk, sample_hour_move());
  pages["hour_move_stale"] = render_hour_move(templates, desk, sample_stale_hour_move());
  pages["hour_move_silent"] = render_hour_move(templates, desk, sample_silent_hour_move());
}

inline void add_expert_pages(sample_map& pages, template_set const& templates, language lang) {
  auto const office = sample_frame(lang, nav_item::competences, "/competences");
  competences_view competences{.all = sample_competences(), .refused = std::nullopt};
  pages["competences"] = render_competences(templates, office, competences);
  competences.refused = competences.all[1];
  competences.refused->names[1].clear();
  pages["competences_refused"] = render_competences(templates, office, competences);
  auto const desk = sample_frame(lang, nav_item::facilitate, "/series/s1/members");
  pages["members"] = render_members(templates, desk, sample_members());
  auto refused = sample_members();
  refused.error = members_error::address_invalid;
  refused.typed_email = "aino@";
  pages["members_refused"] = render_members(templates, desk, refused);
  refused.error = members_error::nobody_has_competence;
  pages["members_nobody"] = render_members(templates, desk, refused);
  auto const own = sample_frame(lang, nav_item::requests, "/requests");
  pages["requests"] = render_requests(templates, own, sample_requests());
  pages["requests_none"] = render_requests(templates, own, {});
  auto wrong = sample_requests();
  wrong.open[0].error = answer_error::window_invalid;
  wrong.hours[0].error = answer_error::substitute_invalid;
  wrong.hours[0].typed_substitute = "maija@";
  wrong.days_invalid = true;
  pages["requests_refused"] = render_requests(templates, own, wrong);
  auto asked = sample_frame(lang);
  asked.path = "/answers/secret";
  answer_view answer{.card = sample_card("r1", expert_answer::awaited), .standing = answer_standing::open};
  pages["answer"] = render_answer(templates, asked, answer);
  answer.card.can_answer = false;
  answer.standing = answer_standing::closed;
  pages["answer_closed"] = render_answer(templates, asked, answer);
  answer.standing = answer_standing::late;
  for (auto const said : {expert_answer::awaited, expert_answer::accepted, expert_answer::declined}) {
    answer.card.answer = said;
    pages["answer_late_" + std::string(to_string(said))] = render_answer(templates, asked, answer);
  }
}

/// Every page in its telling states, by name.
inline sample_map sample_pages(template_set const& templates, language lang) {
  sample_map pages;
  add_entry_pages(pages, templates, lang);
  add_booking_pages(pages, templates, lang);
  add_hour_pages(pages, templates, lang);
  add_series_pages(pages, templates, lang);
  add_move_pages(pages, templates, lang);
  add_expert_pages(pages, templates, lang);
  return pages;
}

}  // namespace matala::server
