// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/beginnings.hpp"
#include "anonymizer/diagnosis_codes.hpp"
#include "anonymizer/doses.hpp"
#include "anonymizer/marks.hpp"
#include "anonymizer/person_words.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <array>

namespace matala::anonymizer {
namespace {

// Authorities and services of more than one word, by the beginnings of their words.
struct phrase_row {
  std::array<std::string_view, 4> starts;
};

constexpr phrase_row bodies[] = {
    {{"terveyden", "hyvinvoinnin", "laito"}},
    {{"terveyden", "ja", "hyvinvoinnin", "laito"}},
    {{"sosiaali", "ja", "terveysministeri"}},
    {{"digi", "ja", "väestötietovirasto"}},
    {{"social", "och", "hälsovårdsminister"}},
    {{"institutet", "för", "hälsa"}},
    {{"arbets", "och", "näringsby"}},
    {{"punai", "risti"}},
    {{"röda", "kors"}},
    {{"red", "cross"}},
    {{"suomen", "valtio"}},
    {{"euroopan", "unioni"}},
    {{"euroopan", "neuvosto"}},
    {{"mannerheimin", "lastensuojeluliit"}},
    {{"social", "insurance", "institution"}},
    {{"nimettömät", "alkoholistit"}},
    {{"anonyma", "alkoholister"}},
    {{"alcoholics", "anonymous"}},
    {{"pelastakaa", "lapset"}},
    {{"rädda", "barnen"}},
    {{"save", "the", "children"}},
    {{"lyömätön", "linja"}},
    {{"mina", "kanta"}},
    {{"kiva", "koulu"}},
    {{"jehovan", "todistaj"}},
    {{"jehovas", "vittne"}},
    {{"jehovah", "witness"}},
    {{"administrative", "court"}},
    {{"supreme", "court"}},
    {{"district", "court"}},
    {{"criminal", "sanctions", "agency"}},
    {{"viking", "line"}},
    {{"western", "union"}},
    {{"muutoksenhaku", "lautakun"}},
};

bool may_begin_body(std::string_view lower) {
  static beginnings const firsts = [] {
    beginnings out{};
    for (auto const& row : bodies) out.add(row.starts[0]);
    return out;
  }();
  return firsts.may_begin(lower);
}

bool starts_with_row(analysed_field const& field, std::size_t at, phrase_row const& row, std::size_t& length) {
  length = 0;
  for (auto const start : row.starts) {
    if (start.empty()) break;
    // A hyphen of an open compound ("sosiaali- ja") is a token of its own.
    while (length > 0 && at + length < field.tokens.size() && field.surface(at + length) == "-") ++length;
    if (at + length >= field.tokens.size() || field.words[at + length] == nullptr) return false;
    if (!std::string_view(field.words[at + length]->lower).starts_with(start)) return false;
    ++length;
  }
  return true;
}

// "SpO2", "HbA1c", "B12": a measure, not a name.
bool is_measure(std::string_view text) {
  constexpr std::size_t longest = 5;
  auto const digits = std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
  return text.size() <= longest && digits >= 1 && digits <= 2;
}

// "SOFAS 50", "RAVA 2,1": a scale with its score.
bool is_scale(analysed_field const& field, std::size_t i) {
  auto const& t = field.tokens[i];
  if (!t.all_caps || field.usage != letter_case::mixed || t.stem_end - t.begin > 5 || t.stem_end - t.begin < 3)
    return false;
  if (i + 1 >= field.tokens.size() || field.words[i]->is_name()) return false;
  auto const next = field.surface(i + 1);
  return next.size() <= 3 && next.find_first_not_of("0123456789") == std::string_view::npos;
}

// "B-lausunto", "CPAP-hoito": an ordinary word with a letter or abbreviation in front.
bool is_lettered_word(analysed_field const& field, std::size_t i) {
  auto const text = field.tokens[i].stem(field.text());
  auto const hyphen = text.find('-');
  if (hyphen == 0 || hyphen > 4 || hyphen + 4 >= text.size()) return false;
  auto const is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  return std::ranges::all_of(text.substr(0, hyphen), is_upper) && text[hyphen + 1] >= 'a' && text[hyphen + 1] <= 'z';
}

// "Child Welfare Act": the capitals in front of the word belong to it.
void keep_act(analysed_field const& field, std::size_t i, token_marks& marks) {
  for (std::size_t k = i;; --k) {
    marks[k] = {mark::kept, reason::public_body, 0};
    if (k == 0 || field.words[k - 1] == nullptr || !field.tokens[k - 1].capital || field.words[k - 1]->is_name()) break;
  }
}

// A word of the language at the beginning of a sentence, which no list knows as a name: its capital tells nothing. A
// capital behind it might make it a part of a name ("Aurinko Oy").
bool is_opening_word(analysed_field const& field, std::size_t i) {
  auto const& t = field.tokens[i];
  auto const& w = *field.words[i];
  if (field.usage != letter_case::mixed || !t.sentence_start || t.all_caps || !w.reads_common || w.is_name())
    return false;
  if (w.reads_place || w.reads_other_name || w.kind != word_kind::none || t.stem_end != t.end) return false;
  return i + 1 < field.tokens.size() && !field.tokens[i + 1].capital && field.surface(i + 1) != "&";
}

}  // namespace

void mark_kept(analysed_field const& field, token_marks& marks) {
  auto const medicines = dosed_words(field);
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    auto const* word = field.words[i];
    if (word == nullptr) continue;
    if (field.surface(i) == "Act") keep_act(field, i, marks);
    bool const names_code = i + 1 < field.tokens.size() && diagnosis_code_at(field, i + 1) && !word->is_name();
    bool const listed =
        word->kind == word_kind::country || word->kind == word_kind::public_body || word->kind == word_kind::term;
    if (!listed && (names_code || diagnosis_code_at(field, i) || is_measure(field.tokens[i].stem(field.text())) ||
                    is_contraction(lower(field.surface(i))) || is_scale(field, i) || is_lettered_word(field, i) ||
                    is_opening_word(field, i) || medicines.contains(word->lower))) {
      marks[i] = {mark::kept, reason::country_or_region, 0};
    } else if (listed) {
      // An ordinary word in small letters ("asia", "vero") is no finding, but no name either; a term never is one.
      bool const silent = word->kind == word_kind::term || (!field.tokens[i].capital && word->is_common());
      marks[i] = {mark::kept, word->kind == word_kind::public_body ? reason::public_body : reason::country_or_region,
                  silent ? 0.0F : 1.0F};
    }
    if (!may_begin_body(word->lower)) continue;
    for (auto const& row : bodies) {
      std::size_t length = 0;
      if (!starts_with_row(field, i, row, length)) continue;
      for (std::size_t k = i; k < i + length; ++k) marks[k] = {mark::kept, reason::public_body, 1};
    }
  }
}

}  // namespace matala::anonymizer
