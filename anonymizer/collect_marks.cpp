// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

category category_of(mark what) {
  switch (what) {
    case mark::person: return category::person;
    case mark::place: return category::place;
    case mark::organisation:
    case mark::kept:
    case mark::none: return category::organisation;
  }
  return category::organisation;
}

bool same_run(analysed_field const& field, token_marks const& marks, std::size_t left, std::size_t right) {
  if (marks[left].what != marks[right].what) return false;
  auto const gap = field.tokens[right].begin - field.tokens[left].end;
  if (marks[left].what == mark::place || marks[left].what == mark::kept) return false;
  if (marks[left].what == mark::organisation && marks[left].kind != marks[right].kind) return false;
  return gap <= 1 && field.text().substr(field.tokens[left].end, gap) != "\n";
}

void add_name_parts(analysed_field const& field, std::size_t i, span& s) {
  auto const* word = field.words[i];
  if (word == nullptr) return;
  // Initials identify inside their full name only.
  if (field.tokens[i].stem_end - field.tokens[i].begin > 2) s.name_parts.push_back(word->name_lemma);
}

}  // namespace

void collect_marks(analysed_field const& field, token_marks const& marks, language lang, spans& out) {
  for (std::size_t i = 0; i < marks.size();) {
    std::size_t last = i;
    while (last + 1 < marks.size() && same_run(field, marks, last, last + 1)) ++last;
    auto const& m = marks[i];
    bool const silent = m.what == mark::none || (m.what == mark::kept && m.confidence == 0);
    if (!silent) {
      auto const* word = field.words[i];
      span s{field.index, field.tokens[i].begin, field.tokens[last].end, category_of(m.what), m.why, m.confidence};
      if (m.what == mark::kept) {
        s.action = action::keep;
        if (m.why == reason::country_or_region) s.category = category::place;
      }
      if (m.what == mark::person) {
        for (std::size_t k = i; k <= last; ++k) add_name_parts(field, k, s);
      }
      if (m.what == mark::place && word != nullptr) s.detail = place_phrase(word->kind, lang);
      if (m.what == mark::organisation) s.detail = organisation_phrase(m.kind, lang);
      for (std::size_t k = i; k <= last; ++k) s.confidence = std::max(s.confidence, marks[k].confidence);
      out.push_back(std::move(s));
    }
    i = last + 1;
  }
}

}  // namespace matala::anonymizer
