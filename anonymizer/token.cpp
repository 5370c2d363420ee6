// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/token.hpp"

#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <iterator>

namespace matala::anonymizer {
namespace {

bool joins(char32_t c) {
  return c == U'-' || c == U'\'' || c == U':';
}

bool ends_sentence(char32_t c) {
  return c == U'.' || c == U'!' || c == U'?' || c == U':' || c == U';';
}

// What Finnish and Swedish write behind the colon or apostrophe of an acronym, initial or foreign name.
constexpr std::string_view tails[] = {"n",   "a",   "ä",   "ta",  "tä",  "ssa", "ssä",  "sta",  "stä", "lla",
                                      "llä", "lta", "ltä", "lle", "na",  "nä",  "ksi",  "in",   "en",  "än",
                                      "on",  "an",  "un",  "hon", "han", "hin", "hun",  "hen",  "s",   "t",
                                      "kin", "t",   "iin", "een", "aan", "ään", "illa", "ille", "ista"};

bool is_case_ending(std::string_view tail) {
  return std::ranges::find(tails, lower(tail)) != std::end(tails);
}

std::size_t letters_end(std::string_view text, std::size_t at) {
  for (auto c = decode(text, at); c.size > 0 && is_word(c.value); c = decode(text, at)) at += c.size;
  return at;
}

struct word_scan {
  std::size_t end = 0;
  std::size_t stem_end = 0;
  int letters = 0;  // of the stem
  int upper = 0;
};

word_scan scan_word(std::string_view text, std::size_t at) {
  word_scan out{at, at};
  while (true) {
    auto const c = decode(text, at);
    if (c.size == 0) break;
    if (is_word(c.value)) {
      out.letters += is_letter(c.value) ? 1 : 0;
      out.upper += is_upper(c.value) ? 1 : 0;
      at += c.size;
      out.end = out.stem_end = at;
      continue;
    }
    std::size_t const tail_end = letters_end(text, at + c.size);
    if (!joins(c.value) || tail_end == at + c.size) break;
    if (c.value != U'-' && is_case_ending(text.substr(at + c.size, tail_end - at - c.size))) {
      out.end = tail_end;
      break;
    }
    if (c.value == U':') break;
    at += c.size;
  }
  return out;
}

}  // namespace

std::vector<token> tokenise(std::string_view text) {
  std::vector<token> out;
  bool sentence_start = true;
  bool line_start = true;
  for (std::size_t at = 0; at < text.size();) {
    auto const c = decode(text, at);
    if (c.size == 0) break;
    if (c.value == U'\n') sentence_start = line_start = true;
    if (c.value <= U' ') {
      at += c.size;
      continue;
    }
    token t;
    t.begin = static_cast<std::uint32_t>(at);
    t.sentence_start = sentence_start;
    t.line_start = line_start;
    if (is_word(c.value)) {
      auto const scan = scan_word(text, at);
      t.end = static_cast<std::uint32_t>(scan.end);
      t.stem_end = static_cast<std::uint32_t>(scan.stem_end);
      t.word = scan.letters > 0;
      t.capital = is_upper(c.value);
      t.all_caps = scan.letters > 1 && scan.letters == scan.upper;
      sentence_start = line_start = false;
    } else {
      t.end = t.stem_end = static_cast<std::uint32_t>(at + c.size);
      if (ends_sentence(c.value)) sentence_start = true;
      // Quotes, bullets and brackets do not end the beginning of a sentence.
    }
    out.push_back(t);
    at = t.end;
  }
  return out;
}

}  // namespace matala::anonymizer
