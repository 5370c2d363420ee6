// SPDX-License-Identifier: Apache-2.0
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <atomic>
#include <netinet/in.h>
#include <semaphore>
#include <stdexcept>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace matala::server;
using namespace matala::tests;

namespace {

/// A listening socket as systemd hands it down: it outlives every server on it.
class listening_socket {
 public:
  listening_socket() : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
    REQUIRE(::listen(socket_, 128) == 0);
  }
  ~listening_socket() { ::close(socket_); }
  listening_socket(const listening_socket&) = delete;
  listening_socket& operator=(const listening_socket&) = delete;

  [[nodiscard]] http_server_options options() const {
    http_server_options options;
    options.listening_socket = socket_;
    return options;
  }

 private:
  int socket_;
};

}  // namespace

TEST_CASE("who connects between two servers on an inherited socket is served by the second") {
  const listening_socket socket;
  std::uint16_t port = 0;
  {
    running_server first(echo_path, socket.options());
    port = first.port();
    CHECK(get(port, "/first").body == "/first");
  }
  http_client waiting(port);
  waiting.send("GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n");
  running_server second(echo_path, socket.options());
  CHECK(waiting.read_reply().body == "/a");
}

TEST_CASE("50 restarts under load: no request is refused or answered by half") {
  const listening_socket socket;
  std::atomic<bool> over = false;
  std::atomic<int> lost = 0;
  std::counting_semaphore<> answered(0);
  const auto keep_asking = [&](std::uint16_t port) {
    while (!over) {
      try {
        if (get(port, "/a").body != "/a") ++lost;
      } catch (const std::runtime_error&) {
        ++lost;
      }
      answered.release();
    }
  };
  std::vector<std::jthread> clients;
  for (int restart = 0; restart < 50; ++restart) {
    running_server running(echo_path, socket.options());
    while (clients.size() < 3) clients.emplace_back(keep_asking, running.port());
    // Each server lives until it has had something to do.
    for (int i = 0; i < 5; ++i) answered.acquire();
    over = restart == 49;
    if (over) clients.clear();
  }
  CHECK(lost == 0);
}
