// SPDX-License-Identifier: Apache-2.0
#include "server/routes/table.hpp"

#include "server/routes/handlers.hpp"

#include <array>
#include <stdexcept>

namespace matala::server {
namespace {

constexpr auto get = http_method::get;
constexpr auto post = http_method::post;
constexpr std::size_t small = 16 * 1024;
// Routes that carry the text of a case.
constexpr std::size_t with_text = 64 * 1024;

// clang-format off
constexpr std::array routes{
    route{get,  "/",                                access::everyone,     csrf::not_needed, names::nothing, small, show_home},
    route{get,  "/healthz",                         access::everyone,     csrf::not_needed, names::nothing, small, show_health},
    route{get,  static_route,                       access::everyone,     csrf::not_needed, names::nothing, small, serve_asset},
    route{get,  "/privacy",                         access::everyone,     csrf::not_needed, names::nothing, small, show_privacy},
    route{get,  "/accessibility",                   access::everyone,     csrf::not_needed, names::nothing, small, show_accessibility},

    route{get,  "/sign-in",                         access::everyone,     csrf::not_needed, names::nothing, small, show_sign_in},
    route{post, "/sign-in",                         access::everyone,     csrf::origin,     names::nothing, small, post_sign_in},
    route{get,  "/sign-in/code",                    access::everyone,     csrf::not_needed, names::nothing, small, show_sign_in_code},
    route{post, "/sign-in/code",                    access::everyone,     csrf::origin,     names::nothing, small, post_sign_in_code},
    route{get,  "/sign-in/link",                    access::everyone,     csrf::not_needed, names::nothing, small, show_sign_in_link},
    route{post, "/sign-in/link",                    access::everyone,     csrf::origin,     names::nothing, small, post_sign_in_link},
    route{post, "/sign-out",                        access::signed_in,    csrf::form_token, names::nothing, small, post_sign_out},
    route{get,  "/welcome",                         access::signed_in,    csrf::not_needed, names::nothing, small, show_welcome},
    route{post, "/welcome",                         access::signed_in,    csrf::form_token, names::nothing, small, post_welcome},
    route{post, "/language",                        access::signed_in,    csrf::form_token, names::nothing, small, post_language},
    route{get,  "/ground-rules",                    access::active,       csrf::not_needed, names::nothing, small, show_ground_rules},
    route{post, "/ground-rules",                    access::active,       csrf::form_token, names::nothing, small, post_ground_rules},

    route{get,  "/unsubscribe",                     access::everyone,     csrf::not_needed, names::nothing, small, show_unsubscribe},
    route{post, "/unsubscribe",                     access::everyone,     csrf::mailed_token, names::nothing, small, post_unsubscribe},
    route{post, "/nudges",                          access::active,       csrf::form_token, names::nothing, small, post_nudges},
    route{get,  "/hours",                           access::active,       csrf::not_needed, names::nothing, small, show_hours},
    route{get,  "/hours/{hour}/case",               access::acknowledged, csrf::not_needed, names::hour,    small, show_case_form},
    route{post, "/hours/{hour}/case",               access::acknowledged, csrf::form_token, names::hour,    with_text, post_case_form},
    route{post, "/hours/{hour}/preview",            access::acknowledged, csrf::form_token, names::hour,    with_text, post_preview},
    route{post, "/hours/{hour}/bookings",           access::acknowledged, csrf::form_token, names::hour,    with_text, post_booking},
    route{post, "/hours/{hour}/waitlist",           access::acknowledged, csrf::form_token, names::hour,    with_text, post_waitlist},
    route{post, "/hours/{hour}/reinstatement-request", access::acknowledged, csrf::form_token, names::hour, small, post_reinstatement_request},

    route{get,  "/bookings",                        access::active,       csrf::not_needed, names::nothing, small, show_my_bookings},
    route{get,  "/bookings/{booking}",              access::presenter,    csrf::not_needed, names::booking, small, show_booked},
    route{post, "/bookings/{booking}/withdraw",     access::presenter,    csrf::form_token, names::booking, small, post_withdraw},
    route{post, "/bookings/{booking}/offer",        access::presenter,    csrf::form_token, names::booking, small, post_offer},
    route{post, "/bookings/{booking}/accept",       access::presenter,    csrf::form_token, names::booking, small, post_accept},
    route{post, "/bookings/{booking}/move",         access::presenter,    csrf::form_token, names::booking, small, post_move},

    route{get,  "/sessions",                        access::active,       csrf::not_needed, names::nothing, small, show_sessions},
    route{get,  "/hours/{hour}",                    access::invited,      csrf::not_needed, names::hour,    small, show_session},
    route{get,  "/hours/{hour}/events",             access::invited,      csrf::not_needed, names::hour,    small, stream_session},
    route{post, "/hours/{hour}/start",              access::starter,      csrf::form_token, names::hour,    small, post_start},
    route{post, "/hours/{hour}/current",            access::starter,      csrf::form_token, names::hour,    small, post_current},
    route{post, "/hours/{hour}/end",                access::starter,      csrf::form_token, names::hour,    small, post_end},
    route{post, "/bookings/{booking}/hide",         access::invited,      csrf::form_token, names::booking, small, post_hide},
    route{get,  "/bookings/{booking}/mask",         access::presenter_or_facilitator, csrf::not_needed, names::booking, small, show_mask},
    route{post, "/bookings/{booking}/mask",         access::presenter_or_facilitator, csrf::form_token, names::booking, small, post_mask},
    route{post, "/bookings/{booking}/remove",       access::presenter_or_facilitator, csrf::form_token, names::booking, small, post_remove},
    route{post, "/bookings/{booking}/approve",      access::reviewer,     csrf::form_token, names::booking, small, post_approve},
    route{post, "/bookings/{booking}/return",       access::reviewer,     csrf::form_token, names::booking, small, post_return},
    route{post, "/bookings/{booking}/send-again",   access::presenter,    csrf::form_token, names::booking, small, post_send_again},

    route{get,  "/facilitate",                      access::active,       csrf::not_needed, names::nothing, small, show_facilitate_list},
    route{get,  "/hours/{hour}/manage",             access::facilitator,  csrf::not_needed, names::hour,    small, show_manage},
    route{post, "/hours/{hour}/hold",               access::facilitator,  csrf::form_token, names::hour,    small, post_hold},
    route{post, "/hours/{hour}/release",            access::facilitator,  csrf::form_token, names::hour,    small, post_release},
    route{post, "/hours/{hour}/cancel",             access::facilitator,  csrf::form_token, names::hour,    small, post_cancel},
    route{post, "/hours/{hour}/reinstate",          access::facilitator,  csrf::form_token, names::hour,    small, post_reinstate},
    route{post, "/hours/{hour}/answer",             access::facilitator,  csrf::form_token, names::hour,    small, post_answer},
    route{post, "/hours/{hour}/not-reached",        access::facilitator,  csrf::form_token, names::hour,    small, post_not_reached},
    route{post, "/hours/{hour}/discussed",          access::facilitator,  csrf::form_token, names::hour,    small, post_discussed},
    route{post, "/hours/{hour}/held",               access::facilitator,  csrf::form_token, names::hour,    small, post_held},

    route{post, "/hours/{hour}/move",               access::facilitator,  csrf::form_token, names::hour,    small, post_move_hour},
    route{post, "/hours/{hour}/move/confirm",       access::facilitator,  csrf::form_token, names::hour,    small, post_move_hour_confirm},
    route{post, "/hours/{hour}/change",             access::facilitator,  csrf::form_token, names::hour,    small, post_hour_change},
    route{post, "/hours/{hour}/details",            access::facilitator,  csrf::form_token, names::hour,    small, post_hour_details},

    route{get,  "/series",                          access::series_maker, csrf::not_needed, names::nothing, small, show_series_list},
    route{get,  "/series/new",                      access::series_maker, csrf::not_needed, names::nothing, small, show_new_series},
    route{post, "/series/new",                      access::series_maker, csrf::form_token, names::nothing, small, post_new_series},
    route{post, "/series/preview",                  access::series_maker, csrf::form_token, names::nothing, small, post_series_preview},
    route{get,  "/series/{series}",                 access::series_editor, csrf::not_needed, names::series, small, show_series},
    route{post, "/series/{series}",                 access::series_editor, csrf::form_token, names::series, small, post_series},
    route{post, "/series/{series}/confirm",         access::series_editor, csrf::form_token, names::series, small, post_series_confirm},
    route{get,  "/series/{series}/dates",           access::series_editor, csrf::not_needed, names::series, small, show_series_dates},
    route{get,  "/series/{series}/statistics",      access::series_editor, csrf::not_needed, names::series, small, show_series_statistics},
    route{get,  "/series/{series}/statistics.csv",  access::series_editor, csrf::not_needed, names::series, small, series_statistics_csv},
    route{get,  "/series/{series}/statistics.json", access::series_editor, csrf::not_needed, names::series, small, series_statistics_json},
    route{get,  "/requests",                        access::active,       csrf::not_needed, names::nothing, small, show_requests},
    route{post, "/requests/{request}/answer",       access::asked,        csrf::form_token, names::request, small, post_request_answer},
    route{post, "/hours/{hour}/coming",             access::invited,      csrf::form_token, names::hour,    small, post_coming},
    route{post, "/absences",                        access::active,       csrf::form_token, names::nothing, small, post_absence},
    route{post, "/absences/remove",                 access::active,       csrf::form_token, names::nothing, small, post_absence_removal},
    route{get,  "/answers/{token}",                 access::everyone,     csrf::not_needed, names::nothing, small, show_answer},
    route{post, "/answers/{token}",                 access::everyone,     csrf::origin,     names::nothing, small, post_link_answer},
    route{post, "/hours/{hour}/attendance",         access::facilitator,  csrf::form_token, names::hour,    small, post_attendance},
    route{post, "/bookings/{booking}/choice",       access::presenter,    csrf::form_token, names::booking, small, post_choice},
    route{get,  "/competences",                     access::administrator, csrf::not_needed, names::nothing, small, show_competences},
    route{post, "/competences",                     access::administrator, csrf::form_token, names::nothing, small, post_competence},
    route{post, "/competences/save",                access::administrator, csrf::form_token, names::nothing, small, post_competence_names},
    route{post, "/competences/act",                 access::administrator, csrf::form_token, names::nothing, small, post_competence_act},
    route{get,  "/series/{series}/members",         access::member_keeper, csrf::not_needed, names::series, small, show_members},
    route{post, "/series/{series}/members",         access::member_keeper, csrf::form_token, names::series, small, post_member},
    route{post, "/series/{series}/members/remove",  access::member_keeper, csrf::form_token, names::series, small, post_member_removal},
    route{post, "/series/{series}/members/competences", access::member_keeper, csrf::form_token, names::series, small, post_member_competences},
    route{post, "/series/{series}/needs",           access::member_keeper, csrf::form_token, names::series, small, post_need},
    route{post, "/series/{series}/needs/remove",    access::member_keeper, csrf::form_token, names::series, small, post_need_removal},

    route{get,  "/api/v1/openapi.json",             access::everyone,     csrf::not_needed, names::nothing, small, api_openapi},
    route{get,  "/api/v1/me",                       access::signed_in,    csrf::not_needed, names::nothing, small, api_me},
    route{post, "/api/v1/ground-rules/acknowledgement", access::active,   csrf::origin_or_bearer, names::nothing, small, api_acknowledge},
    route{get,  "/api/v1/hours",                    access::active,       csrf::not_needed, names::nothing, small, api_hours},
    route{get,  "/api/v1/hours/{hour}",             access::active,       csrf::not_needed, names::hour,    small, api_hour},
    route{post, "/api/v1/preview",                  access::acknowledged, csrf::origin_or_bearer, names::nothing, with_text, api_preview},
    route{post, "/api/v1/hours/{hour}/bookings",    access::active,       csrf::origin_or_bearer, names::hour, with_text, api_book},
    route{post, "/api/v1/hours/{hour}/waitlist",    access::active,       csrf::origin_or_bearer, names::hour, with_text, api_join},
    route{post, "/api/v1/hours/{hour}/reinstatement-request", access::acknowledged, csrf::origin_or_bearer, names::hour, small, api_ask_reinstatement},
    route{post, "/api/v1/bookings/{booking}/offer", access::presenter,    csrf::origin_or_bearer, names::booking, small, api_answer_offer},
    route{get,  "/api/v1/bookings",                 access::active,       csrf::not_needed, names::nothing, small, api_bookings},
    route{post, "/api/v1/bookings/{booking}/withdrawal", access::presenter, csrf::origin_or_bearer, names::booking, small, api_withdraw},
    route{post, "/api/v1/bookings/{booking}/move",  access::presenter,    csrf::origin_or_bearer, names::booking, small, api_move},
    route{get,  "/api/v1/hours/{hour}/session",     access::invited,      csrf::not_needed, names::hour,    small, api_session},
    route{post, "/api/v1/bookings/{booking}/hide",  access::invited,      csrf::origin_or_bearer, names::booking, small, api_hide},
    route{post, "/api/v1/bookings/{booking}/approve", access::reviewer,   csrf::origin_or_bearer, names::booking, small, api_approve},
    route{post, "/api/v1/bookings/{booking}/return", access::reviewer,    csrf::origin_or_bearer, names::booking, small, api_return},
    route{post, "/api/v1/bookings/{booking}/send-again", access::presenter, csrf::origin_or_bearer, names::booking, small, api_send_again},
    route{post, "/api/v1/hours/{hour}/hold",        access::facilitator,  csrf::origin_or_bearer, names::hour, small, api_hold},
    route{post, "/api/v1/hours/{hour}/release",     access::facilitator,  csrf::origin_or_bearer, names::hour, small, api_release},
    route{post, "/api/v1/hours/{hour}/cancel",      access::facilitator,  csrf::origin_or_bearer, names::hour, small, api_cancel},
    route{post, "/api/v1/hours/{hour}/reinstate",   access::facilitator,  csrf::origin_or_bearer, names::hour, small, api_reinstate},
    route{get,  "/api/v1/hours/{hour}/deliveries",  access::facilitator,  csrf::not_needed, names::hour,    small, api_deliveries},
    route{post, "/api/v1/hours/{hour}/start",       access::starter,      csrf::origin_or_bearer, names::hour, small, api_start},
    route{post, "/api/v1/hours/{hour}/current",     access::starter,      csrf::origin_or_bearer, names::hour, small, api_current},
    route{get,  "/api/v1/series",                   access::series_maker, csrf::not_needed, names::nothing, small, api_series_list},
    route{post, "/api/v1/series",                   access::series_maker, csrf::origin_or_bearer, names::nothing, small, api_make_series},
    route{get,  "/api/v1/series/{series}",          access::series_editor, csrf::not_needed, names::series, small, api_series},
    route{post, "/api/v1/series/{series}",          access::series_editor, csrf::origin_or_bearer, names::series, small, api_change_series},
    route{post, "/api/v1/series/{series}/preview",  access::series_editor, csrf::origin_or_bearer, names::series, small, api_preview_series},
    route{post, "/api/v1/hours/{hour}/end",         access::starter,      csrf::origin_or_bearer, names::hour, small, api_end},
    route{get,  "/api/v1/competences",              access::active,       csrf::not_needed, names::nothing, small, api_competences},
    route{get,  "/api/v1/requests",                 access::active,       csrf::not_needed, names::nothing, small, api_requests},
    route{post, "/api/v1/requests/{request}/answer", access::asked,       csrf::origin_or_bearer, names::request, small, api_answer_request},
    route{get,  "/api/v1/series/{series}/members",  access::member_keeper, csrf::not_needed, names::series, small, api_members},
    route{post, "/api/v1/series/{series}/members",  access::member_keeper, csrf::origin_or_bearer, names::series, small, api_add_member},
};

constexpr std::array demo_only{
    route{post, "/demo/sign-in",                    access::everyone,     csrf::origin,     names::nothing, small, post_demo_sign_in},
};
// clang-format on

}  // namespace

std::string_view to_string(csrf value) {
  switch (value) {
    case csrf::not_needed: return "not-needed";
    case csrf::origin: return "origin";
    case csrf::form_token: return "origin+form-token";
    case csrf::mailed_token: return "mailed-token";
    case csrf::origin_or_bearer: return "origin-or-bearer";
  }
  throw std::logic_error("unknown csrf");
}

std::span<route const> all_routes() {
  return routes;
}

std::span<route const> demo_routes() {
  return demo_only;
}

}  // namespace matala::server
