// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/span.hpp"

namespace matala::anonymizer {

/// What a category weighs, which decides whose name an overlap takes; identifiers before circumstances before what is
/// kept.
tier tier_of(span const& s);

/// Sorts by field and begin and joins overlapping spans into one that covers all of them: what one detector saw,
/// another cannot uncover. A public number (112) that is exactly a span wins over the nets for digits.
void merge(spans& all);

}  // namespace matala::anonymizer
