// SPDX-License-Identifier: Apache-2.0
#include "server/routes/call.hpp"

#include <algorithm>

namespace matala::server {

std::string own_path(std::string_view wanted, std::string_view otherwise) {
  bool const plain = std::ranges::all_of(wanted, [](char c) { return c > ' ' && c < 0x7f && c != '\\'; });
  bool const ours = wanted.starts_with('/') && !wanted.starts_with("//") && plain && wanted.size() <= 200;
  return std::string{ours ? wanted : otherwise};
}

}  // namespace matala::server
