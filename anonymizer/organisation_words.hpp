// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/phrases.hpp"

#include <string_view>

namespace matala::anonymizer {

/// A word for what an organisation is, as the last part of a compound: "keskussairaalassa" is a hospital.
struct organisation_word {
  std::string_view start;  ///< of the last part, in lower case, without its ending
  organisation_kind kind = organisation_kind::any;
};

/// The row whose `start` begins the last part of this word in lower case; null when it names no kind.
organisation_word const* organisation_word_in(std::string_view lower);

/// "oy", "ry", "ab", "ltd": stands behind the name of a company or association.
bool is_legal_form(std::string_view lower);

}  // namespace matala::anonymizer
