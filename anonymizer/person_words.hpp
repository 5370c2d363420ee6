// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace matala::anonymizer {

/// "rouva", "tohtori", "esihenkilö", "handläggare": the capitalised word behind it is a name. In lower case.
bool is_title(std::string_view lower);

/// "don't", "I'm": no name with an English tail. The whole token in lower case.
bool is_contraction(std::string_view lower);

}  // namespace matala::anonymizer
