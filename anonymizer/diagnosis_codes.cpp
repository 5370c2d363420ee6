// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/diagnosis_codes.hpp"

#include <algorithm>
#include <string_view>

namespace matala::anonymizer {
namespace {

struct block {
  char letter;
  int first;
  int last;
};

// Categories of ICD-10 whose diseases the European Union counts as rare (up to 5 in 10,000 people; regulation
// 141/2000). Common ones inside a chapter stay out: lactose intolerance (E73), cholesterol (E78), dehydration (E86,
// E87).
constexpr block rare_blocks[] = {
    {'A', 15, 28}, {'A', 30, 36}, {'A', 80, 82}, {'A', 90, 99}, {'B', 20, 24}, {'B', 50, 64}, {'C', 37, 41},
    {'C', 45, 49}, {'C', 58, 58}, {'C', 69, 69}, {'C', 74, 75}, {'C', 88, 88}, {'C', 92, 95}, {'D', 55, 61},
    {'D', 66, 68}, {'D', 71, 71}, {'D', 76, 76}, {'D', 80, 84}, {'D', 86, 86}, {'E', 22, 25}, {'E', 70, 72},
    {'E', 74, 77}, {'E', 79, 80}, {'E', 83, 85}, {'E', 88, 88}, {'G', 10, 13}, {'G', 23, 23}, {'G', 36, 37},
    {'G', 60, 61}, {'G', 70, 73}, {'J', 82, 82}, {'J', 84, 84}, {'L', 10, 14}, {'M', 30, 34}, {'Q', 0, 99},
};

bool is_figure(char c) {
  return c >= '0' && c <= '9';
}

bool behind_cue(analysed_field const& field, std::size_t i) {
  for (std::size_t back = 1; back <= 3 && back <= i; ++back) {
    auto const* word = field.words[i - back];
    if (word == nullptr) continue;
    std::string_view const lower = word->lower;
    return lower == "dg" || lower == "icd-10" || lower.starts_with("diagno");
  }
  return false;
}

}  // namespace

std::optional<diagnosis_code> diagnosis_code_at(analysed_field const& field, std::size_t i) {
  auto const text = field.tokens[i].stem(field.text());
  if (field.opaque[i] || text.size() < 3 || text.size() > 4 || !is_figure(text[1]) || !is_figure(text[2])) return {};
  bool const small = text[0] >= 'a' && text[0] <= 'z';
  if (!small && !(text[0] >= 'A' && text[0] <= 'Z')) return {};
  // The fourth character of "E10A" or "M545" without its dot.
  if (text.size() == 4 && !is_figure(text[3]) && !(text[3] >= 'A' && text[3] <= 'Z')) return {};
  if ((small || text.size() == 4) && !behind_cue(field, i)) return {};
  diagnosis_code code{i, static_cast<char>(small ? text[0] - 32 : text[0])};
  int const category = (text[1] - '0') * 10 + (text[2] - '0');
  code.rare = std::ranges::any_of(rare_blocks, [&](block const& b) {
    return b.letter == code.letter && b.first <= category && category <= b.last;
  });
  // "F32", ".", "1": no space between.
  auto const touches = [&](std::size_t k) {
    return k < field.tokens.size() && field.tokens[k].begin == field.tokens[k - 1].end;
  };
  if (touches(i + 1) && field.surface(i + 1) == "." && touches(i + 2) && is_figure(field.surface(i + 2)[0]) &&
      field.surface(i + 2).size() <= 3) {
    code.last = i + 2;
  }
  return code;
}

}  // namespace matala::anonymizer
