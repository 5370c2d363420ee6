// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/train/sequences.hpp"

#include "anonymizer/features.hpp"
#include "anonymizer/normalise.hpp"

#include <cstddef>
#include <utility>

namespace matala::anonymizer::train {
namespace {

std::vector<tag> gold_of(annotated const& text, analysed_field const& field) {
  std::vector<tag> out(field.tokens.size(), tag::none);
  std::size_t name = 0;
  for (std::size_t i = 0; i < out.size(); ++i) {
    auto const begin = field.source.original_begin(field.tokens[i].begin);
    auto const end = field.source.original_end(field.tokens[i].end);
    while (name < text.names.size() && text.names[name].end <= begin) ++name;
    if (name < text.names.size() && text.names[name].begin < end) out[i] = text.names[name].kind;
  }
  return out;
}

}  // namespace

void add_sequences(annotated const& text, word_reader& reader, float weight, std::vector<sequence>& out) {
  auto source = normalise(text.text);
  if (!source) return;
  auto const field = analyse(0, std::move(*source), reader);
  auto const gold = gold_of(text, field);
  std::size_t const n = field.tokens.size();
  std::vector<std::vector<std::uint32_t>> features(n);
  std::vector<attribute> attributes;
  std::vector<std::uint32_t> here;
  for (std::size_t i = 0; i < n; ++i) {
    attributes_of(field, i, attributes);
    for (auto const& a : attributes) {
      for (int d = -int{a.reach}; d <= int{a.reach}; ++d) {
        auto const target = static_cast<std::ptrdiff_t>(i) - d;
        if (target >= 0 && target < static_cast<std::ptrdiff_t>(n))
          features[static_cast<std::size_t>(target)].push_back(feature_at(a.hash, d));
      }
    }
    position_features(field, i, here);
    features[i].insert(features[i].end(), here.begin(), here.end());
  }
  sequence line;
  line.weight = weight;
  for (std::size_t i = 0; i < n; ++i) {
    if (field.tokens[i].line_start && !line.gold.empty()) out.push_back(std::exchange(line, {{}, {}, weight}));
    line.features.push_back(std::move(features[i]));
    line.gold.push_back(gold[i]);
  }
  if (!line.gold.empty()) out.push_back(std::move(line));
}

}  // namespace matala::anonymizer::train
