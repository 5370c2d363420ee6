// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/lexicon.hpp"

#include "anonymizer/bytes.hpp"

#include <algorithm>
#include <bit>

namespace matala::anonymizer {
namespace {

std::uint32_t hash_of(std::string_view word) {
  std::uint64_t const full = fnv(word);
  auto const folded = static_cast<std::uint32_t>(full ^ (full >> 32));
  return folded == 0 ? 1 : folded;
}

}  // namespace

std::uint8_t rounded_frequency(std::uint64_t count) {
  return static_cast<std::uint8_t>(std::min(15, static_cast<int>(std::bit_width(count))));
}

lexicon::slot& lexicon::place_of(std::uint32_t hash) {
  std::size_t const mask = slots_.size() - 1;
  std::size_t at = (hash * 0x9E3779B1U) & mask;
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & mask;
  return slots_[at];
}

void lexicon::grow(std::size_t slots) {
  auto old = std::move(slots_);
  slots_.assign(slots, {});
  for (auto const& s : old) {
    if (s.hash != 0) place_of(s.hash) = s;
  }
}

word_record lexicon::find(std::string_view word) const {
  if (slots_.empty()) return {};
  std::uint32_t const hash = hash_of(word);
  std::size_t const mask = slots_.size() - 1;
  std::size_t at = (hash * 0x9E3779B1U) & mask;
  while (slots_[at].hash != 0) {
    if (slots_[at].hash == hash) return slots_[at].record;
    at = (at + 1) & mask;
  }
  return {};
}

void lexicon::add(std::string_view word, word_record record) {
  if (2 * (used_ + 1) > slots_.size()) grow(std::max<std::size_t>(64, slots_.size() * 2));
  auto& s = place_of(hash_of(word));
  if (s.hash == 0) {
    s.hash = hash_of(word);
    ++used_;
  }
  s.record.first_name = std::max(s.record.first_name, record.first_name);
  s.record.last_name = std::max(s.record.last_name, record.last_name);
  s.record.plain = std::max(s.record.plain, record.plain);
  if (record.kind != word_kind::none) s.record.kind = record.kind;
}

std::string lexicon::to_bytes() const {
  std::vector<slot> sorted;
  std::ranges::copy_if(slots_, std::back_inserter(sorted), [](slot const& s) { return s.hash != 0; });
  std::ranges::sort(sorted, {}, &slot::hash);
  std::string out;
  put(out, static_cast<std::uint32_t>(sorted.size()));
  for (auto const& s : sorted) {
    put(out, s.hash);
    put(out, static_cast<std::uint16_t>(s.record.first_name | s.record.last_name << 4 | s.record.plain << 8));
    put(out, static_cast<std::uint8_t>(s.record.kind));
  }
  return out;
}

bool lexicon::from_bytes(std::string_view bytes) {
  std::uint32_t count = 0;
  if (!take(bytes, count) || bytes.size() != std::size_t{count} * 7) return false;
  lexicon read;
  read.grow(std::bit_ceil(std::max<std::size_t>(64, std::size_t{count} * 2 + 2)));
  for (std::uint32_t i = 0; i < count; ++i) {
    std::uint32_t hash = 0;
    std::uint16_t packed = 0;
    std::uint8_t kind = 0;
    if (!take(bytes, hash) || !take(bytes, packed) || !take(bytes, kind)) return false;
    if (hash == 0 || kind > static_cast<std::uint8_t>(word_kind::rare_occupation)) return false;
    auto const nibble = [packed](int at) { return static_cast<std::uint8_t>(packed >> at & 0xF); };
    read.place_of(hash) = {hash, {nibble(0), nibble(4), nibble(8), static_cast<word_kind>(kind)}};
  }
  read.used_ = count;
  *this = std::move(read);
  return true;
}

}  // namespace matala::anonymizer
