// SPDX-License-Identifier: Apache-2.0
#include "server/mail/file_drop_transport.hpp"

#include "server/mail/header_value.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cctype>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace matala::server {
namespace {

constexpr std::string_view suffix = ".eml";
constexpr std::size_t stamp_length = std::string_view("20270111T100000Z-").size();

class descriptor {
 public:
  explicit descriptor(int value) : value_(value) {}
  descriptor(descriptor const&) = delete;
  descriptor& operator=(descriptor const&) = delete;
  ~descriptor() { close_now(); }

  int get() const { return value_; }

  bool close_now() {
    int const open = std::exchange(value_, -1);
    return open < 0 || ::close(open) == 0;
  }

 private:
  int value_;
};

/// Two Message-IDs never share a name: every other byte, '=' included, becomes `=XX`.
std::string file_safe(std::string_view message_id) {
  std::string name;
  for (char const c : message_id) {
    bool const kept = (std::isalnum(static_cast<unsigned char>(c)) != 0) || c == '@' || c == '-' || c == '_' ||
                      (c == '.' && !name.empty());
    name += kept ? std::string(1, c) : fmt::format("={:02X}", static_cast<unsigned char>(c));
  }
  return name;
}

bool write_whole(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool store(std::filesystem::path const& file, std::string_view bytes) {
  descriptor target(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  return target.get() >= 0 && write_whole(target.get(), bytes) && ::fsync(target.get()) == 0 && target.close_now();
}

bool sync_folder(std::filesystem::path const& folder) {
  descriptor const open_folder(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  return open_folder.get() >= 0 && ::fsync(open_folder.get()) == 0;
}

}  // namespace

file_drop_transport::file_drop_transport(std::filesystem::path folder, clock const& now)
    : folder_(std::move(folder)), now_(now) {
  if (std::filesystem::create_directories(folder_)) {
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all);
  }
  for (auto const& entry : std::filesystem::directory_iterator(folder_)) {
    auto const name = entry.path().filename().string();
    if (!name.ends_with(suffix) || name.size() <= stamp_length + suffix.size()) continue;
    names_.emplace(name.substr(stamp_length, name.size() - stamp_length - suffix.size()), name);
  }
}

std::string const& file_drop_transport::name_for(std::string_view message_id) {
  auto const key = file_safe(message_id);
  auto const time = std::chrono::system_clock::to_time_t(now_.now());
  auto name = fmt::format("{:%Y%m%dT%H%M%SZ}-{}{}", fmt::gmtime(time), key, suffix);
  // The first name stays: a repeat must find the same file.
  return names_.try_emplace(key, std::move(name)).first->second;
}

send_result file_drop_transport::send(std::string_view from, std::string_view to, std::string_view message_id,
                                      std::string_view message) {
  checked_address(from, "sender");
  checked_address(to, "recipient");
  auto const& name = name_for(checked_message_id(message_id, "Message-ID"));
  auto const unfinished = folder_ / "unfinished.tmp";
  bool const done =
      store(unfinished, message) && ::rename(unfinished.c_str(), (folder_ / name).c_str()) == 0 && sync_folder(folder_);
  return {done ? send_outcome::accepted : send_outcome::later, 0};
}

}  // namespace matala::server
