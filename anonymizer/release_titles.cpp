// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"
#include "anonymizer/person_words.hpp"

namespace matala::anonymizer {

void release_titles(analysed_field const& field, token_marks& marks) {
  auto const is_person = [&](std::size_t i) { return marks[i].what == mark::person; };
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    auto const* word = field.words[i];
    if (word == nullptr || !is_person(i) || !is_person(i + 1) || (i > 0 && is_person(i - 1))) continue;
    // "Make" is a husband in Swedish and a nickname in Finnish.
    bool const name = word->is_name() && (field.tokens[i].capital || field.usage != letter_case::mixed);
    if (!name && field.tokens[i + 1].word && (is_title(word->lower) || is_title(word->lemma)))
      marks[i].what = mark::none;
  }
}

}  // namespace matala::anonymizer
