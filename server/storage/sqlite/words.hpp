// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/audit.hpp"
#include "server/ports/bookings.hpp"
#include "server/ports/cases.hpp"
#include "server/ports/competences.hpp"
#include "server/ports/experts.hpp"
#include "server/ports/language.hpp"
#include "server/ports/occurrences.hpp"
#include "server/ports/outbox.hpp"
#include "server/ports/people.hpp"
#include "server/ports/series.hpp"

#include <optional>
#include <stdexcept>
#include <string_view>

namespace matala::server {

/// The word of an enumerator in the database. Never changed once released; the CHECKs of the schema list them.
/// Empty for a number that is no enumerator.
std::string_view word_of(person_state value);
std::string_view word_of(case_review value);
std::string_view word_of(series_standing value);
std::string_view word_of(hour_times_by value);
std::string_view word_of(waiting_change value);
std::string_view word_of(scheduler::cutoff_policy value);
std::string_view word_of(scheduler::holiday_policy value);
std::string_view word_of(scheduler::hold_flag value);
std::string_view word_of(open_question value);
std::string_view word_of(cancel_cause value);
std::string_view word_of(booking_state value);
std::string_view word_of(move_offer value);
std::string_view word_of(scheduler::waiting_rank value);
std::string_view word_of(scheduler::offer_state value);
std::string_view word_of(scheduler::advance_notice value);
std::string_view word_of(case_visibility value);
std::string_view word_of(calendar_method value);
std::string_view word_of(audit_channel value);
std::string_view word_of(scheduler::asking value);
std::string_view word_of(request_task value);
std::string_view word_of(shortfall_choice value);
inline std::string_view word_of(review_state value) {
  return to_string(value);
}
inline std::string_view word_of(urgency value) {
  return to_string(value);
}
inline std::string_view word_of(expert_answer value) {
  return to_string(value);
}
inline std::string_view word_of(audit_action value) {
  return to_string(value);
}
inline std::string_view word_of(mail_kind value) {
  return to_string(value);
}
inline std::string_view word_of(mail_state value) {
  return to_string(value);
}
inline std::string_view word_of(role value) {
  return to_string(value);
}
inline std::string_view word_of(language value) {
  return to_string(value);
}
inline std::string_view word_of(scheduler::occurrence_state value) {
  return scheduler::to_string(value);
}

/// The enumerator of a word. Throws std::runtime_error for a word that no released program wrote.
template <class Enum>
Enum from_word(std::string_view word) {
  std::optional<Enum> found;
  if constexpr (std::is_same_v<Enum, language>) {
    found = parse_language(word);
  } else if constexpr (std::is_same_v<Enum, scheduler::occurrence_state>) {
    found = scheduler::parse_occurrence_state(word);
  } else {
    for (int number = 0; !found && !word_of(Enum{number}).empty(); ++number) {
      if (word_of(Enum{number}) == word) found = Enum{number};
    }
  }
  if (!found) throw std::runtime_error("an unknown word in the database");
  return *found;
}

}  // namespace matala::server
