// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"

#include <string_view>
#include <unordered_set>

namespace matala::anonymizer {

/// The words, in lower case, behind which the field somewhere writes a dose: "Sobril 15 mg", "lantus 22 yks". A name
/// that many bear is none of them. Valid as long as the words of the field.
std::unordered_set<std::string_view> dosed_words(analysed_field const& field);

}  // namespace matala::anonymizer
