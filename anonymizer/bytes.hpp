// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace matala::anonymizer {

/// Little-endian numbers in a byte string, for the model file.
template <class Integer>
void put(std::string& to, Integer value) {
  for (std::size_t i = 0; i < sizeof(Integer); ++i) {
    to.push_back(static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i) & 0xFF));
  }
}

/// Takes a number off the front; false when too few bytes are left.
template <class Integer>
bool take(std::string_view& from, Integer& value) {
  if (from.size() < sizeof(Integer)) return false;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < sizeof(Integer); ++i)
    bits |= std::uint64_t{static_cast<unsigned char>(from[i])} << (8 * i);
  value = static_cast<Integer>(bits);
  from.remove_prefix(sizeof(Integer));
  return true;
}

/// FNV-1a: for the hashes of words and features and the check sum of the model file. Not for secrets.
inline constexpr std::uint64_t fnv_start = 0xCBF29CE484222325;
constexpr std::uint64_t fnv(std::string_view bytes, std::uint64_t state = fnv_start) {
  for (char const c : bytes) state = (state ^ static_cast<unsigned char>(c)) * 0x100000001B3;
  return state;
}

}  // namespace matala::anonymizer
