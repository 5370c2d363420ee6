// SPDX-License-Identifier: Apache-2.0
#include "server/render/preview_segments.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace matala::server {

std::vector<preview_segment> segments_of(std::string_view text, std::size_t field,
                                         std::span<previewed_finding const> findings) {
  std::vector<preview_segment> segments;
  auto const add = [&](segment_kind kind, std::string_view piece) {
    if (!piece.empty()) segments.push_back({kind, std::string(piece)});
  };
  std::size_t done = 0;
  for (auto const& [found, masked] : findings) {
    if (found.field != field) continue;
    if (found.begin < done || found.end <= found.begin || found.end > text.size()) {
      throw std::logic_error("a finding that is not of this text");
    }
    add(segment_kind::plain, text.substr(done, found.begin - done));
    if (masked) {
      add(segment_kind::masked, shown_replacement(found));
    } else {
      add(segment_kind::released, text.substr(found.begin, found.end - found.begin));
    }
    done = found.end;
  }
  add(segment_kind::plain, text.substr(done));
  return segments;
}

std::string shown_replacement(anonymizer::finding const& found) {
  return found.replacement.empty() ? "[…]" : found.replacement;
}

std::string finding_word(anonymizer::finding const& found) {
  return fmt::format("{}:{}:{}", found.field, found.begin, found.end);
}

}  // namespace matala::server
