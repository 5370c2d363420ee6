// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"

#include <cstddef>
#include <optional>

namespace matala::anonymizer {

/// Tokens, both included.
struct token_range {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// What happened once or in public, read at token `i`: the only or first one of a village or country, what the news
/// told, records, killings and accidents that everybody has heard of.
std::optional<token_range> unique_event_at(analysed_field const& field, std::size_t i);

/// A count of children or siblings above five that begins at token `i`, in figures or words; gives its last token.
std::optional<std::size_t> many_children_at(analysed_field const& field, std::size_t i);

/// Twins, triplets and more; gives the last token.
std::optional<std::size_t> born_together_at(analysed_field const& field, std::size_t i);

}  // namespace matala::anonymizer
