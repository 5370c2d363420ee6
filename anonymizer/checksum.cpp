// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/checksum.hpp"

#include <initializer_list>

namespace matala::anonymizer {
namespace {

int digit(char c) {
  return c - '0';
}
bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

int weighted(std::string_view digits, std::initializer_list<int> weights) {
  int sum = 0;
  std::size_t i = 0;
  for (int const w : weights) sum += w * digit(digits[i++]);
  return sum;
}

}  // namespace

std::string digits_of(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (is_ascii_digit(c)) out.push_back(c);
  }
  return out;
}

bool has_mod31_check(std::string_view digits, char check) {
  long value = 0;
  for (char const c : digits) value = (value * 10 + digit(c)) % 31;
  return std::string_view("0123456789ABCDEFHJKLMNPRSTUVWXY")[static_cast<std::size_t>(value)] == ascii_upper(check);
}

bool has_luhn_check(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int const d = digit(digits[digits.size() - 1 - i]) * (i % 2 == 1 ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return !digits.empty() && sum % 10 == 0;
}

bool has_iso7064_check(std::string_view text) {
  if (text.size() < 5) return false;
  int value = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char const c = ascii_upper(text[(i + 4) % text.size()]);
    if (is_ascii_digit(c)) {
      value = (value * 10 + digit(c)) % 97;
    } else if (c >= 'A' && c <= 'Z') {
      value = (value * 100 + (c - 'A' + 10)) % 97;
    } else {
      return false;
    }
  }
  return value == 1;
}

bool has_business_id_check(std::string_view digits) {
  constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2};
  if (digits.size() != 8) return false;
  int sum = 0;
  for (std::size_t i = 0; i < 7; ++i) sum += weights[i] * digit(digits[i]);
  int const rest = sum % 11;
  return rest == 0 ? digits[7] == '0' : rest != 1 && digit(digits[7]) == 11 - rest;
}

bool has_reference_check(std::string_view digits) {
  constexpr int weights[] = {7, 3, 1};
  if (digits.size() < 4 || digits.size() > 20) return false;
  int sum = 0;
  for (std::size_t i = 1; i < digits.size(); ++i) sum += weights[(i - 1) % 3] * digit(digits[digits.size() - 1 - i]);
  return (10 - sum % 10) % 10 == digit(digits.back());
}

bool has_estonian_check(std::string_view digits) {
  if (digits.size() != 11) return false;
  int rest = weighted(digits, {1, 2, 3, 4, 5, 6, 7, 8, 9, 1}) % 11;
  if (rest == 10) rest = weighted(digits, {3, 4, 5, 6, 7, 8, 9, 1, 2, 3}) % 11 % 10;
  return rest == digit(digits[10]);
}

bool has_norwegian_check(std::string_view digits) {
  return digits.size() == 11 && weighted(digits, {3, 7, 6, 1, 8, 9, 4, 5, 2, 1}) % 11 == 0 &&
         weighted(digits, {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool has_danish_check(std::string_view digits) {
  return digits.size() == 10 && weighted(digits, {4, 3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

bool has_icelandic_check(std::string_view digits) {
  return digits.size() == 10 && weighted(digits, {3, 2, 7, 6, 5, 4, 3, 2, 1}) % 11 == 0;
}

}  // namespace matala::anonymizer
