// SPDX-License-Identifier: Apache-2.0
#include "server/http/http_server.hpp"

#include "server/http/server_core.hpp"
#include "server/http/session.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <fmt/core.h>

#include <cerrno>
#include <new>
#include <sys/socket.h>
#include <system_error>
#include <thread>
#include <unistd.h>
#include <utility>

namespace matala::server {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr auto as_result = asio::as_tuple(asio::use_awaitable);
// When the process has no file descriptor left, trying again at once would only burn the processor.
constexpr std::chrono::milliseconds pause_after_failed_accept{100};
// Who has connected just before the drain has a request on its way; who connects in advance, as browsers do, has none.
constexpr std::chrono::milliseconds grace_of_new_connections{250};
constexpr std::string_view full_house =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

void check(error_code error, std::string_view what) {
  if (error) throw std::system_error(error, std::string(what));
}

void listen_on_address(tcp::acceptor& acceptor, const http_server_options& options) {
  error_code error;
  const auto address = asio::ip::make_address(options.address, error);
  check(error, fmt::format("listen address {}", options.address));
  const tcp::endpoint endpoint(address, options.port);
  check(acceptor.open(endpoint.protocol(), error), "open a listening socket");
  check(acceptor.set_option(asio::socket_base::reuse_address(true), error), "set SO_REUSEADDR");
  acceptor.bind(endpoint, error);
  if (error == asio::error::address_in_use) throw port_in_use(options.address, options.port);
  check(error, fmt::format("bind to {} port {}", options.address, options.port));
  acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error == asio::error::address_in_use) throw port_in_use(options.address, options.port);
  check(error, "listen");
}

void listen_on_inherited(tcp::acceptor& acceptor, int inherited) {
  sockaddr_storage name{};
  socklen_t size = sizeof(name);
  const int own = ::fcntl(inherited, F_DUPFD_CLOEXEC, 0);
  if (own < 0 || ::getsockname(own, reinterpret_cast<sockaddr*>(&name), &size) != 0) {
    throw std::system_error(errno, std::generic_category(), "inherited socket");
  }
  error_code error;
  acceptor.assign(name.ss_family == AF_INET6 ? tcp::v6() : tcp::v4(), own, error);
  check(error, "inherited socket");
}

/// One attempt that does not wait: the answer fits into the empty send buffer of a new connection.
void turn_away(tcp::socket socket) {
  error_code ignored;
  socket.non_blocking(true, ignored);
  socket.write_some(asio::buffer(full_house), ignored);
}

}  // namespace

port_in_use::port_in_use(std::string_view address, std::uint16_t port)
    : std::runtime_error(fmt::format("port {} of {} is already in use", port, address)), port_(port) {}

struct http_server::impl {
  impl(http_server_options options, http_handler handler, event_hub& events)
      : core(std::move(options), std::move(handler), events), acceptor(core.io), pause(core.io) {
    if (core.options.listening_socket) {
      listen_on_inherited(acceptor, *core.options.listening_socket);
    } else {
      listen_on_address(acceptor, core.options);
    }
    port = acceptor.local_endpoint().port();
  }

  asio::awaitable<void> accept_connections() {
    while (acceptor.is_open()) {
      auto [error, socket] = co_await acceptor.async_accept(as_result);
      if (!error) {
        admit(std::move(socket));
      } else if (acceptor.is_open()) {
        pause.expires_after(pause_after_failed_accept);
        co_await pause.async_wait(as_result);
      }
    }
  }

  void admit(tcp::socket socket) try {
    error_code error;
    const auto peer = socket.remote_endpoint(error);
    if (error) return;
    socket.set_option(tcp::no_delay(true), error);
    std::string address = peer.address().to_string();
    if (!core.has_room_for(address)) return turn_away(std::move(socket));
    http_session::start(core, std::move(socket), std::move(address));
  } catch (const std::bad_alloc&) {
    // One connection less; the others go on.
  }

  /// Takes in who is already waiting in the queue of the socket; closing it would turn them away.
  void admit_waiting() {
    error_code error;
    acceptor.non_blocking(true, error);
    while (!error) {
      tcp::socket socket(core.io);
      acceptor.accept(socket, error);
      if (!error) admit(std::move(socket));
    }
  }

  asio::awaitable<void> drain() {
    // Those in the queue of an inherited socket are the successor's.
    if (!core.options.listening_socket) admit_waiting();
    error_code ignored;
    acceptor.close(ignored);
    // A connection that has just been accepted is still on its way to admit(); let it arrive.
    co_await asio::post(core.io, asio::use_awaitable);
    core.begin_drain();
    pause.expires_after(grace_of_new_connections);
    co_await pause.async_wait(as_result);
    core.close_unused();
  }

  server_core core;
  tcp::acceptor acceptor;
  asio::steady_timer pause;
  std::uint16_t port = 0;
  std::thread io_thread;
};

http_server::http_server(http_server_options options, http_handler handler, event_hub& events)
    : impl_(std::make_unique<impl>(std::move(options), std::move(handler), events)) {}

http_server::~http_server() {
  stop();
}

std::uint16_t http_server::port() const noexcept {
  return impl_->port;
}

std::size_t http_server::connections() const noexcept {
  return impl_->core.connections;
}

void http_server::start() {
  asio::co_spawn(impl_->core.io, impl_->accept_connections(), [](const std::exception_ptr& failure) {
    if (failure) std::rethrow_exception(failure);
  });
  impl_->io_thread = std::thread([this] { impl_->core.io.run(); });
}

void http_server::stop() {
  if (impl_->io_thread.joinable()) {
    asio::co_spawn(impl_->core.io, impl_->drain(), asio::detached);
    impl_->core.wait_until_drained();
    impl_->core.io.stop();
    impl_->io_thread.join();
  }
  impl_->core.pool.stop();
  impl_->core.pool.join();
}

}  // namespace matala::server
