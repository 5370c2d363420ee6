// SPDX-License-Identifier: Apache-2.0
#include "server/http/server_core.hpp"

#include "server/http/session.hpp"

#include <fmt/core.h>

#include <utility>

namespace matala::server {

server_core::server_core(http_server_options wanted, http_handler request_handler, event_hub& hub)
    : options(std::move(wanted)), handler(std::move(request_handler)), events(hub), pool(options.handler_threads) {}

std::chrono::milliseconds server_core::under_stress(std::chrono::milliseconds deadline) const noexcept {
  return sessions.size() * 5 > options.max_connections * 4 ? deadline / 3 : deadline;
}

bool server_core::has_room_for(const std::string& address) const {
  if (sessions.size() >= options.max_connections) return false;
  const auto found = per_address.find(address);
  return found == per_address.end() || found->second < options.max_connections_per_address;
}

void server_core::enter(http_session& who, const std::string& address) {
  sessions.insert(&who);
  ++per_address[address];
  connections = sessions.size();
}

void server_core::leave(http_session& who, const std::string& address) noexcept {
  sessions.erase(&who);
  const auto found = per_address.find(address);
  if (--found->second == 0) per_address.erase(found);
  connections = sessions.size();
  if (!draining || !sessions.empty()) return;
  const std::scoped_lock lock(drained_mutex_);
  drained_ = true;
  drained_changed_.notify_all();
}

response server_core::refusal(http_errc code, std::string_view accept_language) const {
  const unsigned status = status_of(code);
  response answer = options.refusal ? options.refusal(code, accept_language)
                                    : response::text(fmt::format("{} {}\n", status, reason_phrase(status)), status);
  if (code == http_errc::overloaded) answer.set("Retry-After", "2");
  if (code == http_errc::method_not_allowed) answer.set("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE");
  return answer;
}

void server_core::begin_drain() {
  draining = true;
  events.close();
  for (http_session* each : sessions) each->close_if_idle();
  const std::scoped_lock lock(drained_mutex_);
  drained_ = sessions.empty();
  drained_changed_.notify_all();
}

void server_core::close_unused() {
  for (http_session* each : sessions) each->close_if_unused();
}

void server_core::wait_until_drained() {
  std::unique_lock lock(drained_mutex_);
  drained_changed_.wait_for(lock, options.deadlines.drain, [this] { return drained_; });
}

}  // namespace matala::server
