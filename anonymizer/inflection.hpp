// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// Base forms that a Finnish or Swedish word form may come from, itself first: case endings, possessives and clitics
/// stripped, consonant gradation undone. Generous: most candidates are no words; the lexicon tells which are. `word` is
/// lower-case.
std::vector<std::string> base_forms(std::string_view word);

}  // namespace matala::anonymizer
