// SPDX-License-Identifier: Apache-2.0
#include "server/mail/last_look.hpp"

#include "server/mail/mail_allow_list.hpp"
#include "server/ports/mail_parameters.hpp"

#include <algorithm>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

bool is_ahead(occurrence_state state) {
  switch (state) {
    case occurrence_state::planned:
    case occurrence_state::open:
    case occurrence_state::closed:
    case occurrence_state::confirmed:
    case occurrence_state::running: return true;
    case occurrence_state::cancelled:
    case occurrence_state::held:
    case occurrence_state::skipped:
    case occurrence_state::lapsed:
    case occurrence_state::archived: return false;
  }
  return false;
}

bool is_undecided(occurrence_state state) {
  return state == occurrence_state::open || state == occurrence_state::closed;
}

bool holds_in(mail_kind kind, occurrence_state state) {
  switch (kind) {
    case mail_kind::invitation:
    case mail_kind::booking_confirmation:
    case mail_kind::hour_reinstated:
    case mail_kind::waitlist_promoted:
    case mail_kind::hour_moved:
    case mail_kind::facilitator_clock_pulled:
    case mail_kind::expert_request:
    case mail_kind::expert_accepted:
    case mail_kind::lead_request:
    case mail_kind::competence_unfilled:
    case mail_kind::facilitator_competence_unfilled:
    case mail_kind::owner_without_lead:
    case mail_kind::facilitator_review_asked:
    case mail_kind::case_moved: return is_ahead(state);
    case mail_kind::hour_confirmed:
    case mail_kind::facilitator_late_booking:
      return state == occurrence_state::confirmed || state == occurrence_state::running;
    case mail_kind::nudge: return state == occurrence_state::open;
    case mail_kind::reminder:
    case mail_kind::facilitator_no_cases: return state == occurrence_state::confirmed;
    case mail_kind::waitlist_joined:
    case mail_kind::waitlist_offer:
    case mail_kind::facilitator_returned_cases:
    case mail_kind::facilitator_too_few_cases: return is_undecided(state);
    case mail_kind::facilitator_reinstatement_asked: return state == occurrence_state::cancelled;
    case mail_kind::hour_cancelled: return state == occurrence_state::cancelled || state == occurrence_state::archived;
    case mail_kind::owner_lapsed: return state == occurrence_state::lapsed || state == occurrence_state::archived;
    case mail_kind::sign_in:
    case mail_kind::series_changed:
    case mail_kind::expert_declined:
    case mail_kind::expert_request_withdrawn:
    case mail_kind::booking_withdrawn:
    case mail_kind::membership_ended:
    case mail_kind::case_without_place:
    case mail_kind::case_hidden:
    // Wherever the case has gone meanwhile, its presenter must know.
    case mail_kind::case_returned:
    case mail_kind::facilitator_not_reached:
    case mail_kind::facilitator_cases_without_place: return true;
  }
  return false;
}

/// A CANCEL does not wait for a REQUEST that was put off. After it, this one must not follow with a lower SEQUENCE,
/// also where another REQUEST was written since.
bool was_overtaken(unit_of_work const& unit, outbox_mail const& mail) {
  if (mail.attempts == 0 || !mail.occurrence) return false;
  return std::ranges::any_of(unit.outbox().of_occurrence(*mail.occurrence), [&](outbox_mail const& later) {
    return later.method == calendar_method::cancel && later.uid == mail.uid && later.address == mail.address &&
           later.sequence > mail.sequence;
  });
}

/// A REQUEST whose address has been told CANCEL since: the recipient would join and leave in one breath.
bool is_taken_back(unit_of_work const& unit, outbox_mail const& mail) {
  if (!mail.recipient) return false;
  if (was_overtaken(unit, mail)) return true;
  auto const expected = unit.outbox().expecting(*mail.recipient);
  return std::ranges::none_of(expected, [&](calendar_standing const& standing) {
    return standing.uid == mail.uid && standing.address == mail.address;
  });
}

bool still_expects(unit_of_work const& unit, outbox_mail const& mail) {
  auto const hour = mail.occurrence ? unit.occurrences().find(*mail.occurrence) : std::nullopt;
  if (!hour) return false;
  auto const expected = unit.outbox().expecting(hour->uid);
  return std::ranges::any_of(expected,
                             [&](calendar_standing const& standing) { return standing.address == mail.address; });
}

bool has_left(unit_of_work const& unit, outbox_mail const& mail) {
  if (!mail.recipient) return false;
  auto const who = unit.people().find(*mail.recipient);
  return !who || who->state == person_state::deactivated;
}

bool sign_in_holds(unit_of_work const& unit, outbox_mail const& mail) {
  return unit.sign_in().find_login_by_token(parameter(mail, mail_parameter::token_hash)).has_value();
}

// Somebody may lead the hour by now.
bool still_lacks_lead(unit_of_work const& unit, outbox_mail const& mail) {
  return unit.experts().is_told(*mail.occurrence, lead_shortfall) ||
         unit.experts().is_told(*mail.occurrence, lead_shortfall_ahead);
}

bool still_holds(unit_of_work const& unit, outbox_mail const& mail, std::optional<hour_at_sending> const& hour) {
  if (mail.method == calendar_method::cancel) return true;
  if (has_left(unit, mail)) return false;
  if (mail.kind == mail_kind::sign_in) return sign_in_holds(unit, mail);
  if (!has_hour(mail.kind)) return true;
  if (!hour || !holds_in(mail.kind, hour->state)) return false;
  // Somebody whose entry was taken away since must not be reminded that the hour is held.
  if (mail.kind == mail_kind::reminder) return still_expects(unit, mail);
  if (mail.kind == mail_kind::owner_without_lead) return still_lacks_lead(unit, mail);
  bool const senseless_under_hold = mail.kind == mail_kind::facilitator_too_few_cases || mail.kind == mail_kind::nudge;
  if (senseless_under_hold) return hour->hold == scheduler::hold_flag::released;
  if (mail.method == calendar_method::none) return true;
  return hour->uid == hour_at_sending::uid_standing::current && !is_taken_back(unit, mail);
}

std::optional<hour_at_sending> hour_of(unit_of_work const& unit, outbox_mail const& mail) {
  if (!mail.occurrence) return std::nullopt;
  auto const now = unit.occurrences().find(*mail.occurrence);
  if (!now) return std::nullopt;
  bool const replaced = !mail.uid.empty() && mail.uid != now->uid;
  return hour_at_sending{
      .state = now->state,
      .hold = now->hold,
      .decide = now->clock.decide,
      .uid = replaced ? hour_at_sending::uid_standing::replaced : hour_at_sending::uid_standing::current};
}

}  // namespace

last_look take_last_look(unit_of_work const& unit, outbox_mail const& mail) {
  auto hour = hour_of(unit, mail);
  auto const word = still_holds(unit, mail, hour) ? last_word::send : last_word::superseded;
  return {word, std::move(hour)};
}

bool is_overtaken_cancellation(outbox_mail const& mail, std::optional<hour_at_sending> const& hour) {
  return mail.kind == mail_kind::hour_cancelled && hour && hour->uid == hour_at_sending::uid_standing::replaced &&
         is_ahead(hour->state);
}

}  // namespace matala::server
