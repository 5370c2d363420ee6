// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>
#include <cstdint>
#include <netinet/in.h>
#include <optional>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>
#include <vector>

/// A plain blocking HTTP client for tests: one loopback connection, bytes as given. Every wait ends after 20 seconds
/// with an exception, so that a server that does not answer fails the test instead of hanging it.
namespace matala::tests {

struct http_reply {
  unsigned status = 0;                                       ///< 0: the connection ended without an answer
  std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
  std::string body;

  [[nodiscard]] std::optional<std::string> header(std::string_view lower_case_name) const {
    const auto found =
        std::ranges::find(headers, lower_case_name, [](const auto& h) { return std::string_view(h.first); });
    return found == headers.end() ? std::nullopt : std::optional(found->second);
  }
};

class http_client {
 public:
  explicit http_client(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
      ::close(socket_);
      throw std::runtime_error("http_client: cannot connect");
    }
  }
  ~http_client() { ::close(socket_); }
  http_client(const http_client&) = delete;
  http_client& operator=(const http_client&) = delete;

  /// False when the server has closed the connection before everything was sent.
  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (sent < 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  /// Tells the server that nothing more will come, and can still receive.
  void finish_sending() { ::shutdown(socket_, SHUT_WR); }

  /// The next answer. `method` "HEAD": has no body whatever its length says.
  http_reply read_reply(std::string_view method = "GET") {
    http_reply reply;
    std::size_t end = 0;
    while ((end = received_.find("\r\n\r\n")) == std::string::npos) {
      if (!receive()) return reply;
    }
    parse_head(std::string_view(received_).substr(0, end + 2), reply);
    received_.erase(0, end + 4);
    if (method != "HEAD" && reply.status != 204 && reply.status != 304) read_body(reply);
    return reply;
  }

  /// What arrives up to and including `marker`; what has arrived when the connection ends before it.
  std::string read_until(std::string_view marker) {
    std::size_t found = 0;
    while ((found = received_.find(marker)) == std::string::npos) {
      if (!receive()) return std::exchange(received_, {});
    }
    std::string result = received_.substr(0, found + marker.size());
    received_.erase(0, result.size());
    return result;
  }

  /// Waits for the next thing to happen: true when the connection ends and nothing unread has come before its end.
  bool reads_end() { return received_.empty() && !receive(); }

  /// True when nothing has arrived, the end of the connection included, within so many milliseconds.
  bool stays_silent(int milliseconds) {
    pollfd waiting{socket_, POLLIN, 0};
    return ::poll(&waiting, 1, milliseconds) == 0;
  }

 private:
  static constexpr int patience_ms = 20'000;

  bool receive() {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, patience_ms) == 0) throw std::runtime_error("http_client: no answer in 20 seconds");
    char bytes[4096];
    const auto count = ::recv(socket_, bytes, sizeof(bytes), 0);
    if (count <= 0) return false;
    received_.append(bytes, static_cast<std::size_t>(count));
    return true;
  }

  static void parse_head(std::string_view head, http_reply& reply) {
    const std::string_view status = head.substr(std::min<std::size_t>(9, head.size()), 3);
    std::from_chars(status.data(), status.data() + status.size(), reply.status);
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
      const std::size_t end = head.find("\r\n", at);
      const std::string_view line = head.substr(at, end - at);
      const std::size_t colon = std::min(line.find(':'), line.size());
      std::string name(line.substr(0, colon));
      std::ranges::transform(name, name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
      reply.headers.emplace_back(std::move(name), line.substr(std::min(colon + 2, line.size())));
      at = end + 2;
    }
  }

  void read_body(http_reply& reply) {
    const auto length = reply.header("content-length");
    if (!length) {  // an event stream: read_until reads on
      return;
    }
    const std::size_t size = std::stoul(*length);
    while (received_.size() < size && receive()) {
    }
    reply.body = received_.substr(0, size);
    received_.erase(0, reply.body.size());
  }

  int socket_;
  std::string received_;
};

/// One request over a connection of its own. `fields` are whole lines, each with its CR LF.
inline http_reply exchange(std::uint16_t port, std::string_view method, std::string_view target,
                           std::string_view fields = {}, std::string_view body = {}) {
  http_client client(port);
  const bool with_length = !body.empty() || (method != "GET" && method != "HEAD" && method != "DELETE");
  const std::string length = with_length ? fmt::format("Content-Length: {}\r\n", body.size()) : std::string();
  client.send(fmt::format("{} {} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{}{}\r\n{}", method, target,
                          fields, length, body));
  return client.read_reply(method);
}

inline http_reply get(std::uint16_t port, std::string_view target, std::string_view fields = {}) {
  return exchange(port, "GET", target, fields);
}

/// A form as the browser sends it from a page of ours.
inline http_reply post_form(std::uint16_t port, std::string_view target, std::string_view encoded_form,
                            std::string_view fields = {}) {
  const std::string all =
      fmt::format("Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n{}", fields);
  return exchange(port, "POST", target, all, encoded_form);
}

}  // namespace matala::tests
