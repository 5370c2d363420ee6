// SPDX-License-Identifier: Apache-2.0
#include "server/mail/outbox_thread.hpp"

#include <optional>
#include <utility>

namespace matala::server {
namespace {

using steady = std::chrono::steady_clock;

// A test clock jumps without ringing the bell, so the port clock is looked at this often; the store is not.
constexpr std::chrono::milliseconds glance{250};
constexpr std::chrono::minutes longest_rest{1};

}  // namespace

outbox_thread::outbox_thread(outbox_delivery delivery, std::function<void(std::exception const&)> trouble)
    : delivery_(std::move(delivery)),
      trouble_(std::move(trouble)),
      thread_([this](std::stop_token const& stop) { run(stop); }) {}

outbox_thread::~outbox_thread() = default;

void outbox_thread::wake() {
  {
    std::lock_guard const lock(mutex_);
    woken_ = true;
  }
  bell_.notify_one();
}

void outbox_thread::run(std::stop_token const& stop) {
  while (!stop.stop_requested()) {
    auto const looked = delivery_.now.now();
    if (!deliver(stop)) rest(stop, looked);
  }
}

bool outbox_thread::deliver(std::stop_token const& stop) {
  try {
    return deliver_due(delivery_, stop) > 0;
  } catch (std::exception const& error) {
    trouble_(error);
    return false;
  }
}

void outbox_thread::rest(std::stop_token const& stop, scheduler::instant looked) {
  auto const until = steady::now() + longest_rest;
  std::optional<scheduler::instant> next;
  try {
    next = delivery_.storage.read([](unit_of_work const& unit) { return unit.outbox().next_try(); });
  } catch (std::exception const& error) {
    trouble_(error);
  }
  std::unique_lock lock(mutex_);
  while (!std::exchange(woken_, false) && !stop.stop_requested() && steady::now() < until) {
    // What was due at the last look and stayed would keep us spinning: the clock must have moved since.
    auto const now = delivery_.now.now();
    if (next && *next <= now && now > looked) return;
    bell_.wait_for(lock, stop, glance, [this] { return woken_; });
  }
}

}  // namespace matala::server
