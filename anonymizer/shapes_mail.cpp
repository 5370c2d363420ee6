// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

// The sign itself, or a word for it in brackets.
constexpr auto at_sign =
    R"((?:(?:@|&#64;|&commat;|%40)+\s?|\s(?:@|&#64;|&commat;|%40)+\s|\s?[(\[{<]\s?(?i:at|ät|ättä|a|ä|miukumauku|miuku|snabel-?a|@)\s?[)\]}>]\s?))";
// A word for it between other marks: "liisa-at-example.org". Only before a whole domain.
constexpr auto at_mark = R"((?:\s?["'*_/|#~-]{1,2}(?i:at|ät|ättä|a|ä|miuku)["'*_/|#~-]{1,2}\s?|\.(?i:at|ät)\.|\sat\())";
constexpr auto at_word = R"(\s(?i:at|ät|ättä|at-merkki|ät-merkki|miukumauku|miuku|snabel-?a|snabel a|kissanhäntä)\s)";
constexpr auto dot = R"((?:\.|\s?[(\[{<]\s?(?i:dot|piste|punkt|\.)\s?[)\]}>]\s?|\s(?i:dot|piste|punkt)\s))";
// The last dot of a domain: also with spaces, as a comma, or run together with what follows.
constexpr auto last_dot = R"((?: ?[.,] ?|\s(?i:dot|piste|punkt)\s?))";
constexpr auto top_level = R"((?i:fi|com|net|org|eu|se|info|io|me|ee|ax)\b)";

// "at school.Then": around a bare "at" only a top-level domain makes an address of two words.
bool is_prose(match const& m) {
  auto const value = m.value();
  auto const tail = value.substr(value.find_last_of(". )") + 1);
  auto const all = [](std::string_view text, char first, char last) {
    return std::ranges::all_of(text, [=](char c) { return c >= first && c <= last; });
  };
  bool const shouted = std::ranges::none_of(value, [](char c) { return c >= 'a' && c <= 'z'; });
  return tail.size() > 4 || !(all(tail, 'a', 'z') || (shouted && all(tail, 'A', 'Z')));
}

}  // namespace

std::vector<shape> mail_shapes() {
  using enum category;
  std::string const word = R"([\p{L}\pN_%+'&-]+)";
  std::string const local = word + "(?:" + dot + word + ")*";
  std::string const domain = std::string(R"([\p{L}\pN-]+(?:)") + dot + R"([\p{L}\pN-]+)+)";
  auto const row = [](std::string pattern, bool (*unless)(match const&) = nullptr) {
    return shape{email, std::move(pattern), edge::open, edge::open, nullptr, unless, reason::shape, anchor::at_sign};
  };
  return {
      row(local + at_sign + domain),
      row(local + at_sign + R"([\p{L}\pN-]{2,})"),
      row(local + at_sign + R"([\p{L}\pN-]+)" + last_dot + top_level),
      row(local + R"(\s@[\p{L}\pN-]+)" + last_dot + top_level),
      row(local + at_mark + domain),
      row(local + at_word + R"([\p{L}\pN-]+(?:)" + dot + R"([\p{L}\pN-]+)+)", is_prose),
      row(local + at_word + R"([\p{L}\pN-]+)" + last_dot + top_level, is_prose),
      row(std::string(R"("[^"\n]{1,60}")") + at_sign + domain),
      row(local + R"(@\[[0-9A-Fa-f.:]+\])"),
      // One letter at a time.
      row(R"((?:[\p{L}\pN._-] ){2,}@(?: [\p{L}\pN._-]){3,})"),
      {email,
       R"((?:gmail|hotmail|s-?posti\pL*|sähköposti\pL*|e-?mail|e-?post\pL*)[:\s]{1,3}([\p{L}\pN]+[._][\p{L}\pN._]*[\p{L}\pN]))",
       edge::word, edge::word, nullptr, nullptr, reason::cue, anchor::dot},
  };
}

}  // namespace matala::anonymizer
