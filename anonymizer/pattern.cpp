// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/pattern.hpp"

namespace matala::anonymizer {

// Letters, marks and digits of any alphabet, as ranges: the classes of Unicode make automata of ten times the size.
constexpr std::string_view any_letters = "A-Za-zÀ-\\x{1FFF}\\x{2E80}-\\x{D7FF}";
constexpr std::string_view any_digits = "0-9\\x{660}-\\x{669}";

std::string in_latin(std::string_view pattern) {
  struct letters {
    std::string_view written;
    std::string_view latin;
  };
  constexpr letters classes[] = {{"\\pL", "A-Za-zÀ-ɏ"},
                                 {"\\p{L}", any_letters},
                                 {"\\pN", any_digits},
                                 {"\\p{Lu}", "A-ZÀ-ÖØ-ÞĆČĐĘŁŃŚŞŠŹŻŽ"},
                                 {"\\p{Ll}", "a-zß-öø-ɏ"}};
  std::string out;
  bool in_class = false;
  for (std::size_t at = 0; at < pattern.size();) {
    letters const* found = nullptr;
    for (auto const& one : classes) {
      if (pattern.substr(at).starts_with(one.written)) found = &one;
    }
    if (found != nullptr) {
      if (!in_class) out += '[';
      out += found->latin;
      if (!in_class) out += ']';
      at += found->written.size();
      continue;
    }
    if (pattern[at] == '\\' && at + 1 < pattern.size()) {
      out += pattern.substr(at, 2);
      at += 2;
      continue;
    }
    if (pattern[at] == '[') in_class = true;
    if (pattern[at] == ']') in_class = false;
    out += pattern[at++];
  }
  return out;
}

}  // namespace matala::anonymizer
