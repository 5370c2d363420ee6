// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/rewrite.hpp"

#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <utility>

namespace matala::anonymizer {
namespace {

bool has_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const c = decode(text, at);
    if (c.size == 0) break;
    if (is_word(c.value)) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

void rewritten::add(std::string_view original, std::size_t from, std::size_t to, fate what, std::string_view written) {
  if (from == to) return;
  std::size_t const begin = text_.size();
  text_ += what == fate::replaced ? written : original.substr(from, to - from);
  pieces_.push_back({begin, text_.size(), from, to, what});
}

rewritten::rewritten(std::string_view original, std::span<finding const> edits, std::span<decision const> released) {
  // Released spans are sorted and apart as well; they may cut the untouched text or be a finding exactly.
  std::size_t at = 0;
  std::size_t next_release = 0;
  auto const copy_until = [&](std::size_t end) {
    while (next_release < released.size() && released[next_release].begin < end) {
      auto const& r = released[next_release];
      std::size_t const begin = std::max(at, r.begin);
      std::size_t const stop = std::min(end, r.end);
      add(original, at, begin, fate::untouched, {});
      if (begin < stop) add(original, begin, stop, fate::released, {});
      at = std::max(at, stop);
      if (r.end > end) break;
      ++next_release;
    }
    add(original, at, end, fate::untouched, {});
    at = end;
  };
  auto const place = [](auto const& s) { return std::pair(s.begin, s.end); };
  for (auto const& f : edits) {
    auto const same = std::ranges::lower_bound(released, std::pair(f.begin, f.end), {}, place);
    bool const stays = f.action == action::keep || (same != released.end() && place(*same) == place(f));
    if (stays) continue;
    copy_until(f.begin);
    add(original, f.begin, f.end, fate::replaced, f.replacement);
    at = f.end;
  }
  copy_until(original.size());
}

bool rewritten::is_settled(std::size_t begin, std::size_t end) const {
  auto at = std::ranges::upper_bound(pieces_, begin, {}, &piece::end);
  for (; at != pieces_.end() && at->begin < end; ++at) {
    if (at->what != fate::untouched) continue;
    std::size_t const from = std::max(begin, at->begin);
    if (has_word_character(std::string_view(text_).substr(from, std::min(end, at->end) - from))) return false;
  }
  return true;
}

void rewritten::move_back(finding& f) const {
  auto const first = std::ranges::upper_bound(pieces_, f.begin, {}, &piece::end);
  auto const last = std::ranges::upper_bound(pieces_, f.end - 1, {}, &piece::end);
  if (first == pieces_.end() || last == pieces_.end()) return;
  f.begin = first->what == fate::replaced ? first->from : first->from + (f.begin - first->begin);
  f.end = last->what == fate::replaced ? last->to : last->from + (f.end - last->begin);
}

}  // namespace matala::anonymizer
