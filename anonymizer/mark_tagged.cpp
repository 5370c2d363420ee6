// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"
#include "anonymizer/person_words.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace matala::anonymizer {
namespace {

// Low: a name that slips through hurts more than a word too many. Chosen by cross-validation over the training parts of
// both corpora and on their development parts.
struct limits {
  float person;
  float other;                // any name at all
  float place = 1.0F;         // a place, where a word in small letters belongs to its name: "norra Serbien"
  float organisation = 0.0F;  // what is most likely an organisation, and less so than this, is left: headings look so
};

constexpr limits for_capitals = {0.011F, 0.022F};
// An ordinary word, or one that nobody knows, at the beginning of a sentence.
constexpr limits for_sentence_start = {0.11F, 0.18F, 1.0F, 0.35F};
constexpr limits for_strange_sentence_start = {0.045F, 0.13F, 1.0F, 0.35F};
// "kertoi Asiakas": a capital does not make a name of the word for what somebody is.
constexpr limits for_roles = {0.5F, 0.5F};
constexpr limits for_acronyms = {0.04F, 0.2F};
// What rules take for a code, a measure or the first word of a sentence.
constexpr limits for_kept_by_rule = {0.25F, 0.7F};
constexpr limits for_small_letters = {0.25F, 0.22F, 0.15F};
constexpr limits for_small_words = {0.9F, 0.9F};
// Without capitals.
constexpr limits for_caseless = {0.026F, 0.4F};
// Of Swedish and English there is no morphology: words that are no names are unknown, too.
constexpr limits for_caseless_without_morphology = {0.02F, 0.4F};
constexpr limits for_caseless_small_words = {0.12F, 0.5F};

constexpr std::uint8_t very_common = 8;
constexpr std::uint8_t well_known = 9;
constexpr std::uint32_t longest_acronym_bytes = 4;

// "0Asiakas", "12Matti": a slip of the finger in front of a word that may be a name. Not "3D".
bool is_glued_to_digits(std::string_view surface) {
  constexpr std::size_t fewest_letters = 3;
  auto const letters = surface.find_first_not_of("0123456789");
  return letters != 0 && letters != std::string_view::npos && surface.size() >= letters + fewest_letters &&
         is_upper(decode(surface, letters).value);
}

// "F32", "I10": the tagger knows no codes.
bool is_code(std::string_view surface) {
  return surface.size() > 1 && surface.find_first_not_of("0123456789.", 1) == std::string_view::npos;
}

// Numbers are found by their form; a guess that runs across one would take more words with it.
bool is_number(std::string_view surface) {
  constexpr std::ptrdiff_t fewest_digits = 2;
  return std::ranges::count_if(surface, [](char c) { return c >= '0' && c <= '9'; }) >= fewest_digits;
}

limits limits_for_capital(analysed_field const& field, std::size_t i) {
  auto const& w = *field.words[i];
  auto const& t = field.tokens[i];
  bool const small_word = w.reads_function || w.plain >= very_common;
  if (!t.sentence_start && is_title(w.lower) && !w.is_name()) return for_roles;
  if (t.sentence_start && w.is_common()) {
    return small_word && std::max(w.first_name, w.last_name) < well_known ? for_small_letters : for_sentence_start;
  }
  if (t.sentence_start && !w.is_name() && !w.reads_place && w.kind == word_kind::none)
    return for_strange_sentence_start;
  return t.all_caps && t.stem_end - t.begin <= longest_acronym_bytes && !w.is_name() ? for_acronyms : for_capitals;
}

limits limits_for(analysed_field const& field, std::size_t i, language lang) {
  auto const& w = *field.words[i];
  bool const small_word = w.reads_function || w.plain >= very_common;
  if (field.usage != letter_case::mixed) {
    if (small_word) return for_caseless_small_words;
    return lang == language::fi ? for_caseless : for_caseless_without_morphology;
  }
  if (field.tokens[i].capital) return limits_for_capital(field, i);
  return small_word ? for_small_words : for_small_letters;
}

// "Vappu" is a feast and "RIKU" a service, but "Vappu" and "Riku" are also somebody; "New" is a word of a scale, and
// the half of New York. The tagger decides.
constexpr float surest_list_is_wrong = 0.2F;
constexpr float surest_neighbour = 0.7F;
constexpr float sure_of_part = 0.6F;
constexpr int known_as_name = 5;

bool is_name_here(analysed_field const& field, std::vector<posterior> const& tags, std::size_t i) {
  auto const& w = *field.words[i];
  // An eponym of a disease is a last name as well: "Alzheimer".
  bool const name = w.first_name >= known_as_name || (w.kind != word_kind::term && w.last_name >= known_as_name);
  bool const could = field.tokens[i].capital || field.usage != letter_case::mixed;
  return name && could && tags[i][static_cast<std::size_t>(tag::person)] >= surest_list_is_wrong;
}

float named(posterior const& tags) {
  return 1 - tags[static_cast<std::size_t>(tag::none)] - tags[static_cast<std::size_t>(tag::other)];
}

bool is_part_of_name(analysed_field const& field, std::vector<posterior> const& tags, token_marks const& marks,
                     std::size_t i) {
  auto const beside = [&](std::size_t k) {
    return k < tags.size() && field.words[k] != nullptr && field.tokens[k].capital && marks[k].what != mark::kept &&
           named(tags[k]) > surest_neighbour;
  };
  return field.tokens[i].capital && named(tags[i]) > sure_of_part && (beside(i + 1) || (i > 0 && beside(i - 1)));
}

// A word that is an eponym or product elsewhere is a name here.
constexpr float glued = 0.2F;
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

void mark_tagged(analysed_field const& field, language lang, std::vector<posterior> const& tags, token_marks& marks) {
  for (std::size_t i = 0; i < marks.size(); ++i) {
    if (field.words[i] == nullptr || field.opaque[i]) continue;
    auto const least = limits_for(field, i, lang);
    auto const of = [&](tag t) { return tags[i][static_cast<std::size_t>(t)]; };
    marks[i].ordinary = of(tag::none) + of(tag::other);
    float const person = of(tag::person);
    float const place = of(tag::place);
    float const organisation = of(tag::organisation);
    bool const term = marks[i].what == mark::kept && marks[i].confidence == 0;
    bool const kept = marks[i].what == mark::kept;
    bool const by_rule = term && field.words[i]->kind == word_kind::none && !is_code(field.surface(i));
    if ((by_rule && (person >= for_kept_by_rule.person || named(tags[i]) >= for_kept_by_rule.other)) ||
        (kept && is_name_here(field, tags, i)) || (term && is_part_of_name(field, tags, marks, i)) ||
        (term && person >= surest_term_is_none && stands_beside_name(field, i))) {
      marks[i].what = mark::none;
    }
    if (is_glued_to_digits(field.surface(i))) marks[i].claim(mark::person, reason::tagger, glued);
    if (is_number(field.surface(i)) || is_contraction(lower(field.surface(i)))) continue;
    if (person < least.person && place < least.place && place + person + organisation < least.other) continue;
    if (person >= place && person >= organisation) {
      marks[i].claim(mark::person, reason::tagger, person);
    } else if (place >= organisation) {
      marks[i].claim(mark::place, reason::tagger, place);
    } else if (organisation >= least.organisation) {
      marks[i].claim(mark::organisation, reason::tagger, organisation);
    }
  }
}

}  // namespace matala::anonymizer
