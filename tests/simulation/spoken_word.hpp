// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/clock.hpp"

#include <string>
#include <string_view>

namespace matala::tests {

/// What a mail says to whoever opens it, read from its bytes alone.
struct spoken_word {
  std::string to;
  std::string message_id;
  std::string subject;
  /// Of the calendar part; empty and -1 without one.
  std::string method;
  std::string uid;
  std::string status;
  int sequence = -1;
  scheduler::instant start;
  /// Everything that a reader sees; equal for two mails that say the same.
  std::string text;
};

/// Throws std::runtime_error for a message whose calendar parts contradict each other or its MIME type.
spoken_word read_mail(std::string_view message);

}  // namespace matala::tests
