// SPDX-License-Identifier: Apache-2.0
#include "server/mail/mail_renderer.hpp"

#include "server/mail/mail_error.hpp"
#include "tests/server/mail/mail_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <functional>
#include <string>

using namespace matala::server;

namespace {

using matala::scheduler::occurrence_state;

mail_message compose(outbox_mail const& mail, hour_at_sending const& hour) {
  return real_renderer().compose(mail, hour, decision);
}

mail_message compose(mail_kind kind, language lang) {
  return compose(sample_mail(kind, lang), usual_hour(kind));
}

bool has(std::string const& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("subjects come from a closed list: state word, neutral name, date and time") {
  struct row {
    mail_kind kind;
    char const* fi;
    char const* sv;
    char const* en;
  };
  auto const with_hour = [](language lang, std::string state) {
    if (!state.empty()) state += ": ";
    if (lang == language::fi) return state + "Konsultaatiotunti ti 12.1.2027 klo 9-10";
    if (lang == language::sv) return state + "Konsultationstimme tis 12.1.2027 kl. 9-10";
    return state + "Consultation hour Tue 12 January 2027, 9:00-10:00";
  };
  for (auto const& [kind, fi, sv, en] : {
           row{mail_kind::invitation, "", "", ""},
           row{mail_kind::booking_confirmation, "VARATTU", "BOKAD", "BOOKED"},
           row{mail_kind::booking_withdrawn, "VARAUS PERUTTU", "BOKNINGEN AVBOKAD", "BOOKING WITHDRAWN"},
           row{mail_kind::hour_confirmed, "VAHVISTETTU", "BEKRÄFTAD", "CONFIRMED"},
           row{mail_kind::hour_cancelled, "PERUTTU", "INSTÄLLD", "CANCELLED"},
           row{mail_kind::hour_reinstated, "PIDETÄÄN SITTENKIN", "HÅLLS ÄNDÅ", "HELD AFTER ALL"},
           row{mail_kind::membership_ended, "KUTSU POISTETTU", "INBJUDAN ÅTERKALLAD", "INVITATION WITHDRAWN"},
           row{mail_kind::reminder, "MUISTUTUS", "PÅMINNELSE", "REMINDER"},
           row{mail_kind::nudge, "TILAA", "LEDIGA PLATSER", "ROOM LEFT"},
           row{mail_kind::case_moved, "VARAUS SIIRRETTY", "BOKNINGEN FLYTTAD", "BOOKING MOVED"},
           row{mail_kind::case_without_place, "EI VAPAATA PAIKKAA", "INGEN LEDIG PLATS", "NO FREE PLACE"},
           row{mail_kind::waitlist_joined, "JONOSSA", "I KÖ", "ON THE WAITLIST"},
           row{mail_kind::waitlist_offer, "PAIKKA TARJOLLA", "PLATS ERBJUDS", "PLACE OFFERED"},
           row{mail_kind::waitlist_promoted, "VARATTU", "BOKAD", "BOOKED"},
           row{mail_kind::case_hidden, "TARKISTETTAVA", "ATT GRANSKA", "REVIEW NEEDED"},
           row{mail_kind::facilitator_no_cases, "EI TAPAUKSIA", "INGA FALL", "NO CASES"},
           row{mail_kind::facilitator_late_booking, "MYÖHÄINEN VARAUS", "SEN BOKNING", "LATE BOOKING"},
           row{mail_kind::facilitator_not_reached, "VASTAUSTA PYYDETÄÄN", "SVAR BEHÖVS", "ANSWER NEEDED"},
           row{mail_kind::facilitator_cases_without_place, "TAPAUKSIA ILMAN PAIKKAA", "FALL UTAN PLATS",
               "CASES WITHOUT A PLACE"},
           row{mail_kind::facilitator_too_few_cases, "LIIAN VÄHÄN TAPAUKSIA", "FÖR FÅ FALL", "TOO FEW CASES"},
           row{mail_kind::facilitator_reinstatement_asked, "PALAUTUSTA PYYDETÄÄN", "BEGÄRAN OM ÅTERINFÖRANDE",
               "REINSTATEMENT ASKED FOR"},
           row{mail_kind::owner_lapsed, "JÄI PITÄMÄTTÄ", "HÖLLS INTE", "NOT HELD"},
           row{mail_kind::facilitator_review_asked, "ODOTTAA TARKISTUSTA", "VÄNTAR PÅ GRANSKNING", "AWAITING REVIEW"},
           row{mail_kind::case_returned, "TAPAUS PALAUTETTU", "FALLET RETURNERAT", "CASE RETURNED"},
           row{mail_kind::facilitator_returned_cases, "PALAUTETTU TAPAUS", "RETURNERAT FALL", "RETURNED CASE"},
       }) {
    CAPTURE(to_string(kind));
    CHECK(compose(kind, language::fi).subject == with_hour(language::fi, fi));
    CHECK(compose(kind, language::sv).subject == with_hour(language::sv, sv));
    CHECK(compose(kind, language::en).subject == with_hour(language::en, en));
  }
  CHECK(compose(mail_kind::sign_in, language::fi).subject == "Kirjaudu Matalaan");
  CHECK(compose(mail_kind::sign_in, language::sv).subject == "Logga in i Matala");
  CHECK(compose(mail_kind::sign_in, language::en).subject == "Sign in to Matala");
}

TEST_CASE("time is that of the series' zone, winter and summer") {
  auto mail = sample_mail(mail_kind::invitation, language::fi);
  CHECK(has(compose(mail, usual_hour(mail.kind)).text, "ti 12.1.2027 klo 9–10 (Suomen aikaa)"));
  mail.start = std::chrono::sys_days{std::chrono::June / 1 / 2027} + std::chrono::hours{6};
  mail.end = *mail.start + std::chrono::minutes{90};
  CHECK(has(compose(mail, usual_hour(mail.kind)).text, "ti 1.6.2027 klo 9.00–10.30 (Suomen aikaa)"));
}

TEST_CASE("every mail holds the link to our page, in text and HTML, and no other address of the web") {
  std::string const unsubscribe = "https://matala.example.org/unsubscribe?token=some-token";
  for (auto const kind : all_kinds) {
    for (auto const lang : all_languages) {
      CAPTURE(to_string(kind));
      CAPTURE(to_string(lang));
      auto const message = compose(kind, lang);
      for (std::string text : {message.text, message.html}) {
        auto const link = fmt::format("https://matala.example.org{}", sample_mail(kind, lang).parameters.at("path"));
        REQUIRE(has(text, link));
        text.erase(text.find(link), link.size());
        // R16: the one optional mail says how to end it, in its text and in its header.
        bool const optional = kind == mail_kind::nudge;
        CHECK(has(text, unsubscribe) == optional);
        CHECK(message.unsubscribe == (optional ? unsubscribe : ""));
        if (optional) text.erase(text.find(unsubscribe), unsubscribe.size());
        CHECK_FALSE(has(text, "http"));
        CHECK_FALSE(has(text, "src="));
      }
      CHECK(has(message.html, fmt::format("<html lang=\"{}\">", to_string(lang))));
    }
  }
}

TEST_CASE("a cancellation says at once that the hour is not held, a reinstatement that it is") {
  CHECK(compose(mail_kind::hour_cancelled, language::fi).text.starts_with("Tuntia ei pidetä"));
  CHECK(compose(mail_kind::hour_cancelled, language::sv).text.starts_with("Timmen hålls inte"));
  CHECK(compose(mail_kind::hour_cancelled, language::en).text.starts_with("The hour will not be held"));
  CHECK(compose(mail_kind::hour_reinstated, language::fi).text.starts_with("Tunti pidetään sittenkin."));
  CHECK(compose(mail_kind::hour_reinstated, language::sv).text.starts_with("Timmen hålls ändå."));
  CHECK(compose(mail_kind::hour_reinstated, language::en).text.starts_with("The hour will be held after all."));
}

TEST_CASE(
    "a cancellation that leaves after the reinstatement takes the old entry away but says that the hour is held") {
  auto hour = usual_hour(mail_kind::hour_reinstated);
  hour.uid = hour_at_sending::uid_standing::replaced;
  auto const message = compose(sample_mail(mail_kind::hour_cancelled, language::fi), hour);
  CHECK(message.subject.starts_with("PIDETÄÄN SITTENKIN: "));
  CHECK(message.text.starts_with("Tunti pidetään sittenkin."));
  CHECK_FALSE(has(message.text, "ei pidetä"));
  REQUIRE(message.calendar);
  CHECK(message.calendar->method == calendar_method::cancel);
  CHECK(has(message.calendar->text, "UID:uid-1@matala.example.org"));
}

TEST_CASE("an invitation tells when the decision comes, or that the hour is held already") {
  auto const mail = sample_mail(mail_kind::invitation, language::fi);
  auto hour = usual_hour(mail.kind);
  auto message = compose(mail, hour);
  CHECK(has(message.text, "Tunti vahvistetaan tai perutaan ma 11.1.2027 klo 12."));
  CHECK(has(message.calendar->text, "STATUS:TENTATIVE"));

  hour.hold = matala::scheduler::hold_flag::held;
  message = compose(mail, hour);
  CHECK(has(message.text, "Tunti pidetään, vaikka tapauksia ei varattaisi."));
  CHECK_FALSE(has(message.text, "perutaan"));

  hour.state = matala::scheduler::occurrence_state::confirmed;
  message = compose(mail, hour);
  CHECK(has(message.text, "Tunti on vahvistettu ja se pidetään."));
  CHECK(has(message.calendar->text, "STATUS:CONFIRMED"));
}

TEST_CASE("a yes before the decision promises neither the hour nor its link") {
  struct row {
    language lang;
    char const* decision;
    char const* later;
    char const* sure;
    char const* link;
  };
  for (auto const& [lang, decided_at, later, sure, link] : {
           row{language::fi, "vahvistetaan tai perutaan ma 11.1.2027 klo 12. Saat siitä viestin.",
               "Kokouslinkki tulee sinne, kun tunti on vahvistettu.", "Tunti on vahvistettu ja se pidetään.",
               "Tapaukset ja kokouslinkki ovat tunnin sivulla."},
           row{language::sv, "bekräftas eller ställs in mån 11.1.2027 kl. 12. Du får ett meddelande om det.",
               "Möteslänken läggs till där när timmen har bekräftats.", "Timmen är bekräftad och den hålls.",
               "Fallen och möteslänken finns på timmens sida."},
           row{language::en, "confirmed or cancelled on Mon 11 January 2027, 12:00. You will get a message about it.",
               "The meeting link appears there once the hour is confirmed.", "The hour is confirmed and will be held.",
               "The cases and the meeting link are on the page of the hour."},
       }) {
    CAPTURE(to_string(lang));
    auto const mail = sample_mail(mail_kind::expert_accepted, lang);
    auto hour = usual_hour(mail.kind);
    for (auto const state : {occurrence_state::open, occurrence_state::closed}) {
      hour.state = state;
      auto const message = compose(mail, hour);
      for (auto const& text : {message.text, message.html}) {
        CHECK(has(text, decided_at));
        CHECK(has(text, later));
        CHECK_FALSE(has(text, sure));
        CHECK_FALSE(has(text, link));
      }
      CHECK(has(message.calendar->text, "STATUS:TENTATIVE"));
    }
    hour.hold = matala::scheduler::hold_flag::held;
    CHECK(has(compose(mail, hour).text, later));
    for (auto const state : {occurrence_state::confirmed, occurrence_state::running}) {
      hour.state = state;
      auto const message = compose(mail, hour);
      for (auto const& text : {message.text, message.html}) {
        CHECK(has(text, sure));
        CHECK(has(text, link));
        CHECK_FALSE(has(text, decided_at));
        CHECK_FALSE(has(text, later));
      }
    }
  }
}

TEST_CASE("R35: who says yes to leading is told so, and what it means; an expert is not") {
  struct row {
    language lang;
    char const* subject;
    char const* text;
    char const* takeover;
  };
  for (auto const& [lang, subject, text, takeover] : {
           row{language::fi, "VEDÄT TUNNIN: Konsultaatiotunti", "vedät konsultaatiotunnin.",
               "kuka tahansa vakiojäsen voi aloittaa sen."},
           row{language::sv, "DU LEDER TIMMEN: Konsultationstimme", "du leder konsultationstimmen.",
               "kan vilken ordinarie medlem som helst börja den."},
           row{language::en, "YOU ARE LEADING: Consultation hour", "you are leading the consultation hour.",
               "any core member may start it."},
       }) {
    CAPTURE(to_string(lang));
    auto mail = sample_mail(mail_kind::expert_accepted, lang);
    auto const expert = compose(mail, usual_hour(mail.kind));
    CHECK_FALSE(expert.subject.starts_with(subject));
    CHECK_FALSE(has(expert.text, text));
    CHECK_FALSE(has(expert.text, takeover));
    mail.parameters.emplace(mail_parameter::leads, "yes");
    auto const lead = compose(mail, usual_hour(mail.kind));
    CHECK(lead.subject.starts_with(subject));
    for (auto const& told : {lead.text, lead.html}) {
      CHECK(has(told, text));
      CHECK(has(told, takeover));
    }
    CHECK(lead.text.find(text) < lead.text.find(takeover));
  }
}

TEST_CASE("R35: before the decision the owner reads until when a lead can be found, under hold too; after it no date") {
  auto const mail = sample_mail(mail_kind::owner_without_lead, language::fi);
  auto hour = usual_hour(mail.kind);
  for (auto const hold : {matala::scheduler::hold_flag::released, matala::scheduler::hold_flag::held}) {
    hour.hold = hold;
    hour.state = occurrence_state::open;
    auto const ahead = compose(mail, hour);
    CHECK(has(ahead.text, "päätetään ma 11.1.2027 klo 12, järjestelmä ei peru tuntia"));
    CHECK_FALSE(has(ahead.text, "kun sen alusta on kulunut 10 minuuttia"));
    hour.state = occurrence_state::confirmed;
    auto const alarm = compose(mail, hour);
    CHECK(has(alarm.text, "Järjestelmä ei peru tuntia."));
    CHECK(has(alarm.text, "kun sen alusta on kulunut 10 minuuttia"));
    CHECK_FALSE(has(alarm.text, "11.1.2027"));
  }
}

TEST_CASE("who only waits in line is told of a move without a word about a calendar entry") {
  auto mail = sample_mail(mail_kind::hour_moved, language::fi);
  CHECK(has(compose(mail, usual_hour(mail.kind)).text, "Kalenterimerkintä siirtyy"));
  mail.method = calendar_method::none;
  auto const message = compose(mail, usual_hour(mail.kind));
  CHECK(has(message.text, "Tapauksesi pysyy tunnin jonossa."));
  CHECK_FALSE(has(message.text, "Kalenterimerkintä"));
  CHECK_FALSE(message.calendar);
}

TEST_CASE("SUMMARY is the neutral name in the recipient's language and From is the organiser") {
  auto const message = compose(mail_kind::hour_cancelled, language::sv);
  CHECK(message.from_name == "Konsultationstimme");
  CHECK(message.from == "konsultaatio@example.org");
  CHECK(has(message.calendar->text, "SUMMARY:Konsultationstimme\r\n"));
  CHECK(has(message.calendar->text, "konsultaatio@example.org"));
}

TEST_CASE("a parameter that is unknown or another kind's kills the mail, whatever it holds") {
  for (auto const kind : all_kinds) {
    CAPTURE(to_string(kind));
    auto mail = sample_mail(kind, language::en);
    mail.parameters.emplace("case_text", "");
    CHECK_THROWS_AS(compose(mail, usual_hour(kind)), mail_error);

    mail = sample_mail(kind, language::en);
    if (may_name_a_case(kind)) continue;
    mail.parameters.emplace(mail_parameter::case_code, "K-7F3Q");
    CHECK_THROWS_AS(compose(mail, usual_hour(kind)), mail_error);
  }
}

TEST_CASE("a mail that lacks what its kind needs is refused") {
  for (auto const kind : all_kinds) {
    CAPTURE(to_string(kind));
    for (auto const name : {mail_parameter::path, mail_parameter::organiser, mail_parameter::zone, mail_parameter::code,
                            mail_parameter::token_hash}) {
      auto mail = sample_mail(kind, language::en);
      auto const found = mail.parameters.find(std::string(name));
      if (found == mail.parameters.end()) continue;
      CAPTURE(name);
      found->second.clear();
      CHECK_THROWS_AS(compose(mail, usual_hour(kind)), mail_error);
      mail.parameters.erase(found);
      CHECK_THROWS_AS(compose(mail, usual_hour(kind)), mail_error);
    }
    if (kind == mail_kind::sign_in || kind == mail_kind::series_changed) continue;
    auto mail = sample_mail(kind, language::en);
    mail.end.reset();
    CHECK_THROWS_AS(compose(mail, usual_hour(kind)), mail_error);
  }
}

TEST_CASE("a digest holds dates by the closed list only: anything else in its changes is refused") {
  auto mail = sample_mail(mail_kind::series_changed, language::fi);
  auto& changes = mail.parameters.at(std::string(mail_parameter::changes));
  for (auto const* text : {"K-7F3Q", "moved:1:2", "moved:1:2:3", "moved:1:2:3:4:5", "cancelled:1", "cancelled:1:x",
                           "cancelled:1:2;secret:1:2", "cancelled:1:2:3:4"}) {
    CAPTURE(text);
    changes = text;
    CHECK_THROWS_AS(real_renderer().compose(mail, std::nullopt, decision), mail_error);
  }
  changes = "cancelled:1:2";
  CHECK_NOTHROW(real_renderer().compose(mail, std::nullopt, decision));
}

TEST_CASE("the calendar method never contradicts the text") {
  for (auto const kind : all_kinds) {
    for (auto const method : {calendar_method::request, calendar_method::cancel}) {
      CAPTURE(to_string(kind));
      auto mail = sample_mail(kind, language::en);
      bool const own = mail.method == method;
      bool const also = kind == mail_kind::case_without_place && method == calendar_method::cancel;
      mail.method = method;
      mail.uid = "uid-1@matala.example.org";
      if (own || also) {
        CHECK_NOTHROW(compose(mail, usual_hour(kind)));
      } else {
        CHECK_THROWS_AS(compose(mail, usual_hour(kind)), mail_error);
      }
    }
  }
}

TEST_CASE("a link never leaves our pages") {
  for (char const* const path : {"hours/1", "//example.com/hours", "https://example.com", "/hours/ 1",
                                 "/hours/\r\nX: y", "/hours/\"><script>"}) {
    CAPTURE(path);
    auto mail = sample_mail(mail_kind::invitation, language::en);
    mail.parameters.find(std::string(mail_parameter::path))->second = path;
    CHECK_THROWS_AS(compose(mail, usual_hour(mail.kind)), mail_error);
  }
  helsinki_only const zone;
  CHECK_THROWS_AS(mail_renderer(real_templates(), zone, "example.org"), mail_error);
}

TEST_CASE("a case code cannot become markup") {
  auto mail = sample_mail(mail_kind::case_hidden, language::en);
  mail.parameters.find(std::string(mail_parameter::case_code))->second = "<b>K</b>";
  CHECK_FALSE(has(compose(mail, usual_hour(mail.kind)).html, "<b>"));
}

TEST_CASE("paragraphs of the text are one empty line apart") {
  for (auto const kind : all_kinds) {
    for (auto const lang : all_languages) {
      CAPTURE(to_string(kind));
      auto const text = compose(kind, lang).text;
      CHECK_FALSE(has(text, "\n\n\n"));
      CHECK_FALSE(text.starts_with('\n'));
      CHECK_FALSE(has(text, " \n"));
    }
  }
}
