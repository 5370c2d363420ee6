// SPDX-License-Identifier: Apache-2.0
#include "server/control.hpp"

#include <boost/json.hpp>

#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>

namespace matala::server {
namespace {

// A command and its answer are one line of JSON each, far below this.
constexpr std::size_t longest_line = 16 * 1024;

[[noreturn]] void fail(char const* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

sockaddr_un address_of(std::filesystem::path const& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  auto const text = path.string();
  if (text.size() >= sizeof address.sun_path) {
    errno = ENAMETOOLONG;
    fail("control socket");
  }
  std::memcpy(address.sun_path, text.data(), text.size());
  return address;
}

class descriptor {
 public:
  explicit descriptor(int value) : value_(value) {}
  ~descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  descriptor(descriptor const&) = delete;
  descriptor& operator=(descriptor const&) = delete;
  int get() const { return value_; }

 private:
  int value_;
};

bool wait_readable(int fd, int timeout_ms) {
  pollfd wanted{.fd = fd, .events = POLLIN, .revents = 0};
  return ::poll(&wanted, 1, timeout_ms) > 0;
}

std::string read_line(int fd, int timeout_ms) {
  std::string line;
  char piece[1024];
  while (line.size() < longest_line && line.find('\n') == std::string::npos) {
    if (!wait_readable(fd, timeout_ms)) return {};
    auto const got = ::read(fd, piece, sizeof piece);
    if (got <= 0) return {};
    line.append(piece, static_cast<std::size_t>(got));
  }
  return line;
}

void write_line(int fd, boost::json::object const& object) {
  auto const line = boost::json::serialize(object) + "\n";
  std::string_view rest = line;
  while (!rest.empty()) {
    auto const sent = ::send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    rest.remove_prefix(static_cast<std::size_t>(sent));
  }
}

}  // namespace

control_server::control_server(std::filesystem::path const& data, admin_handler handle)
    : path_(data / "control.sock"), handle_(std::move(handle)) {
  auto const address = address_of(path_);
  ::unlink(path_.c_str());
  listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listening_ < 0) fail("control socket");
  if (::bind(listening_, reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0) fail("control socket");
  if (::chmod(path_.c_str(), 0600) != 0 || ::listen(listening_, 8) != 0) fail("control socket");
  thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
}

control_server::~control_server() {
  thread_.request_stop();
  ::shutdown(listening_, SHUT_RDWR);
  if (thread_.joinable()) thread_.join();
  ::close(listening_);
  ::unlink(path_.c_str());
}

void control_server::run(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    if (!wait_readable(listening_, 1000)) continue;
    descriptor const connection{::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC)};
    if (connection.get() >= 0 && !stop.stop_requested()) answer(connection.get());
  }
}

void control_server::answer(int connection) {
  boost::json::error_code error;
  auto const asked = boost::json::parse(read_line(connection, 2000), error);
  admin_command command;
  if (!error && asked.is_object()) {
    for (auto const& [key, value] : asked.get_object()) {
      if (!value.is_string()) continue;
      if (key == "command") {
        command.name = value.get_string();
      } else {
        command.options[std::string{key}] = value.get_string();
      }
    }
  }
  admin_answer reply{.status = 1, .text = "the command failed; see the journal\n"};
  try {
    reply = handle_(command);
  } catch (std::exception const&) {
    // A command must not take the server with it; what failed has been rolled back.
  }
  write_line(connection, {{"status", reply.status}, {"text", reply.text}});
}

std::optional<admin_answer> ask_running_server(std::filesystem::path const& data, admin_command const& command) {
  auto const address = address_of(data / "control.sock");
  descriptor const connection{::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)};
  if (connection.get() < 0) fail("control socket");
  if (::connect(connection.get(), reinterpret_cast<sockaddr const*>(&address), sizeof address) != 0)
    return std::nullopt;
  boost::json::object asked{{"command", command.name}};
  for (auto const& [key, value] : command.options) asked[key] = value;
  write_line(connection.get(), asked);
  boost::json::error_code error;
  auto const reply = boost::json::parse(read_line(connection.get(), 30'000), error);
  if (error || !reply.is_object()) {
    errno = EPIPE;
    fail("control socket");
  }
  return admin_answer{.status = static_cast<int>(reply.at("status").to_number<int>()),
                      .text = std::string{reply.at("text").as_string()}};
}

}  // namespace matala::server
