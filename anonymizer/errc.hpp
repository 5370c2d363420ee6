// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace matala::anonymizer {

/// Everything that can go wrong with a text that somebody sent in. Nothing here ever carries a piece of that text.
enum class errc {
  invalid_utf8,           ///< a field is not well-formed UTF-8; it is neither masked nor passed through
  too_long,               ///< a field is longer than `max_field_bytes`
  decision_missing,       ///< a soft finding was left undecided, or a decision names other offsets than the finding
  decision_out_of_range,  ///< a decision names no field, an empty or reversed span, or cuts a character in two
  hard_finding_released,  ///< somebody tried to keep an identity code, phone number, mail address, account or address
  identifiers_left,       ///< the verifier found something in the masked text: nothing is handed out
  bad_model,              ///< the bytes given as a model are not one
};

/// A stable key in lower-case-with-hyphens, for catalogues and logs.
std::string_view to_string(errc error);

}  // namespace matala::anonymizer
