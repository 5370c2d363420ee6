// SPDX-License-Identifier: Apache-2.0
#include "server/app/mail_address.hpp"

#include <algorithm>

namespace matala::server {
namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Headers and SMTP commands carry the address as it is, so only plain visible ASCII passes.
bool is_plain(char c) {
  return c > ' ' && c < 0x7f && std::string_view{"<>()[],;:\\\""}.find(c) == std::string_view::npos;
}

}  // namespace

std::optional<std::string> normal_address(std::string_view typed) {
  while (!typed.empty() && is_blank(typed.front())) typed.remove_prefix(1);
  while (!typed.empty() && is_blank(typed.back())) typed.remove_suffix(1);
  if (typed.size() > 254 || !std::ranges::all_of(typed, is_plain)) return std::nullopt;
  auto const at = typed.find('@');
  if (at == 0 || at == std::string_view::npos || typed.find('@', at + 1) != std::string_view::npos) return std::nullopt;
  auto const domain = typed.substr(at + 1);
  auto const dot = domain.find('.');
  if (dot == 0 || dot == std::string_view::npos || domain.back() == '.' ||
      domain.find("..") != std::string_view::npos) {
    return std::nullopt;
  }
  std::string address{typed};
  std::ranges::transform(address, address.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
  return address;
}

std::string_view domain_of(std::string_view address) {
  auto const at = address.find('@');
  return at == std::string_view::npos ? std::string_view{} : address.substr(at + 1);
}

}  // namespace matala::server
