// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"
#include "anonymizer/span.hpp"

#include <vector>

namespace matala::anonymizer {

/// How many different kinds of details (age, sex, place, occupation, family, illness, origin) a document may leave
/// standing together before somebody is asked. Each alone fits thousands; four together fit few.
inline constexpr int most_details = 3;

/// Counts what `found`, sorted and apart, leaves of each kind. Where it is too much, the age or place (which stay as a
/// band or region) is asked about with the reason; in a document without them the most telling word is.
void find_combination(std::vector<analysed_field> const& fields, spans& found);

}  // namespace matala::anonymizer
