// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/features.hpp"

#include "anonymizer/bytes.hpp"
#include "anonymizer/spelling.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace matala::anonymizer {
namespace {

std::uint32_t hash_of(char tag, std::string_view value) {
  std::uint64_t const h = fnv(value, fnv(std::string_view(&tag, 1)));
  return static_cast<std::uint32_t>(h ^ (h >> 32));
}

std::uint32_t hash_of(char tag, std::uint64_t value) {
  char bytes[8];
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (8 * i) & 0xFF);
  return hash_of(tag, std::string_view(bytes, 8));
}

// "Xx", "X", "x-X", "d", ".": letters by case, digits, others as they are; repeats once.
std::string shape_of(std::string_view surface) {
  std::string out;
  for (std::size_t at = 0; at < surface.size();) {
    auto const c = decode(surface, at);
    if (c.size == 0) break;
    char kind = '?';
    if (is_digit(c.value)) {
      kind = 'd';
    } else if (is_letter(c.value)) {
      kind = is_upper(c.value) ? 'X' : 'x';
    } else if (c.value < 0x80) {
      kind = static_cast<char>(c.value);
    }
    // Two capitals in a row are another thing than one.
    if (out.empty() || out.back() != kind || (kind == 'X' && out.size() == 1)) out.push_back(kind);
    at += c.size;
  }
  return out;
}

std::string_view prefix(std::string_view word, int letters) {
  std::size_t at = 0;
  for (int i = 0; i < letters && at < word.size(); ++i) at += decode(word, at).size;
  return word.substr(0, at);
}

std::string_view suffix(std::string_view word, int letters) {
  std::size_t at = word.size();
  for (int i = 0; i < letters && at > 0; ++i) at -= decode_before(word, at).size;
  return word.substr(at);
}

std::uint64_t reading_mask(word_info const& w) {
  return static_cast<std::uint64_t>(w.reads_first) | static_cast<std::uint64_t>(w.reads_last) << 1 |
         static_cast<std::uint64_t>(w.reads_place) << 2 | static_cast<std::uint64_t>(w.reads_other_name) << 3 |
         static_cast<std::uint64_t>(w.reads_common) << 4 | static_cast<std::uint64_t>(w.reads_verb) << 5 |
         static_cast<std::uint64_t>(w.reads_function) << 6;
}

std::uint64_t name_mask(word_info const& w) {
  auto const bucket = [](std::uint8_t n) { return static_cast<std::uint64_t>((n + 2) / 3); };
  return bucket(w.first_name) | bucket(w.last_name) << 4 | static_cast<std::uint64_t>(w.foreign_base) << 8;
}

std::uint64_t kind_of(word_info const& w) {
  return is_region(w.kind) ? 1 : static_cast<std::uint64_t>(w.kind);
}

std::uint64_t usage_of(analysed_field const& field) {
  return static_cast<std::uint64_t>(field.usage);
}

std::uint64_t class_of(analysed_field const& field, std::size_t i) {
  auto const* w = field.words[i];
  auto const& t = field.tokens[i];
  if (w == nullptr) return 1000 + static_cast<unsigned char>(field.text()[t.begin]);
  return reading_mask(*w) | (w->is_name() ? 128U : 0U) | (w->plain > 0 ? 256U : 0U) | (t.capital ? 512U : 0U) |
         (t.all_caps ? 2048U : 0U) | usage_of(field) << 12;
}

