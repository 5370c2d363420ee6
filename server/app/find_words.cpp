// SPDX-License-Identifier: Apache-2.0
#include "server/app/find_words.hpp"

#include <string>

namespace matala::server {
namespace {

// Keeps every byte's position, so that places found in the folded text are places in the text.
std::string folded(std::string_view text) {
  std::string lower{text};
  for (std::size_t i = 0; i < lower.size(); ++i) {
    auto& c = lower[i];
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    bool const latin_1_capital = i > 0 && lower[i - 1] == '\xc3' && static_cast<unsigned char>(c) >= 0x80 &&
                                 static_cast<unsigned char>(c) <= 0x9e && static_cast<unsigned char>(c) != 0x97;
    if (latin_1_capital) c = static_cast<char>(c + 32);
  }
  return lower;
}

bool is_word_byte(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

}  // namespace

std::vector<word_place> find_words(std::string_view text, std::string_view phrase) {
  std::vector<word_place> places;
  if (phrase.empty()) return places;
  auto const where = folded(text);
  auto const what = folded(phrase);
  for (auto at = where.find(what); at != std::string::npos; at = where.find(what, at + 1)) {
    if (at > 0 && is_word_byte(where[at - 1]) && is_word_byte(what.front())) continue;
    auto end = at + what.size();
    while (end < where.size() && is_word_byte(where[end]) && is_word_byte(what.back())) ++end;
    if (places.empty() || at >= places.back().end) places.push_back({at, end});
  }
  return places;
}

}  // namespace matala::server
