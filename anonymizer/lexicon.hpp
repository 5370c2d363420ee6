// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// What a word of the hand-made lists is.
enum class word_kind : std::uint8_t {
  none = 0,
  // 1 to 19: a municipality, village or district of the region (maakunta) with that number in the register.
  last_region = 19,
  large_city,       ///< one of the twenty largest municipalities
  country,          ///< country, part of the world, region, nationality: kept
  public_body,      ///< everybody's authority or service: kept
  term,             ///< medicine, eponym of a disease, scale, product: kept
  other_place,      ///< a place of no Finnish region
  rare_occupation,  ///< few people hold it
};

inline bool is_region(word_kind kind) {
  return kind != word_kind::none && kind <= word_kind::last_region;
}
inline bool is_masked_place(word_kind kind) {
  return is_region(kind) || kind == word_kind::large_city || kind == word_kind::other_place;
}

/// What the lexicon knows of one lower-case word. Frequencies are logarithms: 0 is absent, 15 the most frequent.
struct word_record {
  std::uint8_t first_name = 0;  ///< bearers as a first name
  std::uint8_t last_name = 0;   ///< bearers as a last name
  std::uint8_t plain = 0;       ///< occurrences as an ordinary lower-case word in the training text
  word_kind kind = word_kind::none;
  bool empty() const { return first_name == 0 && last_name == 0 && plain == 0 && kind == word_kind::none; }
  bool operator==(word_record const&) const = default;
};

/// A frequency as a record holds it: 0 for none, else 1 + the binary logarithm, at most 15.
std::uint8_t rounded_frequency(std::uint64_t count);

/// Names and ordinary words, kept as hashes with rounded frequencies: the lists themselves cannot be read back. A word
/// that is not in it is taken for one that is about once in 50,000 probes.
class lexicon {
 public:
  /// `word` is lower-case UTF-8 in composed form.
  word_record find(std::string_view word) const;

  /// Adds to what is known of a word: the larger frequencies, the given kind unless it is none. For the trainer and for
  /// tests.
  void add(std::string_view word, word_record record);

  std::size_t size() const { return used_; }

  /// The form the model file holds; equal lexica give equal bytes.
  std::string to_bytes() const;
  /// False, and nothing changed, when the bytes are not what `to_bytes` writes.
  bool from_bytes(std::string_view bytes);

 private:
  struct slot {
    std::uint32_t hash = 0;  // 0: free
    word_record record;
  };
  slot& place_of(std::uint32_t hash);
  void grow(std::size_t slots);
  std::vector<slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace matala::anonymizer
