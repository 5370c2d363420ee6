// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/detect.hpp"
#include "anonymizer/rewrite.hpp"

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// The texts of the fields of one document.
using texts = std::vector<std::string_view>;

struct found {
  language lang = language::fi;
  std::vector<finding> findings;
  std::vector<rewritten> masked;  ///< with every finding replaced
};

/// Runs over the text and then over its own output until that shows nothing more: what a mask leaves standing alone may
/// only then look like a name. `masked` refers to nothing of `fields`.
std::expected<found, errc> find_all(detector const& detect, texts const& fields, options how, document_memory& memory);

/// Applies findings (sorted, apart) but those released.
std::vector<rewritten> rewrite_all(texts const& fields, std::vector<finding> const& findings,
                                   std::span<decision const> decisions);

/// What the detectors still see in rewritten texts, apart from replacements and released spans; in offsets of the
/// originals.
std::expected<std::vector<finding>, errc> left_in(detector const& detect, std::vector<rewritten> const& fields,
                                                  options const& how, document_memory& memory);

/// Sorts, and joins findings that overlap; the stronger tier names the whole.
void unite(std::vector<finding>& all);

finding user_mark(std::size_t field, std::size_t begin, std::size_t end, language lang);

std::vector<std::string> take_texts(std::vector<rewritten>&& fields);

}  // namespace matala::anonymizer
