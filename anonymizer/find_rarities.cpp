// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/diagnosis_codes.hpp"
#include "anonymizer/marks.hpp"
#include "anonymizer/rare_occupations.hpp"
#include "anonymizer/rare_phrases.hpp"
#include "anonymizer/unique_events.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

span piece(analysed_field const& field, std::size_t first, std::size_t last, category kind, reason why) {
  return {field.index, field.tokens[first].begin, field.tokens[last].end, kind, why, 0.6F};
}

// Codes that are common are kept by `mark_kept`.
bool add_diagnosis(analysed_field const& field, std::size_t i, language lang, spans& out) {
  auto const code = diagnosis_code_at(field, i);
  if (!code || !code->rare) return false;
  auto s = piece(field, i, code->last, category::diagnosis_code, reason::rare_diagnosis);
  s.action = action::generalise;
  s.detail = diagnosis_phrase(code->letter, lang);
  s.confidence = 0.9F;
  out.push_back(std::move(s));
  return true;
}

bool add_occupation(analysed_field const& field, std::size_t i, language lang, spans& out) {
  auto const job = rare_occupation_at(field, i);
  if (!job) return false;
  auto s = piece(field, i, job->last, category::occupation, reason::rare_occupation);
  if (job->group) s.detail = occupation_phrase(*job->group, lang);
  s.confidence = 0.7F;
  out.push_back(std::move(s));
  return true;
}

}  // namespace

void find_rarities(analysed_field const& field, language lang, spans& out) {
  for (std::size_t i = 0; i < field.words.size(); ++i) {
    if (field.opaque[i]) continue;
    if (auto const many = many_children_at(field, i)) {
      auto s = piece(field, i, *many, category::rare_circumstance, reason::rare_family);
      s.action = action::generalise;
      s.detail = many_children_phrase(lang);
      out.push_back(std::move(s));
    }
    if (field.words[i] == nullptr) continue;
    if (add_diagnosis(field, i, lang, out) || add_occupation(field, i, lang, out)) continue;
    if (auto const born = born_together_at(field, i)) {
      out.push_back(piece(field, i, *born, category::rare_circumstance, reason::rare_family));
    } else if (auto const event = unique_event_at(field, i)) {
      out.push_back(piece(field, event->first, event->last, category::rare_circumstance, reason::unique_event));
    }
  }
}

}  // namespace matala::anonymizer
