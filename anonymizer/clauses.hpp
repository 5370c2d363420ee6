// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"

#include <cstddef>

namespace matala::anonymizer {

/// The last token of the clause that token `i` stands in, and of the relative clause that follows it and says what is
/// so special (", joka vielä kutoo raanua"); at most fourteen tokens on.
std::size_t clause_end(analysed_field const& field, std::size_t i);

/// The first token of the clause that token `i` stands in, at most fourteen tokens back.
std::size_t clause_begin(analysed_field const& field, std::size_t i);

}  // namespace matala::anonymizer
