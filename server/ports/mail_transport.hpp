// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <string_view>

namespace matala::server {

/// `accepted`: 250 to the final dot. `later`: try again (4xx, no connection, time-out). `refused`: 5xx, never again.
enum class send_outcome { accepted, later, refused };

struct send_result {
  send_outcome outcome = send_outcome::later;
  /// SMTP reply code, 0 when there was none.
  int reply = 0;
};

/// Hands one finished message to a mail server or a folder. Used by the outbox worker's thread only; blocks, bounded
/// by its own time-outs.
class mail_transport {
 public:
  virtual ~mail_transport() = default;

  /// `message` is a complete RFC 5322 message with CRLF line ends. `message_id` names it without angle brackets.
  virtual send_result send(std::string_view from, std::string_view to, std::string_view message_id,
                           std::string_view message) = 0;
};

}  // namespace matala::server
