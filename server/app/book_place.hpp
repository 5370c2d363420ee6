// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/redacted.hpp"
#include "scheduler/booking_rules.hpp"
#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// A case as it may be stored: its text has passed the anonymizer.
struct new_case {
  anonymizer::redacted text;
  language lang = language::fi;
  /// A chosen band or empty.
  std::string age_band;
  /// Whom the case needs; what cannot be chosen is left out.
  std::vector<competence_id> competences{};
};

struct booking_request {
  occurrence_id occurrence;
  new_case subject;
  scheduler::booking_kind kind = scheduler::booking_kind::ordinary;
  /// R15: why it cannot wait.
  urgency urgent = urgency::not_urgent;
  /// R25: the code of the earlier case that this one goes on with; empty: none.
  std::string follow_up_code{};
  /// R43: others are told before the hour who presents it.
  bool shows_presenter = false;
  /// Client-chosen; the same key by the same person gives the same booking (R22). Empty: none.
  std::string idempotency_key{};
};

/// Why a place was not booked, and the next hour of the series that has room.
struct booking_refusal {
  app_errc code = app_errc::not_found;
  std::optional<occurrence> next;
};

/// R11: state, cut-off, acknowledgement, place, per-person limit and idempotency key are checked and the booking is
/// written in one transaction; the presenter gets a REQUEST (R29). ctx.actor is the presenter.
/// Errors: those of scheduler::may_book, idempotency_mismatch, unknown_case, not_found.
std::expected<booking, booking_refusal> book_place(unit_of_work& unit, context const& ctx,
                                                   booking_request const& request);

}  // namespace matala::server
