// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/shape.hpp"

#include "anonymizer/pattern.hpp"
#include "anonymizer/unicode.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <utility>

namespace matala::anonymizer {

std::string_view match::before(std::size_t bytes) const {
  std::size_t from = begin > bytes ? begin - bytes : 0;
  while (from < begin && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) ++from;
  return text.substr(from, begin - from);
}

std::string_view match::after(std::size_t bytes) const {
  std::size_t to = end + bytes < text.size() ? end + bytes : text.size();
  while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0) == 0x80) ++to;
  return text.substr(end, to - end);
}

struct shape_set::compiled {
  shape row;
  std::unique_ptr<re2::RE2> pattern;
};

namespace {

constexpr std::size_t longest_retried_bytes = 200;

bool allows(edge limit, code_point neighbour) {
  switch (limit) {
    case edge::open: return true;
    case edge::digit: return neighbour.size == 0 || !is_digit(neighbour.value);
    case edge::word: return neighbour.size == 0 || !is_word(neighbour.value);
  }
  return true;
}

}  // namespace

shape_set::shape_set() {
  for (auto table : {identity_shapes(), contact_shapes(), mail_shapes(), handle_shapes(), network_shapes(),
                     address_shapes(), register_shapes(), vehicle_shapes(), case_shapes(), number_shapes()}) {
    for (auto& row : table) {
      re2::RE2::Options how;
      how.set_max_mem(4 << 20);
      how.set_log_errors(false);
      auto pattern = std::make_unique<re2::RE2>(in_latin(row.pattern), how);
      if (!pattern->ok()) throw std::logic_error("pattern: " + row.pattern + ": " + pattern->error());
      rows_.push_back({std::move(row), std::move(pattern)});
    }
  }
}

shape_set::~shape_set() = default;

void shape_set::find(std::string_view text, std::uint32_t field, spans& out) const {
  std::map<anchor, std::vector<window>> windows;
  for (auto const& one : rows_) {
    auto const [at, fresh] = windows.try_emplace(one.row.near);
    if (fresh) at->second = windows_around(one.row.near, text);
    for (auto const& w : at->second) find_in(one, text, w, field, out);
  }
}

void shape_set::find_in(compiled const& one, std::string_view text, window where, std::uint32_t field, spans& out) {
  auto const& row = one.row;
  re2::StringPiece const subject(text.data(), text.size());
  re2::StringPiece groups[2];
  int const wanted = one.pattern->NumberOfCapturingGroups() > 0 ? 2 : 1;
  std::size_t at = where.begin;
  while (at < where.end && one.pattern->Match(subject, at, where.end, re2::RE2::UNANCHORED, groups, wanted)) {
    auto const& hit = wanted == 2 && groups[1].data() != nullptr ? groups[1] : groups[0];
    std::size_t const whole = static_cast<std::size_t>(groups[0].data() - text.data());
    std::size_t const begin = static_cast<std::size_t>(hit.data() - text.data());
    match const found{text, begin, begin + hit.size()};
    bool const fits = hit.size() > 0 && allows(row.left, decode_before(text, found.begin)) &&
                      allows(row.right, decode(text, found.end)) && !(row.unless != nullptr && row.unless(found));
    if (fits) {
      bool const proven = row.proves != nullptr && row.proves(found);
      out.push_back({field, static_cast<std::uint32_t>(found.begin), static_cast<std::uint32_t>(found.end),
                     row.category, proven ? reason::checksum : row.why, proven ? 1.0F : 0.95F});
      at = found.end;
    } else {
      // The next match may begin one character later. Behind a very long one it may not: that would be quadratic.
      at = whole + (groups[0].size() > longest_retried_bytes ? groups[0].size()
                                                             : std::max<std::size_t>(1, decode(text, whole).size));
    }
  }
}

}  // namespace matala::anonymizer
