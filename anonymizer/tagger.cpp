// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/tagger.hpp"

#include "anonymizer/bytes.hpp"
#include "anonymizer/features.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <utility>

namespace matala::anonymizer {
namespace {

bool is_free(tagger::row const& r) {
  return r.weights == std::array<std::int8_t, tag_count>{};
}

}  // namespace

// The table is larger than the caches of the processor: what will be read is asked for well before.
void tagger::expect(std::uint32_t feature) const {
  __builtin_prefetch(&slots_[feature & (slots_.size() - 1)]);
}

void tagger::add_weights(std::uint32_t feature, tag_scores& to) const {
  std::size_t const mask = slots_.size() - 1;
  for (std::size_t at = feature & mask; !is_free(slots_[at]); at = (at + 1) & mask) {
    if (slots_[at].feature != feature) continue;
    for (std::size_t k = 0; k < tag_count; ++k) to[k] += static_cast<float>(slots_[at].weights[k]) * scale_;
    return;
  }
}

std::array<tag_scores, 5> const& tagger::contributions(analysed_field const& field, std::size_t i,
                                                       memory& known) const {
  auto const [at, fresh] = known.try_emplace(attribute_key(field, i));
  if (!fresh) return at->second;
  std::vector<attribute> attributes;
  attributes_of(field, i, attributes);
  for (auto const& a : attributes) {
    for (int d = -int{a.reach}; d <= int{a.reach}; ++d) expect(feature_at(a.hash, d));
  }
  // Entry d + 2 is what the token at distance -d from here gains: this word is its neighbour at distance d.
  for (auto const& a : attributes) {
    for (int d = -int{a.reach}; d <= int{a.reach}; ++d) {
      add_weights(feature_at(a.hash, d), at->second[static_cast<std::size_t>(d + feature_reach)]);
    }
  }
  return at->second;
}

std::vector<posterior> tagger::tag_field(analysed_field const& field, memory& known) const {
  std::size_t const n = field.tokens.size();
  std::vector<posterior> out(n, posterior{1});
  if (!trained()) return out;
  std::vector<tag_scores> scores(n, tag_scores{});
  std::vector<std::uint32_t> features;
  for (std::size_t i = 0; i < n; ++i) {
    position_features(field, i, features);
    for (auto const f : features) expect(f);
    auto const& own = contributions(field, i, known);
    for (int d = -feature_reach; d <= feature_reach; ++d) {
      auto const target = static_cast<std::ptrdiff_t>(i) - d;
      if (target < 0 || target >= static_cast<std::ptrdiff_t>(n)) continue;
      for (std::size_t k = 0; k < tag_count; ++k)
        scores[static_cast<std::size_t>(target)][k] += own[static_cast<std::size_t>(d + feature_reach)][k];
    }
    for (auto const f : features) add_weights(f, scores[i]);
  }
  chain const passed(scores, transitions_);
  for (std::size_t i = 0; i < n; ++i) out[i] = passed.marginal(i);
  return out;
}

void tagger::set(float scale, std::vector<row> const& rows, tag_pairs const& transitions) {
  // At most four fifths full: a table twice the size costs more memory than its shorter probes save time.
  slots_.assign(std::bit_ceil(std::max<std::size_t>(64, rows.size() + rows.size() / 4)), {});
  std::size_t const mask = slots_.size() - 1;
  used_ = 0;
  for (auto const& r : rows) {
    if (is_free(r)) continue;
    std::size_t at = r.feature & mask;
    while (!is_free(slots_[at])) at = (at + 1) & mask;
    slots_[at] = r;
    ++used_;
  }
  scale_ = scale;
  transitions_ = transitions;
}

std::string tagger::to_bytes() const {
  std::vector<row> rows;
  std::ranges::copy_if(slots_, std::back_inserter(rows), [](row const& r) { return !is_free(r); });
  // In the order of the table, so that a start fills it from front to back.
  std::ranges::sort(rows, {},
                    [mask = slots_.size() - 1](row const& r) { return std::pair(r.feature & mask, r.feature); });
  std::string out;
  put(out, std::bit_cast<std::uint32_t>(scale_));
  for (auto const& line : transitions_) {
    for (float const weight : line) put(out, std::bit_cast<std::uint32_t>(weight));
  }
  put(out, static_cast<std::uint32_t>(rows.size()));
  for (auto const& r : rows) {
    put(out, r.feature);
    for (auto const weight : r.weights) put(out, static_cast<std::uint8_t>(weight));
  }
  return out;
}

bool tagger::from_bytes(std::string_view bytes) {
  std::uint32_t bits = 0;
  if (!take(bytes, bits)) return false;
  float const scale = std::bit_cast<float>(bits);
  tag_pairs transitions{};
  for (auto& line : transitions) {
    for (float& weight : line) {
      if (!take(bytes, bits)) return false;
      weight = std::bit_cast<float>(bits);
    }
  }
  std::uint32_t count = 0;
  if (!take(bytes, count) || bytes.size() != std::size_t{count} * (4 + tag_count)) return false;
  std::vector<row> rows(count);
  for (auto& r : rows) {
    if (!take(bytes, r.feature)) return false;
    for (auto& weight : r.weights) {
      std::uint8_t byte = 0;
      if (!take(bytes, byte)) return false;
      weight = static_cast<std::int8_t>(byte);
    }
  }
  set(scale, rows, transitions);
  return true;
}

}  // namespace matala::anonymizer
