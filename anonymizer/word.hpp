// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/lexicon.hpp"
#include "anonymizer/morphology.hpp"
#include "anonymizer/secret.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace matala::anonymizer {

class model;
class word_cache;

/// What lexicon and morphology together say about one word form.
struct word_info {
  std::string lower;            ///< the form in lower case, without an inflected tail
  std::string name_lemma;       ///< base form as a name; `lower` when none is known
  std::string lemma;            ///< the morphology's first base form; `lower` when it knows none
  std::uint8_t first_name = 0;  ///< strength as in `word_record`, over all base forms
  std::uint8_t last_name = 0;
  std::uint8_t plain = 0;  ///< of the form itself
  word_kind kind = word_kind::none;
  bool reads_first = false;  ///< the morphology knows it as this
  bool reads_last = false;
  bool reads_place = false;
  bool reads_other_name = false;
  bool reads_common = false;    ///< noun, adjective, verb, numeral, function word
  bool reads_function = false;  ///< particle, pronoun, conjunction
  bool reads_verb = false;
  bool foreign_base = false;  ///< the name strength stems from a stripped, not a whole, form

  bool is_name() const { return first_name > 0 || last_name > 0 || reads_first || reads_last; }
  bool is_common() const { return reads_common || plain >= 2; }
  bool unknown() const {
    return !is_name() && !is_common() && !reads_place && !reads_other_name && kind == word_kind::none;
  }
};

/// Looks words up, once per form. Lives for one document; its memory of words is wiped with it.
class word_reader {
 public:
  /// `lasting` may be null; else it outlives the reader.
  word_reader(model const& lexicon, morphology const& finnish, word_cache* lasting)
      : model_(lexicon), finnish_(finnish), lasting_(lasting) {}
  ~word_reader();
  word_reader(word_reader const&) = delete;
  word_reader& operator=(word_reader const&) = delete;

  /// `stem` is the word without its colon or apostrophe tail, in any letter case. Valid as long as this object.
  word_info const& read(std::string_view stem);
  /// What the lexicon alone says of exactly this form, in lower case; nothing is remembered.
  word_record recorded(std::string_view lower_form) const;

 private:
  word_info look_up(std::string_view lower_form) const;
  void add_part(std::string_view lower_form, word_info& out) const;
  model const& model_;
  morphology const& finnish_;
  word_cache* lasting_;
  std::unordered_map<std::string, word_info> known_;
};

}  // namespace matala::anonymizer
