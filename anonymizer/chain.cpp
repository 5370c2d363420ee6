// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/chain.hpp"

#include <algorithm>
#include <cmath>

namespace matala::anonymizer {
namespace {

void normalise_to_one(std::span<float> values) {
  float sum = 0;
  for (float const v : values) sum += v;
  for (float& v : values) v /= sum;
}

}  // namespace

chain::chain(std::span<tag_scores const> scores, tag_pairs const& transitions)
    : local_(scores.size()), forward_(scores.size()), backward_(scores.size()) {
  for (std::size_t a = 0; a < tag_count; ++a) {
    for (std::size_t b = 0; b < tag_count; ++b) step_[a][b] = std::exp(transitions[a][b]);
  }
  std::size_t const n = scores.size();
  for (std::size_t i = 0; i < n; ++i) {
    float const top = *std::ranges::max_element(scores[i]);
    for (std::size_t k = 0; k < tag_count; ++k) local_[i][k] = std::exp(scores[i][k] - top);
  }
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t b = 0; b < tag_count; ++b) {
      float in = i == 0 ? 1.0F : 0.0F;
      for (std::size_t a = 0; i > 0 && a < tag_count; ++a) in += forward_[i - 1][a] * step_[a][b];
      forward_[i][b] = in * local_[i][b];
    }
    normalise_to_one(forward_[i]);
  }
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t a = 0; a < tag_count; ++a) {
      float out = i + 1 == n ? 1.0F : 0.0F;
      for (std::size_t b = 0; i + 1 < n && b < tag_count; ++b)
        out += step_[a][b] * local_[i + 1][b] * backward_[i + 1][b];
      backward_[i][a] = out;
    }
    normalise_to_one(backward_[i]);
  }
}

posterior chain::marginal(std::size_t i) const {
  posterior out{};
  for (std::size_t k = 0; k < tag_count; ++k) out[k] = forward_[i][k] * backward_[i][k];
  normalise_to_one(out);
  return out;
}

tag_pairs chain::pair(std::size_t i) const {
  tag_pairs out{};
  float sum = 0;
  for (std::size_t a = 0; a < tag_count; ++a) {
    for (std::size_t b = 0; b < tag_count; ++b) {
      out[a][b] = forward_[i - 1][a] * step_[a][b] * local_[i][b] * backward_[i][b];
      sum += out[a][b];
    }
  }
  for (auto& line : out) {
    for (float& v : line) v /= sum;
  }
  return out;
}

}  // namespace matala::anonymizer
