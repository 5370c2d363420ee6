// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/mail_transport.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace matala::server {

/// `starttls` is required, not tried: a server that does not offer it gets no mail.
enum class smtp_security { none, starttls, tls };

struct smtp_settings {
  std::string host;
  std::uint16_t port = 587;
  smtp_security security = smtp_security::starttls;
  /// Empty: no AUTH.
  std::string user;
  /// First line is the password; must not be readable by others. Needed only with a user.
  std::filesystem::path password_file;
  /// PEM file of certificate authorities; empty: the system's.
  std::filesystem::path ca_file;
  /// What we call ourselves in EHLO; empty: the machine's name.
  std::string hello_name;
  std::chrono::milliseconds connect_timeout = std::chrono::seconds{10};
  /// For one whole message, connecting included.
  std::chrono::milliseconds message_timeout = std::chrono::seconds{60};
  /// Asked for at shutdown: a message under way ends within about a second as `later`, so that a hung mail server does
  /// not hold up the end of the process.
  std::stop_token stop;
};

/// Speaks SMTP with one mail server and keeps the connection open between messages.
///
/// Only a 250 to the final dot is `accepted`. `refused` is a 5xx to sender, recipient or content of this one message;
/// a 5xx to greeting, EHLO, STARTTLS or AUTH is the server's or our trouble and so `later`, like 4xx, time-outs, a
/// broken connection and bad certificates. `reply` is a 4xx or 5xx, 250, or 0 when the server gave no verdict.
///
/// Logs nothing. One thread.
///
/// Danger: after a break between the final dot and its reply nobody knows whether the server took the message; it is
/// sent again, with the same Message-ID.
class smtp_transport : public mail_transport {
 public:
  /// Throws std::runtime_error for a host, user or EHLO name that cannot stand in a URL or command, a password file
  /// that is missing, empty or readable by others, and a CA file that is missing. Does not connect.
  explicit smtp_transport(smtp_settings const& settings);
  ~smtp_transport() override;

  /// Throws mail_error for an address that header_value.hpp refuses.
  send_result send(std::string_view from, std::string_view to, std::string_view message_id,
                   std::string_view message) override;

 private:
  struct connection;
  std::unique_ptr<connection> connection_;
};

}  // namespace matala::server
