// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/finding.hpp"
#include "server/render/views/case_form.hpp"
#include "server/render/views/hours.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// A finding in the draft, `field` counted as case_field. `masked` is the presenter's present choice; a hard finding
/// and one of category marked_by_user is always masked. Findings with action `keep` are left out.
struct previewed_finding {
  anonymizer::finding found;
  bool masked = true;
};

/// `identifiers_left`: the verifier found more than was seen; the new findings are in the list.
/// `word_not_found`: a word to mask stands nowhere in the text.
enum class preview_error { not_confirmed, identifiers_left, decision_missing, word_not_found };

/// Step 3: the answer to POST /hours/{id}/preview and to a refused booking. One form, three buttons:
/// POST /hours/{id}/preview (update), POST /hours/{id}/bookings (book), POST /hours/{id}/case (edit text); and POST
/// /hours/{id}/waitlist where the hour is full.
/// Fields: those of the case form (hidden); for every soft finding a hidden `seen` = "field:begin:end" and a box `mask`
/// of the same value; `mask_words` (one per line); `confirmed` = "1"; `idempotency_key`; `late`.
struct preview_view {
  chosen_hour hour;
  case_draft draft;
  /// In order of field and begin, not overlapping.
  std::vector<previewed_finding> findings;
  std::string mask_words;
  std::string idempotency_key;
  /// How many details are left that may identify together with others; none: not said.
  std::optional<int> circumstances_left;
  std::vector<preview_error> errors;
  /// The hour that was asked for has no room any more; `hour` is then the next one that has, and the text goes on to
  /// it.
  std::optional<refused_booking> refused;
};

std::string render_preview(template_set const& templates, page_frame const& frame, preview_view const& view);

}  // namespace matala::server
