// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"
#include "server/ports/language.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// Every mail that exists. What each says stands in templates/mail.
enum class mail_kind {
  sign_in,
  invitation,
  booking_confirmation,
  booking_withdrawn,
  hour_confirmed,
  hour_cancelled,
  hour_reinstated,
  membership_ended,
  reminder,
  nudge,
  case_moved,
  case_without_place,
  waitlist_joined,
  waitlist_offer,
  waitlist_promoted,
  case_hidden,
  facilitator_no_cases,
  facilitator_late_booking,
  facilitator_not_reached,
  facilitator_cases_without_place,
  facilitator_too_few_cases,
  facilitator_reinstatement_asked,
  owner_lapsed,
  hour_moved,
  series_changed,
  facilitator_clock_pulled,
  expert_request,
  expert_accepted,
  expert_declined,
  expert_request_withdrawn,
  lead_request,
  competence_unfilled,
  facilitator_competence_unfilled,
  owner_without_lead,
  facilitator_review_asked,
  case_returned,
  facilitator_returned_cases
};

std::string_view to_string(mail_kind kind);
std::optional<mail_kind> parse_mail_kind(std::string_view word);

enum class calendar_method { none, request, cancel };

/// `superseded`: a REQUEST overtaken by a later state before it left; its successor tells the recipient.
enum class mail_state { queued, sending, sent, deferred, dead, expired, superseded };

std::string_view to_string(mail_state state);
std::optional<mail_state> parse_mail_state(std::string_view word);

/// One mail to one recipient: kind, recipient and parameters, never rendered text (and never case text, R42).
struct outbox_mail {
  mail_id id;
  /// Unique: writing the same one twice is the same as once. Names what the mail tells and to whom.
  std::string dedupe;
  mail_kind kind = mail_kind::invitation;
  calendar_method method = calendar_method::none;
  std::optional<person_id> recipient;
  std::string address;
  language lang = language::fi;
  std::optional<occurrence_id> occurrence{};
  /// UID and SEQUENCE fixed when the row is written; empty and 0 without a calendar part.
  std::string uid{};
  int sequence = 0;
  /// The hour the mail speaks of, fixed when the row is written (a later move is a later mail).
  std::optional<scheduler::instant> start{};
  std::optional<scheduler::instant> end{};
  /// Named values of the template; erased once sent.
  std::map<std::string, std::string> parameters{};
  /// Fixed when the row is written, so that a repeat collapses in the mailbox.
  std::string message_id;
  /// Lower goes first: sign-in 0, cancellation 1, the rest 2.
  int priority = 2;
  scheduler::instant created;
  /// After this it is not sent any more.
  std::optional<scheduler::instant> deadline;

  mail_state state = mail_state::queued;
  int attempts = 0;
  scheduler::instant next_try;
  std::string lease_owner{};
  std::optional<scheduler::instant> lease_until{};
  /// SMTP reply code of the last attempt, 0 for none.
  int last_reply = 0;
  std::optional<scheduler::instant> accepted{};
};

/// The last thing an address was told about a UID (R28): REQUEST without a later CANCEL means "still expects the hour".
struct calendar_standing {
  std::string uid{};
  std::string address;
  person_id person;
  language lang = language::fi;
  occurrence_id occurrence;
  calendar_method last = calendar_method::request;
  int sequence = 0;
};

class outbox_repository {
 public:
  virtual ~outbox_repository() = default;

  /// Writes the row unless its dedupe exists. A row with a calendar part also updates the standing of (uid, address).
  virtual void enqueue(outbox_mail const& mail) = 0;
  virtual std::optional<outbox_mail> find(mail_id const& id) const = 0;

  /// Rows to send at `now`: queued or deferred with next_try <= now, or sending with a lease of another owner or an
  /// expired one; ordered by priority, then deadline, then creation. A row waits while an earlier row for the same uid
  /// and address is still queued, deferred or sending: nobody gets a CANCEL before its REQUEST. Only a
  /// CANCEL does not wait for a REQUEST that was put off: it is then superseded, and the hour may be near.
  virtual std::vector<outbox_mail> claim(scheduler::instant now, std::string_view owner, scheduler::instant lease_until,
                                         int limit) = 0;
  /// The outcome of an attempt: state, reply, attempts, next_try. A final state also erases the parameters.
  virtual void finish(mail_id const& id, mail_state state, int reply, scheduler::instant next_try,
                      scheduler::instant now) = 0;
  /// How many mails are to be sent at `now` or are being sent; one put off to a later time is not among them.
  virtual int count_due(scheduler::instant now) const = 0;
  /// The earliest next_try of queued and deferred rows.
  virtual std::optional<scheduler::instant> next_try() const = 0;

  virtual std::vector<outbox_mail> of_occurrence(occurrence_id const& occurrence) const = 0;
  /// Not accepted, not superseded, created at or before `created_until`: who may not have got the word.
  virtual std::vector<outbox_mail> unaccepted(mail_kind kind, scheduler::instant created_until) const = 0;

  /// Addresses whose last word under this uid is a REQUEST.
  virtual std::vector<calendar_standing> expecting(std::string_view uid) const = 0;
  virtual std::vector<calendar_standing> expecting(person_id const& person) const = 0;
};

}  // namespace matala::server
