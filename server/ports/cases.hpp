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
};

/// False once the text was withdrawn, removed or has had its time: what is left is a stub.
inline bool has_text(stored_case const& value) {
  return !value.text.empty() && !value.text.front().empty();
}

class case_repository {
 public:
  virtual ~case_repository() = default;

  virtual std::optional<stored_case> find(case_id const& id) const = 0;
  virtual std::optional<case_id> find_by_code(std::string_view code) const = 0;
  /// The only way in for text: what the anonymizer let through. `value.text` is ignored.
  virtual void insert(stored_case const& value, anonymizer::redacted const& text) = 0;
  /// Replaces the text, erasing the earlier one, and raises the version (R38).
  virtual void replace_text(case_id const& id, anonymizer::redacted const& text) = 0;
  virtual void set_visibility(case_id const& id, case_visibility value) = 0;
  /// Erases the text; the row stays as a counted stub (R63).
  virtual void erase_text(case_id const& id) = 0;
};

}  // namespace matala::server
