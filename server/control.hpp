// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <thread>

namespace matala::server {

/// A command of the administrator that writes, such as "token" with {"person": ID}.
struct admin_command {
  std::string name;
  std::map<std::string, std::string> options;
};

struct admin_answer {
  int status = 0;
  /// For standard output when status is 0, else for standard error.
  std::string text;
};

using admin_handler = std::function<admin_answer(admin_command const&)>;

/// Takes commands for a running server on the socket DATA/control.sock, which only its own user may open: one process
/// owns the database, so a command beside it is carried out by it.
class control_server {
 public:
  /// Throws std::system_error. A socket left behind by a crash is replaced: the caller holds the lock of the folder.
  control_server(std::filesystem::path const& data, admin_handler handle);
  ~control_server();
  control_server(control_server const&) = delete;
  control_server& operator=(control_server const&) = delete;

 private:
  void run(std::stop_token const& stop);
  void answer(int connection);

  std::filesystem::path path_;
  admin_handler handle_;
  int listening_ = -1;
  std::jthread thread_;
};

/// Asks the server that runs on this data folder; none when no server runs. Throws std::system_error when it breaks
/// off.
std::optional<admin_answer> ask_running_server(std::filesystem::path const& data, admin_command const& command);

}  // namespace matala::server
