// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matala::anonymizer {

/// What the lexicon knows of one lower-case word. Frequencies are logarithms: 0 is absent, 15 the most frequent.
struct word_record {
  std::uint8_t first_name = 0;  ///< bearers as a first name, in the Finnish register
  std::uint8_t last_name = 0;   ///< bearers as a last name, in the Finnish register
  std::uint8_t plain = 0;       ///< occurrences as an ordinary lower-case word in the training text
  bool empty() const { return first_name == 0 && last_name == 0 && plain == 0; }
};

/// Names and ordinary words, kept as hashes with rounded frequencies: the lists themselves cannot be read back. A word
/// that is not in it is taken for one that is about once in 100,000 probes.
class lexicon {
 public:
  /// `word` is lower-case UTF-8 in composed form.
  word_record find(std::string_view word) const;

  /// Adds to what is known of a word, the larger of both. For the trainer and for tests.
  void add(std::string_view word, word_record record);

  /// The form the model file holds.
  std::string to_bytes() const;
  /// False when the bytes are not what `to_bytes` writes.
  bool from_bytes(std::string_view bytes);

 private:
  struct slot {
    std::uint32_t hash = 0;
    std::uint16_t packed = 0;
  };
  void grow(std::size_t slots);
  slot& place_of(std::uint32_t hash);
  std::vector<slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace matala::anonymizer
