// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

namespace matala::server {

/// Tells what time it is for every deadline of the product. Time-outs of sockets use the steady clock instead.
class clock {
 public:
  virtual ~clock() = default;

  /// Any thread.
  virtual scheduler::instant now() const = 0;
};

}  // namespace matala::server
