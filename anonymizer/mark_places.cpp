// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

namespace matala::anonymizer {

void mark_places(analysed_field const& field, token_marks& marks) {
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    auto const* w = field.words[i];
    if (w == nullptr || marks[i].what != mark::none || field.opaque[i]) continue;
    auto const& t = field.tokens[i];
    bool const named = field.usage == letter_case::mixed
                           ? t.capital && (!t.sentence_start || !w->reads_common || is_masked_place(w->kind))
                           : !w->is_common();
    // "liite II" is not the town of Ii.
    bool const numeral = t.all_caps && t.end - t.begin < 4 && field.usage == letter_case::mixed;
    if (!named || numeral) continue;
    if (is_masked_place(w->kind)) {
      marks[i].claim(mark::place, reason::place_list, 0.85F);
    } else if (w->reads_place && w->kind == word_kind::none) {
      marks[i].claim(mark::place, reason::morphology, 0.7F);
    }
  }
}

}  // namespace matala::anonymizer
