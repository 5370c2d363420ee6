// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/redacted.hpp"
#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"
#include "server/ports/language.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// `hidden` by "this may identify the client" (R38): nobody but presenter and facilitator sees the text.
enum class case_visibility { shown, hidden, removed };

/// R41: where a case stands with the second pair of eyes. Until it is `approved` only its presenter and who checks it
/// see the text; a `returned` one is no need of the hour (R12). `not_needed`: its presenter released it alone.
enum class review_state { not_needed, awaiting, returned, approved };

std::string_view to_string(review_state value);

/// The parts of a case, in the order of the form and of the anonymizer's document (R40).
enum class case_field { question, situation, tried, aims };
inline constexpr std::size_t case_field_count = 4;

/// What the store tells of a case; the text is always an anonymised one.
struct stored_case {
  case_id id;
  /// Such as `K-7F3Q`; random, derived from nothing.
  std::string code;
  language lang = language::fi;
  /// Indexed by case_field; empty strings for what was left out or removed.
  std::vector<std::string> text;
  /// Chosen band such as "45-49", or empty.
  std::string age_band;
  case_visibility visibility = case_visibility::shown;
  int version = 1;
  review_state review = review_state::not_needed;
  /// What who checked it said when it was returned; empty otherwise.
  std::string comment{};
};

/// False once the text was withdrawn, removed or has had its time: what is left is a stub.
inline bool has_text(stored_case const& value) {
  return !value.text.empty() && !value.text.front().empty();
}

/// Whether more of the text can be masked now: it was hidden (R38), or returned with a comment (R41).
inline bool may_be_masked(stored_case const& value) {
  bool const is_returned = value.review == review_state::returned && value.visibility == case_visibility::shown;
  return value.visibility == case_visibility::hidden || is_returned;
}

/// Whether those who are invited may read it, as far as the review goes.
inline bool is_released(stored_case const& value) {
  return value.review == review_state::not_needed || value.review == review_state::approved;
}

class case_repository {
 public:
  virtual ~case_repository() = default;

  virtual std::optional<stored_case> find(case_id const& id) const = 0;
  virtual std::optional<case_id> find_by_code(std::string_view code) const = 0;
  /// The only way in for text: what the anonymizer let through. `value.text` and `value.comment` are ignored.
  virtual void insert(stored_case const& value, anonymizer::redacted const& text) = 0;
  /// Replaces the text, erasing the earlier one, and raises the version (R38).
  virtual void replace_text(case_id const& id, anonymizer::redacted const& text) = 0;
  virtual void set_visibility(case_id const& id, case_visibility value) = 0;
  /// Erases the earlier comment. `comment` is empty unless the case is returned.
  virtual void set_review(case_id const& id, review_state value, std::string const& comment) = 0;
  /// Erases the text, and the comment on it; the row stays as a counted stub (R63).
  virtual void erase_text(case_id const& id) = 0;
};

}  // namespace matala::server
