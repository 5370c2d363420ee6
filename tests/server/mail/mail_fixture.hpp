// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/mail/mail_renderer.hpp"
#include "server/ports/change_lines.hpp"
#include "server/ports/mail_parameters.hpp"
#include "server/ports/zones.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <string>

namespace matala::server {

/// Europe/Helsinki of 2026 and 2027, so that no test depends on the machine's tzdata.
class helsinki_only : public zones {
 public:
  scheduler::zone_rules const& get(std::string_view name) const override {
    if (name != helsinki_.name()) throw std::out_of_range("no such zone");
    return helsinki_;
  }

 private:
  static scheduler::instant at(int year, unsigned month, unsigned day) {
    std::chrono::year_month_day const date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
    return std::chrono::sys_days{date} + std::chrono::hours{1};
  }

  scheduler::zone_rules helsinki_{"Europe/Helsinki",
                                  {{at(2025, 10, 26), std::chrono::hours{2}, "EET"},
                                   {at(2026, 3, 29), std::chrono::hours{3}, "EEST"},
                                   {at(2026, 10, 25), std::chrono::hours{2}, "EET"},
                                   {at(2027, 3, 28), std::chrono::hours{3}, "EEST"},
                                   {at(2027, 10, 31), std::chrono::hours{2}, "EET"}}};
};

/// Tuesday 12 January 2027, 9:00 in Helsinki.
inline constexpr scheduler::instant hour_start{std::chrono::sys_days{std::chrono::January / 12 / 2027} +
                                               std::chrono::hours{7}};
inline constexpr scheduler::instant hour_end = hour_start + std::chrono::hours{1};
/// The day before at noon: the decision.
inline constexpr scheduler::instant decision = hour_start - std::chrono::hours{21};

inline constexpr std::array all_languages = {language::fi, language::sv, language::en};
inline constexpr std::array all_kinds = {mail_kind::sign_in,
                                         mail_kind::invitation,
                                         mail_kind::booking_confirmation,
                                         mail_kind::booking_withdrawn,
                                         mail_kind::hour_confirmed,
                                         mail_kind::hour_cancelled,
                                         mail_kind::hour_reinstated,
                                         mail_kind::membership_ended,
                                         mail_kind::reminder,
                                         mail_kind::nudge,
                                         mail_kind::case_moved,
                                         mail_kind::case_without_place,
                                         mail_kind::waitlist_joined,
                                         mail_kind::waitlist_offer,
                                         mail_kind::waitlist_promoted,
                                         mail_kind::case_hidden,
                                         mail_kind::facilitator_no_cases,
                                         mail_kind::facilitator_late_booking,
                                         mail_kind::facilitator_not_reached,
                                         mail_kind::facilitator_cases_without_place,
                                         mail_kind::facilitator_too_few_cases,
                                         mail_kind::facilitator_reinstatement_asked,
                                         mail_kind::owner_lapsed,
                                         mail_kind::hour_moved,
                                         mail_kind::series_changed,
                                         mail_kind::facilitator_clock_pulled,
                                         mail_kind::expert_request,
                                         mail_kind::expert_accepted,
                                         mail_kind::expert_declined,
                                         mail_kind::expert_request_withdrawn,
                                         mail_kind::lead_request,
                                         mail_kind::competence_unfilled,
                                         mail_kind::facilitator_competence_unfilled,
                                         mail_kind::owner_without_lead,
                                         mail_kind::facilitator_review_asked,
                                         mail_kind::case_returned,
                                         mail_kind::facilitator_returned_cases};

/// The calendar method that the use cases give mails of this kind.
inline calendar_method usual_method(mail_kind kind) {
  using enum mail_kind;
  switch (kind) {
    case invitation:
    case booking_confirmation:
    case hour_confirmed:
    case hour_reinstated:
    case waitlist_promoted:
    case hour_moved:
    case expert_accepted:
    case case_moved: return calendar_method::request;
    case expert_declined:
    case expert_request_withdrawn:
    case booking_withdrawn:
    case hour_cancelled:
    case membership_ended: return calendar_method::cancel;
    case sign_in:
    case reminder:
    case nudge:
    case case_without_place:
    case waitlist_joined:
    case waitlist_offer:
    case case_hidden:
    case facilitator_no_cases:
    case facilitator_late_booking:
    case facilitator_not_reached:
    case facilitator_cases_without_place:
    case facilitator_too_few_cases:
    case facilitator_reinstatement_asked:
    case series_changed:
    case facilitator_clock_pulled:
    case expert_request:
    case lead_request:
    case competence_unfilled:
    case facilitator_competence_unfilled:
    case owner_without_lead:
    case facilitator_review_asked:
    case case_returned:
    case facilitator_returned_cases:
    case owner_lapsed: return calendar_method::none;
  }
  return calendar_method::none;
}

inline bool may_name_a_case(mail_kind kind) {
  using enum mail_kind;
  return kind == booking_confirmation || kind == booking_withdrawn || kind == case_moved ||
         kind == case_without_place || kind == case_hidden || kind == facilitator_late_booking ||
         kind == waitlist_joined || kind == waitlist_offer || kind == waitlist_promoted ||
         kind == facilitator_review_asked || kind == case_returned || kind == facilitator_returned_cases;
}

/// One line of each kind, a week apart.
inline std::vector<change_line> sample_changes() {
  std::vector<change_line> lines;
  for (int number = 0; !to_string(change_kind{number}).empty(); ++number) {
    auto const start = hour_start + std::chrono::weeks{number};
    change_line line{.kind = change_kind{number}, .start = start, .end = start + std::chrono::hours{1}};
    if (line.kind == change_kind::moved) {
      line.new_start = start + std::chrono::days{1};
      line.new_end = *line.new_start + std::chrono::hours{1};
    }
    lines.push_back(line);
  }
  return lines;
}

inline bool may_name_a_theme(mail_kind kind) {
  using enum mail_kind;
  return kind == expert_request || kind == expert_accepted || kind == expert_declined ||
         kind == expert_request_withdrawn || kind == lead_request || kind == competence_unfilled ||
         kind == facilitator_competence_unfilled;
}

/// A row as a use case writes it, with everything its kind may hold.
inline outbox_mail sample_mail(mail_kind kind, language lang) {
  namespace key = mail_parameter;
  outbox_mail mail;
  mail.id = {"mail-" + std::string(to_string(kind)) + "-" + std::string(to_string(lang))};
  mail.kind = kind;
  mail.lang = lang;
  mail.address = "maija.esimerkki@example.org";
  mail.message_id = std::string(to_string(kind)) + "-" + std::string(to_string(lang)) + "@matala.example.org";
  mail.dedupe = mail.message_id;
  mail.created = decision;
  mail.next_try = decision;
  if (kind == mail_kind::sign_in) {
    mail.parameters = {{std::string(key::path), "/sign-in/link?token=secret-token"},
                       {std::string(key::organiser), "matala@example.org"},
                       {std::string(key::code), "482 913"},
                       {std::string(key::token_hash), "hash-of-the-token"}};
    return mail;
  }
  if (kind == mail_kind::series_changed) {
    mail.parameters = {{std::string(key::path), "/sessions"},
                       {std::string(key::organiser), "konsultaatio@example.org"},
                       {std::string(key::zone), "Europe/Helsinki"},
                       {std::string(key::changes), text_of(sample_changes())}};
    return mail;
  }
  mail.method = usual_method(kind);
  mail.start = hour_start;
  mail.end = hour_end;
  if (mail.method != calendar_method::none) {
    mail.uid = "uid-1@matala.example.org";
    mail.sequence = 1;
  }
  mail.parameters = {{std::string(key::path), "/hours/hour-1"},
                     {std::string(key::organiser), "konsultaatio@example.org"},
                     {std::string(key::zone), "Europe/Helsinki"}};
  if (kind != mail_kind::invitation) {
    mail.parameters.emplace(key::references, "invitation-1@matala.example.org");
  }
  if (may_name_a_case(kind)) mail.parameters.emplace(key::case_code, "K-7F3Q");
  if (kind == mail_kind::nudge) mail.parameters.emplace(key::unsubscribe, "/unsubscribe?token=some-token");
  if (kind == mail_kind::waitlist_offer) {
    mail.parameters.emplace(key::offer_ends, key::text_of(decision - std::chrono::hours{1}));
  }
  if (kind == mail_kind::case_moved || kind == mail_kind::hour_moved) {
    mail.parameters.emplace(key::previous_start, key::text_of(hour_start - std::chrono::days{7}));
  }
  if (may_name_a_theme(kind) && kind != mail_kind::lead_request) mail.parameters.emplace(key::theme, "Kela");
  if (kind == mail_kind::expert_request || kind == mail_kind::lead_request) {
    mail.parameters.insert_or_assign(std::string(key::path), "/answers/secret-token");
    mail.parameters.emplace(key::answer_by, key::text_of(decision));
  }
  if (kind == mail_kind::expert_accepted) {
    mail.parameters.emplace(key::window_start, key::text_of(hour_start + std::chrono::minutes{10}));
    mail.parameters.emplace(key::window_end, key::text_of(hour_start + std::chrono::minutes{30}));
  }
  return mail;
}

/// The state of the hour that a mail of this kind usually finds when it leaves.
inline hour_at_sending usual_hour(mail_kind kind) {
  using enum scheduler::occurrence_state;
  using enum mail_kind;
  bool const open_yet = kind == hour_moved || kind == facilitator_clock_pulled || kind == invitation ||
                        kind == booking_confirmation || kind == booking_withdrawn || kind == membership_ended ||
                        kind == case_moved || kind == waitlist_joined || kind == waitlist_offer ||
                        kind == waitlist_promoted || kind == facilitator_too_few_cases || kind == nudge ||
                        kind == facilitator_review_asked || kind == case_returned ||
                        kind == facilitator_returned_cases || may_name_a_theme(kind);
  bool const cancelled_by_now =
      kind == hour_cancelled || kind == case_without_place || kind == facilitator_reinstatement_asked;
  return {.state = open_yet               ? open
                   : cancelled_by_now     ? cancelled
                   : kind == owner_lapsed ? lapsed
                                          : confirmed,
          .hold = scheduler::hold_flag::released,
          .decide = decision};
}

inline template_set const& real_templates() {
  static template_set const loaded = template_set::load(std::filesystem::path(MATALA_SOURCE_DIR) / "templates");
  return loaded;
}

inline mail_renderer const& real_renderer() {
  static helsinki_only const zone;
  static mail_renderer const renderer(real_templates(), zone, "https://matala.example.org/");
  return renderer;
}

}  // namespace matala::server
