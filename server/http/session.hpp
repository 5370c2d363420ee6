// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/http/server_core.hpp"
#include "server/http/wiping.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace matala::server {

/// One connection: its requests one after the other. Lives as long as its coroutine, on the I/O thread.
class http_session {
 public:
  http_session(server_core& core, boost::asio::ip::tcp::socket socket, std::string address);
  ~http_session();
  http_session(const http_session&) = delete;
  http_session& operator=(const http_session&) = delete;

  static void start(server_core& core, boost::asio::ip::tcp::socket socket, std::string address);

  /// Closes the connection when it has served a request and nothing of a next one has arrived.
  void close_if_idle();
  /// Closes the connection when nothing has arrived at all.
  void close_if_unused();

 private:
  template <class T>
  using awaitable = boost::asio::awaitable<T>;
  template <class T>
  using result = std::expected<T, http_errc>;
  struct message_parser;

  static awaitable<void> run(std::shared_ptr<http_session> self);
  /// One request and its response; false when the connection is to end.
  awaitable<bool> exchange();
  awaitable<result<std::size_t>> receive_head();
  awaitable<result<request>> receive_request();
  /// Takes the head off the buffer.
  result<request> interpret_head(std::size_t head_size, message_parser& parser);
  awaitable<result<void>> receive_body(message_parser& parser);
  awaitable<response> handle(request& incoming);
  awaitable<bool> refuse(http_errc code);
  awaitable<bool> send(response answer, http_method method);
  awaitable<bool> stream_events(response answer);
  /// Reads what the client still sends after the last response: closing at once could destroy that response on its way.
  awaitable<void> linger();

  [[nodiscard]] bool has_received() const;
  [[nodiscard]] std::string client_address(const request& incoming) const;

  server_core& core_;
  boost::beast::tcp_stream stream_;
  boost::beast::basic_flat_buffer<wiping_allocator<char>> buffer_;
  std::string address_;
  // Of the request at hand, for a refusal of it as well.
  std::string accept_language_;
  unsigned version_ = 11;
  bool keep_alive_ = false;
  bool expects_continue_ = false;
  bool first_ = true;
  bool idle_ = true;
  bool connected_ = true;
  bool refused_ = false;
};

}  // namespace matala::server
