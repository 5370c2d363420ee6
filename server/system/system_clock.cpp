// SPDX-License-Identifier: Apache-2.0
#include "server/system/system_clock.hpp"

#include <chrono>

namespace matala::server {

scheduler::instant system_clock::now() const {
  return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
}

}  // namespace matala::server
