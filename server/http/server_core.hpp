// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/http_server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace matala::server {

class http_session;

/// What the connections of one server share. Everything in it belongs to the I/O thread, except where said.
struct server_core {
  server_core(http_server_options options, http_handler handler, event_hub& events);

  /// The given deadline, or a third of it when more than 80 % of the connections are taken.
  [[nodiscard]] std::chrono::milliseconds under_stress(std::chrono::milliseconds deadline) const noexcept;
  [[nodiscard]] bool has_room_for(const std::string& address) const;
  void enter(http_session& who, const std::string& address);
  void leave(http_session& who, const std::string& address) noexcept;
  [[nodiscard]] response refusal(http_errc code, std::string_view accept_language) const;

  /// Ends the event streams and the connections between two requests.
  void begin_drain();
  /// Ends the connections on which nothing has arrived.
  void close_unused();
  /// Any thread but the I/O thread: returns when no connection is left, at the latest after the drain deadline.
  void wait_until_drained();

  const http_server_options options;
  const http_handler handler;  // runs on the pool
  event_hub& events;

  std::set<http_session*> sessions;
  std::map<std::string, std::size_t> per_address;
  std::atomic<std::size_t> connections{0};  // any thread
  std::size_t requests_in_pool = 0;
  bool draining = false;

  // Destroyed in this order: first the pool with the requests that wait in it, then the I/O with its connections, both
  // of which use what stands above.
  boost::asio::io_context io{1};
  boost::asio::thread_pool pool;

 private:
  std::mutex drained_mutex_;
  std::condition_variable drained_changed_;
  bool drained_ = false;
};

}  // namespace matala::server
