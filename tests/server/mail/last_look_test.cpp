// SPDX-License-Identifier: Apache-2.0
#include "server/mail/last_look.hpp"

#include "tests/server/mail/worker_fixture.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace matala::server;
using matala::scheduler::occurrence_state;

namespace {

constexpr std::array all_states = {occurrence_state::planned,   occurrence_state::open,      occurrence_state::closed,
                                   occurrence_state::confirmed, occurrence_state::cancelled, occurrence_state::running,
                                   occurrence_state::held,      occurrence_state::skipped,   occurrence_state::lapsed,
                                   occurrence_state::archived};

struct looking : worker_fixture {
  last_look look(mail_id const& id) const {
    return storage->read([&](unit_of_work const& unit) { return take_last_look(unit, *unit.outbox().find(id)); });
  }
  bool goes(mail_id const& id) const { return look(id).word == last_word::send; }
};

}  // namespace

TEST_CASE_FIXTURE(looking, "a mail leaves only in a state that makes it true") {
  using enum occurrence_state;
  using states = std::set<occurrence_state>;
  states const ahead = {planned, open, closed, confirmed, running};
  states const every(all_states.begin(), all_states.end());
  struct row {
    mail_kind kind;
    states true_in;
  };
  // Whoever is reminded expects the hour.
  enqueue(mail_kind::hour_confirmed, "standing", [](outbox_mail& mail) { mail.address = "reminder@example.org"; });
  for (auto const& [kind, true_in] : {
           row{mail_kind::invitation, ahead},
           row{mail_kind::booking_confirmation, ahead},
           row{mail_kind::booking_withdrawn, every},
           row{mail_kind::hour_confirmed, {confirmed, running}},
           row{mail_kind::hour_cancelled, every},
           row{mail_kind::hour_reinstated, ahead},
           row{mail_kind::membership_ended, every},
           row{mail_kind::reminder, {confirmed}},
           row{mail_kind::nudge, {open}},
           row{mail_kind::case_moved, ahead},
           row{mail_kind::case_without_place, every},
           row{mail_kind::waitlist_joined, {open, closed}},
           row{mail_kind::waitlist_offer, {open, closed}},
           row{mail_kind::waitlist_promoted, ahead},
           row{mail_kind::case_hidden, every},
           row{mail_kind::facilitator_no_cases, {confirmed}},
           row{mail_kind::facilitator_late_booking, {confirmed, running}},
           row{mail_kind::facilitator_not_reached, every},
           row{mail_kind::facilitator_cases_without_place, every},
           row{mail_kind::facilitator_too_few_cases, {open, closed}},
           row{mail_kind::facilitator_reinstatement_asked, {cancelled}},
           row{mail_kind::owner_lapsed, {lapsed, archived}},
           row{mail_kind::facilitator_review_asked, ahead},
           row{mail_kind::case_returned, every},
           row{mail_kind::facilitator_returned_cases, {open, closed}},
       }) {
    auto const id = enqueue(kind, std::string(to_string(kind)), [&](outbox_mail& mail) {
      // Each kind in a thread of its own, so that no CANCEL here overtakes another's REQUEST.
      mail.address = std::string(to_string(kind)) + "@example.org";
    });
    for (auto const state : all_states) {
      CAPTURE(to_string(kind));
      CAPTURE(to_string(state));
      set_hour(state);
      CHECK(goes(id) == true_in.contains(state));
    }
  }
}

TEST_CASE_FIXTURE(looking, "nobody is reminded of an hour that was taken out of their calendar") {
  set_hour(occurrence_state::confirmed);
  enqueue(mail_kind::hour_confirmed, "request");
  auto const reminder = enqueue(mail_kind::reminder, "reminder");
  CHECK(goes(reminder));
  enqueue(mail_kind::membership_ended, "cancel", [](outbox_mail& mail) { mail.sequence = 2; });
  CHECK_FALSE(goes(reminder));
}

TEST_CASE_FIXTURE(looking, "R35: no owner hears that nobody leads an hour when somebody does by now") {
  set_hour(occurrence_state::open);
  auto const mail = enqueue(mail_kind::owner_without_lead, "ahead");
  auto const hour = storage->read([&](unit_of_work const& unit) { return *unit.outbox().find(mail)->occurrence; });
  CHECK_FALSE(goes(mail));
  for (auto const told : {lead_shortfall, lead_shortfall_ahead}) {
    storage->transact([&](unit_of_work& unit) { unit.experts().mark_told(hour, told, {}); });
    CHECK(goes(mail));
    storage->transact([&](unit_of_work& unit) { unit.experts().forget_told(hour, told); });
    CHECK_FALSE(goes(mail));
  }
}

