// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/chain.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace matala::anonymizer::train {

/// A text with the names in it: half-open byte offsets, sorted and apart.
struct annotated {
  struct name {
    std::size_t begin = 0;
    std::size_t end = 0;
    tag kind = tag::none;
  };
  std::string text;
  std::vector<name> names;
};

/// Reads `token<TAB>IOB2 tag` lines (blank line: sentence, -DOCSTART-: document) and puts the words together as people
/// write them. Without document marks, twenty sentences make one. Throws std::runtime_error when the file cannot be
/// read.
std::vector<annotated> read_tsv(std::filesystem::path const& file);

/// The same text typed without the shift key, or with caps lock. Letters that change their length keep their case.
annotated in_lower_case(annotated const& text);
annotated in_upper_case(annotated const& text);

/// Most names replaced as the pipeline replaces them: what the verifier reads. `seed` chooses those that stay.
annotated masked(annotated const& text, unsigned seed);

}  // namespace matala::anonymizer::train
