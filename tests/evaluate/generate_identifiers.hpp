// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/evaluate/gold.hpp"

#include <cstddef>
#include <vector>

namespace matala::evaluate {

/// Identifiers with a form, `each` of every kind, in the ways that people write them, alone and within sentences of
/// three languages. The type of a span is its kind. The same for the same seed.
std::vector<gold_text> generate_identifiers(std::size_t each, unsigned seed);

}  // namespace matala::evaluate
