// SPDX-License-Identifier: Apache-2.0
#include "server/http/etag.hpp"

#include "server/http/ascii.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace matala::server {
namespace {

enum class weak_tags : std::uint8_t { refused, accepted };

bool lists(std::string_view field, std::string_view etag, weak_tags weak) noexcept {
  if (trim_blanks(field) == "*") return true;
  while (!field.empty()) {
    // Our own tags hold no comma, so cutting at commas cannot make one of them appear or vanish.
    std::string_view tag = trim_blanks(cut_front(field, ','));
    if (weak == weak_tags::accepted && tag.starts_with("W/")) tag.remove_prefix(2);
    if (tag == etag) return true;
  }
  return false;
}

}  // namespace

std::string make_etag(std::string_view opaque) {
  const auto fits = [](char c) { return c > 0x20 && c < 0x7F && c != '"' && c != ','; };
  if (!std::ranges::all_of(opaque, fits)) throw std::invalid_argument("make_etag: not an opaque tag");
  return fmt::format("\"{}\"", opaque);
}

bool if_match(std::string_view field, std::string_view etag) noexcept {
  return lists(field, etag, weak_tags::refused);
}

bool if_none_match(std::string_view field, std::string_view etag) noexcept {
  return lists(field, etag, weak_tags::accepted);
}

}  // namespace matala::server
