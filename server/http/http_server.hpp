// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"
#include "server/http/event_hub.hpp"
#include "server/http/method.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace matala::server {

/// Absolute: each is set once when its phase begins, so a client that trickles bytes gains nothing. When more than 80 %
/// of the connections are taken, all but the one for writing shrink to a third.
struct http_deadlines {
  std::chrono::milliseconds head{10'000};
  std::chrono::milliseconds body{10'000};
  std::chrono::milliseconds write{10'000};
  std::chrono::milliseconds idle{30'000};       ///< between two requests of one connection
  std::chrono::milliseconds drain{5'000};       ///< for the requests under way when the server stops
  std::chrono::milliseconds heartbeat{15'000};  ///< between two signs of life in an event stream
};

/// The most bytes of a body where the options say nothing else.
inline constexpr std::size_t usual_body_limit = 16 * 1024;

struct http_server_options {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  ///< 0: the kernel chooses, see http_server::port()
  /// A listening socket that was inherited (systemd); then address and port are not used. The server owns a duplicate.
  std::optional<int> listening_socket;
  std::size_t max_connections = 4096;
  std::size_t max_connections_per_address = 256;  ///< behind a proxy all come from one address: set it to the above
  std::size_t handler_threads = 4;
  std::size_t max_waiting_requests = 256;  ///< for a handler thread; over it: 503 with Retry-After
  http_deadlines deadlines;
  std::chrono::seconds hsts_max_age{0};  ///< zero: no Strict-Transport-Security
  /// The field in which the proxy in front names the client ("X-Forwarded-For"; its last element counts). Empty: none.
  /// Danger: only when nobody can reach the port past the proxy, or clients choose their own address.
  std::string client_address_field;
  /// The most bytes that the body of this request may have; empty: usual_body_limit. Called on the I/O thread: must not
  /// wait or throw.
  std::function<std::size_t(http_method, std::string_view path)> body_limit;
  /// The answer to what never reaches a handler (see http_errc) and to a handler that threw; when empty, one line of
  /// text. `accept_language` is "" when the header could not be read. Called on the I/O thread: must not wait or throw.
  std::function<response(http_errc code, std::string_view accept_language)> refusal;
  /// Told of an exception that left a handler. Called on the handler's thread: must not
  /// throw. Danger: the text of the exception may quote the request; log the type only.
  std::function<void(std::exception_ptr)> on_handler_failure;
};

/// Makes the response to a request. Runs on a handler thread and may wait (for the database).
using http_handler = std::function<response(request&)>;

/// The address is taken; `what()` names it.
class port_in_use : public std::runtime_error {
 public:
  port_in_use(std::string_view address, std::uint16_t port);
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }

 private:
  std::uint16_t port_;
};

/// The listener with all its connections: one I/O thread, a pool of handler threads.
class http_server {
 public:
  /// Binds and listens; serves from start() on. Throws port_in_use, std::system_error for any other failure to listen.
  /// `events` must outlive the server, which closes it in stop().
  http_server(http_server_options options, http_handler handler, event_hub& events);
  /// Stops.
  ~http_server();
  http_server(const http_server&) = delete;
  http_server& operator=(const http_server&) = delete;

  [[nodiscard]] std::uint16_t port() const noexcept;
  /// Connections open now. Any thread.
  [[nodiscard]] std::size_t connections() const noexcept;
  void start();
  /// Stops accepting, closes idle connections and event streams, lets the requests under way finish up to the drain
  /// deadline, then closes the rest and joins the threads. Idempotent. Danger: not from a handler; waits for handlers
  /// that are running even past the deadline.
  void stop();

 private:
  struct impl;
  std::unique_ptr<impl> impl_;
};

}  // namespace matala::server
