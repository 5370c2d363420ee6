// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/clauses.hpp"

#include <algorithm>
#include <string_view>

namespace matala::anonymizer {
namespace {

constexpr std::size_t longest_clause = 14;

bool breaks(analysed_field const& field, std::size_t i) {
  return i >= field.tokens.size() || field.tokens[i].line_start || field.opaque[i] ||
         std::string_view(",.;:!?()").contains(field.surface(i)[0]);
}

bool is_relative(analysed_field const& field, std::size_t i) {
  constexpr std::string_view relative[] = {"joka", "jonka", "jolla", "jota",  "jossa", "jolle", "jotka",
                                           "som",  "vars",  "who",   "whose", "which", "that",  "dit"};
  return field.words[i] != nullptr && std::ranges::find(relative, field.words[i]->lower) != std::end(relative);
}

}  // namespace

std::size_t clause_end(analysed_field const& field, std::size_t i) {
  std::size_t const limit = i + longest_clause;
  while (i < limit && !breaks(field, i + 1)) ++i;
  if (i + 2 < field.tokens.size() && field.surface(i + 1) == "," && is_relative(field, i + 2)) {
    i += 2;
    while (i < limit && !breaks(field, i + 1)) ++i;
  }
  return i;
}

std::size_t clause_begin(analysed_field const& field, std::size_t i) {
  std::size_t const limit = i > longest_clause ? i - longest_clause : 0;
  while (i > limit && !field.tokens[i].line_start && !breaks(field, i - 1)) --i;
  return i;
}

}  // namespace matala::anonymizer
