// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace matala::anonymizer {

/// What in the spelling of a lower-case word no Finnish word has, as bits: foreign letters, a cluster of consonants at
/// the beginning, a consonant at the end that ends no Finnish word.
std::uint64_t strangeness_of(std::string_view lower);

}  // namespace matala::anonymizer
