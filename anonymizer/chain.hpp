// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace matala::anonymizer {

/// What the tagger says of a token. `other` names works, events and products: seen, so that they are taken for nothing
/// else.
enum class tag : std::uint8_t { none, person, place, organisation, other };
inline constexpr std::size_t tag_count = 5;

using tag_scores = std::array<float, tag_count>;
using tag_pairs = std::array<tag_scores, tag_count>;

/// The probability of each tag for one token; they sum to one.
using posterior = std::array<float, tag_count>;

/// Forward and backward pass over a linear chain, scaled at every token, so that no text is too long.
class chain {
 public:
  /// Scores per token, and per pair of neighbours (`transitions[left][right]`), as logarithms.
  chain(std::span<tag_scores const> scores, tag_pairs const& transitions);

  posterior marginal(std::size_t i) const;
  /// The probability of each pair of tags of the tokens `i - 1` and `i`, i > 0.
  tag_pairs pair(std::size_t i) const;

 private:
  tag_pairs step_{};
  std::vector<tag_scores> local_;
  std::vector<posterior> forward_;
  std::vector<posterior> backward_;
};

}  // namespace matala::anonymizer
