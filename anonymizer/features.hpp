// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/analysis.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace matala::anonymizer {

/// What the tagger sees of a token: hashes of its attributes. The trainer and the tagger share this file, so that what
/// is learnt is what is looked up.

/// Farthest neighbour whose attributes count.
inline constexpr int feature_reach = 2;

/// Something true of a token by itself, and up to which distance its neighbours care.
struct attribute {
  std::uint32_t hash = 0;
  std::uint8_t reach = 0;
};

/// Depends on nothing but the word's form, what is known of it, and the letter case of the field: equal keys, equal
/// attributes.
void attributes_of(analysed_field const& field, std::size_t i, std::vector<attribute>& out);
std::uint64_t attribute_key(analysed_field const& field, std::size_t i);

/// The feature of a token that its neighbour at `distance` (-2 to 2; 0: itself) has an attribute.
inline std::uint32_t feature_at(std::uint32_t attribute_hash, int distance) {
  std::uint32_t h = attribute_hash ^ (static_cast<std::uint32_t>(distance + feature_reach + 1) * 0x9E3779B9U);
  h = (h ^ (h >> 16)) * 0x85EBCA6BU;
  h = (h ^ (h >> 13)) * 0xC2B2AE35U;
  return h ^ (h >> 16);
}

/// Features that need the place: the beginning of a sentence, pairs of neighbours, how the word stands elsewhere.
void position_features(analysed_field const& field, std::size_t i, std::vector<std::uint32_t>& out);

}  // namespace matala::anonymizer
