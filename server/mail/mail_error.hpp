// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>

namespace matala::server {

/// A mail that cannot be built. Says which field is wrong, never what stands in it, so it may be logged.
class mail_error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace matala::server
