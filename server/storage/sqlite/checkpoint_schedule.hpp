// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/storage/sqlite/connection.hpp"

#include <chrono>
#include <optional>

namespace matala::server {

/// When the writer truncates its write-ahead log: at once after a case text was erased or when the log has grown,
/// within a second after other erasures (so that a run of sent mails shares one), and not again for a second where a
/// reader was in the way.
class checkpoint_schedule {
 public:
  using moment = std::chrono::steady_clock::time_point;

  void committed(erasure erased, int wal_pages, moment now);
  void done() { due_.reset(); }
  void failed(moment now);

  /// None: nothing to do until the next commit.
  std::optional<moment> due() const { return due_; }

 private:
  void want(moment when);

  std::optional<moment> due_;
  moment not_before_ = moment::min();
};

}  // namespace matala::server
