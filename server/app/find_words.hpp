// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace matala::server {

/// A half-open span of bytes.
struct word_place {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Where `phrase` begins a word in `text`, whatever the letter case; each place reaches to the end of the word it ends
/// in, so that an inflected form ("Kallen" for "Kalle") is covered whole. Empty for an empty phrase.
///
/// Limits: letter case is folded for ASCII and the Latin-1 letters (å, ä, ö, é ...), not for other scripts.
std::vector<word_place> find_words(std::string_view text, std::string_view phrase);

}  // namespace matala::server
