// SPDX-License-Identifier: Apache-2.0
#include "server/app/secrets.hpp"

#include <openssl/sha.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace matala::server {
namespace {

// A byte at or above the largest multiple of n would make the low characters more likely; it is drawn again.
std::size_t below(std::size_t n, random_source& random) {
  std::size_t const fair = 256 - 256 % n;
  for (;;) {
    std::array<std::byte, 1> drawn{};
    random.fill(drawn);
    auto const value = std::to_integer<std::size_t>(drawn[0]);
    if (value < fair) return value % n;
  }
}

std::string draw(std::size_t length, std::string_view alphabet, random_source& random) {
  std::string word;
  for (std::size_t i = 0; i < length; ++i) word += alphabet[below(alphabet.size(), random)];
  return word;
}

}  // namespace

std::string random_word(random_source& random) {
  static constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
  std::array<std::byte, 26> bytes{};
  random.fill(bytes);
  std::string word;
  for (auto const byte : bytes) word += alphabet[std::to_integer<std::size_t>(byte) % alphabet.size()];
  return word;
}

std::string random_code(random_source& random) {
  return draw(6, "0123456789", random);
}

std::string random_case_code(random_source& random) {
  return "K-" + draw(4, "23456789ACDEFGHJKLMNPQRTUVWXY", random);
}

std::string hash_of(std::string_view secret) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
  SHA256(reinterpret_cast<unsigned char const*>(secret.data()), secret.size(), digest.data());
  static constexpr std::string_view hex = "0123456789abcdef";
  std::string word;
  for (auto const byte : digest) {
    word += hex[byte >> 4];
    word += hex[byte & 15];
  }
  return word;
}

}  // namespace matala::server
