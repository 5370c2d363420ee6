// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"
#include "anonymizer/chain.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace matala::anonymizer {

/// The weights of a linear-chain conditional random field, in eight bits each.
class tagger {
 public:
  /// What a word contributes to itself and its neighbours, remembered for one document by a hash of the word.
  using memory = std::unordered_map<std::uint64_t, std::array<tag_scores, 5>>;

  /// One posterior per token. An untrained tagger is sure that nothing is a name.
  std::vector<posterior> tag_field(analysed_field const& field, memory& known) const;

  bool trained() const { return used_ > 0; }

  /// For the trainer. Weights beyond the scale are cut.
  struct row {
    std::uint32_t feature = 0;
    std::array<std::int8_t, tag_count> weights{};
  };
  void set(float scale, std::vector<row> const& rows, tag_pairs const& transitions);

  std::string to_bytes() const;
  /// False, and nothing changed, when the bytes are not what `to_bytes` writes.
  bool from_bytes(std::string_view bytes);

 private:
  void expect(std::uint32_t feature) const;
  void add_weights(std::uint32_t feature, tag_scores& to) const;
  std::array<tag_scores, 5> const& contributions(analysed_field const& field, std::size_t i, memory& known) const;
  std::vector<row> slots_;  // open addressing; all weights zero: free
  std::size_t used_ = 0;
  float scale_ = 0;
  tag_pairs transitions_{};
};

}  // namespace matala::anonymizer
