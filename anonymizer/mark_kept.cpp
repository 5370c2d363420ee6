// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

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
};

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

}  // namespace

void mark_kept(analysed_field const& field, token_marks& marks) {
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    auto const* word = field.words[i];
    if (word == nullptr) continue;
    bool const listed =
        word->kind == word_kind::country || word->kind == word_kind::public_body || word->kind == word_kind::term;
    if (listed) {
      // An ordinary word in small letters ("asia", "vero") is no finding, but no name either; a term never is one.
      bool const silent = word->kind == word_kind::term || (!field.tokens[i].capital && word->is_common());
      marks[i] = {mark::kept, word->kind == word_kind::public_body ? reason::public_body : reason::country_or_region,
                  silent ? 0.0F : 1.0F};
    }
    for (auto const& row : bodies) {
      std::size_t length = 0;
      if (!starts_with_row(field, i, row, length)) continue;
      for (std::size_t k = i; k < i + length; ++k) marks[k] = {mark::kept, reason::public_body, 1};
    }
  }
}

}  // namespace matala::anonymizer
