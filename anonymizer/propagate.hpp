// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"
#include "anonymizer/span.hpp"

#include <vector>

namespace matala::anonymizer {

/// The document pass: what was found once is found wherever it stands again, in every field, inflected or in other
/// letters. `found` is merged; the new spans are appended and not merged yet.
void propagate(std::vector<analysed_field> const& fields, spans& found);

/// Gives each person of the document a label that is the same at every mention, in the order of first mention, starting
/// behind the labels that the text brings with it. Writes it to `detail` of the spans of category person.
void label_persons(std::vector<analysed_field> const& fields, language lang, spans& found);

}  // namespace matala::anonymizer
