// SPDX-License-Identifier: Apache-2.0
#include "server/ticker.hpp"

#include <utility>

namespace matala::server {

ticker::ticker(parts with) : tick_(std::move(with.steps)), pause_(with.pause) {
  // What is overdue is decided before anybody is served; the dates far ahead can wait for the thread.
  tick_.catch_up();
  thread_ = std::jthread([this](std::stop_token const& stop) { run(stop); });
}

ticker::~ticker() = default;

void ticker::run(std::stop_token const& stop) {
  std::unique_lock lock{mutex_};
  while (!stop.stop_requested()) {
    tick_.run();
    bell_.wait_for(lock, stop, pause_, [] { return false; });
  }
}

}  // namespace matala::server
