// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/clock.hpp"

#include <filesystem>
#include <mutex>

namespace matala::server {

/// A clock that stands at the instant written in a file, for demonstrations and tests of whole days in a minute.
///
/// The file holds one RFC 3339 UTC instant ("2027-03-25T10:00:00Z") and white space. It is read at each call, so a new
/// time counts from the next call on; replace it by rename. While it is missing, unreadable or malformed the clock
/// keeps the last time it knew. It may go backwards, as a real clock may. Any thread.
class file_clock final : public clock {
 public:
  /// Throws std::runtime_error, which names the file, when it holds no instant now.
  explicit file_clock(std::filesystem::path file);

  scheduler::instant now() const override;

 private:
  std::filesystem::path file_;
  mutable std::mutex mutex_;
  mutable scheduler::instant last_;
};

}  // namespace matala::server
