// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

// Low: a name that slips through hurts more than a word too many. Chosen on the development parts of both corpora.
struct limits {
  float person;
  float other;  // place or organisation
};

constexpr limits for_capitals = {0.01F, 0.02F};
// Without capitals: a word the morphology reads as an ordinary one, and any other.
constexpr limits for_caseless_ordinary = {0.015F, 0.35F};
constexpr limits for_caseless = {0.004F, 0.25F};
// An ordinary word at the beginning of a sentence, a short acronym, a word in small letters among capitals.
constexpr limits for_sentence_start = {0.25F, 0.15F};
constexpr limits for_acronyms = {0.05F, 0.25F};
constexpr limits for_small_letters = {0.5F, 0.15F};
// Words the Finnish morphology does not know: other languages, mostly.
constexpr limits for_strange_small_letters = {0.5F, 0.35F};
constexpr limits for_small_words = {0.9F, 0.9F};

constexpr std::uint8_t very_common = 8;
constexpr std::uint8_t well_known = 9;
constexpr std::uint32_t longest_acronym_bytes = 4;

limits limits_for(analysed_field const& field, std::size_t i) {
  auto const& w = *field.words[i];
  auto const& t = field.tokens[i];
  bool const small_word = w.reads_function || w.plain >= very_common;
  if (field.usage != letter_case::mixed) {
    return small_word ? for_small_letters : w.reads_common ? for_caseless_ordinary : for_caseless;
  }
  if (!t.capital) return small_word ? for_small_words : w.reads_common ? for_small_letters : for_strange_small_letters;
  if (t.sentence_start && w.is_common() && std::max(w.first_name, w.last_name) < well_known)
    return small_word ? for_small_letters : for_sentence_start;
  return t.all_caps && t.stem_end - t.begin <= longest_acronym_bytes && !w.is_name() ? for_acronyms : for_capitals;
}

// A word that is an eponym or product elsewhere is a name here.
constexpr float surest_term_is_none = 0.6F;

// "Steve Williams" has no syndrome.
bool stands_beside_name(analysed_field const& field, std::size_t i) {
  auto const name = [&](std::size_t k) {
    return k < field.words.size() && field.words[k] != nullptr && field.tokens[k].capital &&
           field.words[k]->is_name() && !field.words[k]->is_common();
  };
  return (i > 0 && name(i - 1)) || name(i + 1);
}

}  // namespace

void mark_tagged(analysed_field const& field, std::vector<posterior> const& tags, token_marks& marks) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (field.words[i] == nullptr || field.opaque[i]) continue;
    auto const least = limits_for(field, i);
    auto const of = [&](tag t) { return tags[i][static_cast<std::size_t>(t)]; };
    marks[i].ordinary = of(tag::none) + of(tag::other);
    float const person = of(tag::person);
    float const place = of(tag::place);
    float const organisation = of(tag::organisation);
    bool const term = marks[i].what == mark::kept && marks[i].confidence == 0;
    if (term && person >= surest_term_is_none && stands_beside_name(field, i)) marks[i].what = mark::none;
    if (person >= least.person && person >= place && person >= organisation) {
      marks[i].claim(mark::person, reason::tagger, person);
    } else if (place >= organisation && place + person + organisation >= least.other) {
      marks[i].claim(mark::place, reason::tagger, place);
    } else if (place + person + organisation >= least.other) {
      marks[i].claim(mark::organisation, reason::tagger, organisation);
    } else if (person >= least.person) {
      marks[i].claim(mark::person, reason::tagger, person);
    }
  }
}

}  // namespace matala::anonymizer
