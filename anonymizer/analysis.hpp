// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/normalise.hpp"
#include "anonymizer/options.hpp"
#include "anonymizer/token.hpp"
#include "anonymizer/word.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// How a text uses letter case, which decides what a capital letter tells.
enum class letter_case {
  mixed,  ///< as the orthography wants
  lower,  ///< hardly a capital: names are recognised by the lists alone
  upper,  ///< all in capitals
};

/// What the detectors of words read: a field, cut into tokens, with what is known of each word.
struct analysed_field {
  std::uint32_t index = 0;
  normalised source;
  std::vector<token> tokens;
  std::vector<word_info const*> words;  ///< one per token; null for what is no word
  std::vector<bool> opaque;             ///< the token belongs to a replacement of an earlier run
  letter_case usage = letter_case::mixed;
  /// How else the same word stands in the field: 3 x with a capital inside a sentence + in small letters, 0 to 2 of
  /// each.
  std::vector<std::uint8_t> echoes;

  std::string_view text() const { return source.text(); }
  std::string_view surface(std::size_t i) const { return tokens[i].in(text()); }
};

analysed_field analyse(std::uint32_t index, normalised source, word_reader& reader);

/// Finnish, Swedish or English by the small words of the text; Finnish when it has none.
language language_of(std::vector<analysed_field> const& fields);

}  // namespace matala::anonymizer
