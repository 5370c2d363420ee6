// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"
#include "anonymizer/rare_phrases.hpp"

#include <cstddef>
#include <optional>

namespace matala::anonymizer {

/// An occupation, title of office or rank that few people hold in a region.
struct rare_occupation {
  std::size_t last = 0;                   ///< its last token
  std::optional<occupation_group> group;  ///< none: known by the lexicon alone
};

/// The one that begins at token `i`, which is a word; inflected, and as the tail of a compound
/// ("apulaiskaupunginjohtajana").
std::optional<rare_occupation> rare_occupation_at(analysed_field const& field, std::size_t i);

}  // namespace matala::anonymizer
