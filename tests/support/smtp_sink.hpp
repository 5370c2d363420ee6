// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::tests {

/// Where in the conversation the sink is about to answer. `inside_data` comes with the first line of the content, where
/// only dropping makes sense.
enum class smtp_stage { greeting, ehlo, starttls, auth, mail, rcpt, data, inside_data, final_dot };

/// Instead of a reply code: close the connection without a word.
inline constexpr int smtp_drop = 0;

/// Chooses the reply at a stage; none: what a server that likes everything says. `argument` is the address of MAIL and
/// RCPT, the whole message at final_dot, else empty. Runs on the sink's thread.
using smtp_script = std::function<std::optional<int>(smtp_stage stage, std::string_view argument)>;

struct smtp_mail {
  std::string from;
  std::string to;
  /// Without dot-stuffing, with CRLF.
  std::string content;
};

enum class smtp_tls { none, starttls, implicit };

struct smtp_sink_options {
  smtp_script script;
  smtp_tls tls = smtp_tls::none;
  /// PEM files, for TLS only.
  std::filesystem::path certificate;
  std::filesystem::path key;
};

/// A mail server on an ephemeral port of 127.0.0.1 for tests. It keeps every message whose final dot arrived and was
/// not answered with an error, also one after whose dot it was told to drop: a real server may have taken that one too.
/// A connection that ends inside the content counts as not delivered.
class smtp_sink {
 public:
  explicit smtp_sink(smtp_sink_options options = {});
  ~smtp_sink();

  std::uint16_t port() const;
  std::vector<smtp_mail> mails() const;
  int connections() const;
  /// The response to AUTH PLAIN, in base64; empty when nobody has authenticated.
  std::string credentials() const;
  /// Whether the last message came over TLS.
  bool was_encrypted() const;

 private:
  struct server;
  std::unique_ptr<server> server_;
};

}  // namespace matala::tests
