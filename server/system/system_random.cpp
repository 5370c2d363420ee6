// SPDX-License-Identifier: Apache-2.0
#include "server/system/system_random.hpp"

#include <sys/random.h>

#include <cerrno>
#include <system_error>

namespace matala::server {

void system_random::fill(std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    auto const got = getrandom(bytes.data(), bytes.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) throw std::system_error(errno, std::generic_category(), "getrandom");
    bytes = bytes.subspan(static_cast<std::size_t>(got));
  }
}

}  // namespace matala::server