TEST_CASE_FIXTURE(looking, "a cancellation without a calendar part is not sent once the hour is back") {
  auto const id = enqueue(mail_kind::hour_cancelled, "m1", [](outbox_mail& mail) {
    mail.method = calendar_method::none;
    mail.uid.clear();
  });
  set_hour(occurrence_state::cancelled);
  CHECK(goes(id));
  set_hour(occurrence_state::confirmed);
  CHECK_FALSE(goes(id));
}

TEST_CASE_FIXTURE(looking, "a REQUEST under a UID that was replaced is superseded, a CANCEL goes and knows it") {
  auto const request = enqueue(mail_kind::invitation, "m1", [](outbox_mail& mail) { mail.address = "a@example.org"; });
  auto const cancel = enqueue(mail_kind::hour_cancelled, "m2");
  set_hour(occurrence_state::confirmed, "uid-2@matala.example.org");
  CHECK_FALSE(goes(request));
  auto const seen = look(cancel);
  CHECK(seen.word == last_word::send);
  REQUIRE(seen.hour);
  CHECK(is_overtaken_cancellation(row(cancel), seen.hour));
  set_hour(occurrence_state::cancelled, "uid-2@matala.example.org");
  CHECK_FALSE(is_overtaken_cancellation(row(cancel), look(cancel).hour));
}

TEST_CASE_FIXTURE(looking, "a REQUEST that a later CANCEL to the same address takes back is superseded") {
  auto const request = enqueue(mail_kind::invitation, "m1", [](outbox_mail& mail) { mail.sequence = 0; });
  CHECK(goes(request));
  enqueue(mail_kind::membership_ended, "m2", [](outbox_mail& mail) { mail.address = "other@example.org"; });
  CHECK(goes(request));
  enqueue(mail_kind::membership_ended, "m3", [](outbox_mail& mail) { mail.sequence = 1; });
  CHECK_FALSE(goes(request));
  auto const again = enqueue(mail_kind::invitation, "m4", [](outbox_mail& mail) { mail.sequence = 1; });
  CHECK(goes(again));
}

TEST_CASE_FIXTURE(looking, "who has left gets nothing but what takes entries away") {
  auto const request = enqueue(mail_kind::invitation, "m1");
  auto const cancel =
      enqueue(mail_kind::hour_cancelled, "m2", [](outbox_mail& mail) { mail.address = "maija@old.example.org"; });
  auto const question = enqueue(mail_kind::facilitator_not_reached, "m3");
  CHECK(goes(request));
  CHECK(goes(question));
  add_person("maija", person_state::deactivated);
  CHECK_FALSE(goes(request));
  CHECK_FALSE(goes(question));
  CHECK(goes(cancel));
}

TEST_CASE_FIXTURE(looking, "a sign-in mail goes while its request is there") {
  auto const id = enqueue(mail_kind::sign_in, "m1", [](outbox_mail& mail) { mail.recipient.reset(); });
  CHECK_FALSE(goes(id));
  storage->transact([](unit_of_work& unit) {
    unit.sign_in().save({.browser_hash = "b",
                         .token_hash = "hash-of-the-token",
                         .code_hash = "c",
                         .email = "maija@example.org",
                         .tries = 0,
                         .requested = decision,
                         .accepted = std::nullopt});
  });
  CHECK(goes(id));
  storage->transact([](unit_of_work& unit) { unit.sign_in().take_login("hash-of-the-token"); });
  CHECK_FALSE(goes(id));
}

TEST_CASE_FIXTURE(looking, "R28: a REQUEST that was put off does not follow the CANCEL that went before it") {
  auto const numbered = [](calendar_method method, int sequence) {
    return [=](outbox_mail& mail) {
      mail.method = method;
      mail.sequence = sequence;
    };
  };
  auto const early = enqueue(mail_kind::invitation, "m1", numbered(calendar_method::request, 1));
  transport.reply_to = [](sent_mail const&) { return send_result{send_outcome::later, 451}; };
  deliver();
  transport.reply_to = nullptr;
  enqueue(mail_kind::membership_ended, "m2", numbered(calendar_method::cancel, 2));
  deliver();
  auto const back = enqueue(mail_kind::invitation, "m3", numbered(calendar_method::request, 3));
  CHECK_FALSE(goes(early));
  CHECK(goes(back));
  now.advance(std::chrono::hours{2});
  deliver_all();
  REQUIRE(transport.taken.size() == 2);
  CHECK(transport.taken.front().message_id.starts_with("m2"));
  CHECK(transport.taken.back().message_id.starts_with("m3"));
}