void word_attributes(analysed_field const& field, std::size_t i, word_info const& w, std::vector<attribute>& out) {
  auto const& t = field.tokens[i];
  std::uint64_t const usage = usage_of(field);
  auto const capital = static_cast<std::uint64_t>(t.capital) | static_cast<std::uint64_t>(t.all_caps) << 1 | usage << 2;
  out.push_back({hash_of('w', w.lower), 2});
  out.push_back({hash_of('l', w.lemma.empty() ? w.name_lemma : w.lemma), 1});
  for (int n = 2; n <= 5; ++n)
    out.push_back({hash_of(static_cast<char>('0' + n), suffix(w.lower, n)), static_cast<std::uint8_t>(n == 3 ? 1 : 0)});
  for (int n = 2; n <= 4; ++n) out.push_back({hash_of(static_cast<char>('a' + n), prefix(w.lower, n)), 0});
  out.push_back({hash_of('V', reading_mask(w) | usage << 20), 2});
  out.push_back({hash_of('v', reading_mask(w) << 8 | capital), 1});
  out.push_back({hash_of('N', name_mask(w) | usage << 20), 2});
  out.push_back({hash_of('n', name_mask(w) << 8 | capital), 1});
  out.push_back({hash_of('K', kind_of(w)), 1});
  out.push_back({hash_of('k', kind_of(w) << 8 | capital), 0});
  out.push_back({hash_of('P', std::uint64_t{w.plain}), 1});
  out.push_back({hash_of('p', std::uint64_t{w.plain} << 8 | capital), 0});
  out.push_back({hash_of('C', reading_mask(w) << 32 | name_mask(w) << 16 | kind_of(w) << 8 | capital), 0});
  out.push_back({hash_of('c', std::uint64_t{std::min(w.lower.size(), std::size_t{12})} << 8 | capital), 0});
  std::uint64_t const strange = strangeness_of(w.lower);
  out.push_back({hash_of('x', strange << 8 | capital), 1});
  out.push_back({hash_of('X', strange << 32 | reading_mask(w) << 16 | name_mask(w)), 0});
  auto const hyphen = w.lower.rfind('-');
  if (hyphen != std::string::npos) out.push_back({hash_of('h', std::string_view(w.lower).substr(hyphen + 1)), 0});
  if (t.stem_end < t.end) out.push_back({hash_of('t', field.text().substr(t.stem_end, 1)), 0});
}

}  // namespace

std::uint64_t attribute_key(analysed_field const& field, std::size_t i) {
  return fnv(field.surface(i)) * 4 + usage_of(field) + (field.opaque[i] ? 0x8000000000000000U : 0);
}

void attributes_of(analysed_field const& field, std::size_t i, std::vector<attribute>& out) {
  out.clear();
  out.push_back({hash_of('b', std::uint64_t{0}), 0});
  if (field.opaque[i]) {
    out.push_back({hash_of('o', std::uint64_t{0}), 2});
    return;
  }
  std::string const shape = shape_of(field.surface(i));
  out.push_back({hash_of('S', shape + static_cast<char>('0' + usage_of(field))), 2});
  if (auto const* w = field.words[i]) {
    word_attributes(field, i, *w, out);
    return;
  }
  out.push_back({hash_of('w', field.surface(i)), 2});
  out.push_back({hash_of('d', shape + std::to_string(field.surface(i).size())), 1});
}

void position_features(analysed_field const& field, std::size_t i, std::vector<std::uint32_t>& out) {
  out.clear();
  auto const& t = field.tokens[i];
  std::uint64_t const start = static_cast<std::uint64_t>(t.sentence_start) | static_cast<std::uint64_t>(t.line_start)
                                                                                 << 1;
  std::uint64_t const here = class_of(field, i);
  std::uint64_t const before = i > 0 ? class_of(field, i - 1) : 7;
  std::uint64_t const after = i + 1 < field.tokens.size() ? class_of(field, i + 1) : 7;
  std::uint64_t const before2 = i > 1 ? class_of(field, i - 2) : 7;
  std::uint64_t const echo = field.echoes[i];
  out.push_back(hash_of('Z', echo << 8 | usage_of(field) << 4 | start << 1 | static_cast<std::uint64_t>(t.capital)));
  out.push_back(hash_of('Y', echo << 20 | here));
  out.push_back(hash_of('A', start << 20 | here));
  out.push_back(hash_of('B', before << 20 | here));
  out.push_back(hash_of('D', here << 20 | after));
  out.push_back(hash_of('E', before << 40 | here << 20 | after));
  out.push_back(hash_of('F', before2 << 40 | before << 20 | here));
  if (i > 0 && field.words[i] != nullptr && field.words[i - 1] != nullptr) {
    out.push_back(hash_of('G', field.words[i - 1]->lower) ^ static_cast<std::uint32_t>(here * 0x9E3779B1U));
  }
  if (i + 1 < field.tokens.size() && field.words[i] != nullptr && field.words[i + 1] != nullptr) {
    out.push_back(hash_of('H', field.words[i + 1]->lower) ^ static_cast<std::uint32_t>(here * 0x9E3779B1U));
  }
}

}  // namespace matala::anonymizer
