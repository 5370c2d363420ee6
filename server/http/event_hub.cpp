// SPDX-License-Identifier: Apache-2.0
#include "server/http/event_hub.hpp"

#include "server/http/ascii.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace matala::server {
namespace {

std::string format_event(std::uint64_t id, std::string_view event, std::string_view data) {
  std::string text = fmt::format("id: {}\nevent: {}\n", id, event);
  do {
    text += fmt::format("data: {}\n", cut_front(data, '\n'));
  } while (!data.empty());
  return text + '\n';
}

}  // namespace

event_hub::event_hub(event_hub_limits limits) : limits_(limits) {}

event_hub::~event_hub() = default;

std::size_t event_hub::publish(std::string_view topic, std::string_view event, std::string_view data) {
  if (topic.empty() || event.empty() || event.find_first_of("\r\n") != std::string_view::npos || data.contains('\r')) {
    throw std::invalid_argument("event_hub: not an event");
  }
  const std::scoped_lock lock(mutex_);
  const auto bytes = std::make_shared<const std::string>(format_event(next_id_++, event, data));
  std::size_t reached = 0;
  for (reader& each : readers_) {
    if (each.ended || each.stream.topic != topic) continue;
    if (each.waiting.size() >= limits_.backlog_events) {
      end(each);
      continue;
    }
    each.waiting.push_back(bytes);
    each.wake();
    ++reached;
  }
  return reached;
}

std::size_t event_hub::disconnect(std::string_view person) {
  const std::scoped_lock lock(mutex_);
  std::size_t count = 0;
  for (reader& each : readers_) {
    if (each.ended || each.stream.person != person) continue;
    end(each);
    ++count;
  }
  return count;
}

std::size_t event_hub::streams_of(std::string_view person) const {
  const std::scoped_lock lock(mutex_);
  return static_cast<std::size_t>(std::ranges::count_if(
      readers_, [person](const reader& each) { return !each.ended && each.stream.person == person; }));
}

std::expected<std::unique_ptr<event_hub::subscription>, http_errc> event_hub::subscribe(const event_stream& stream,
                                                                                        std::function<void()> wake) {
  const std::scoped_lock lock(mutex_);
  const auto of_person = static_cast<std::size_t>(
      std::ranges::count(readers_, stream.person, [](const reader& each) { return each.stream.person; }));
  if (closed_ || readers_.size() >= limits_.streams || of_person >= limits_.streams_per_person) {
    return std::unexpected(http_errc::overloaded);
  }
  readers_.push_back({stream, std::move(wake), {}, false});
  return std::make_unique<subscription>(*this, std::prev(readers_.end()));
}

void event_hub::close() {
  const std::scoped_lock lock(mutex_);
  closed_ = true;
  for (reader& each : readers_) end(each);
}

void event_hub::end(reader& ended) const {
  ended.ended = true;
  ended.waiting.clear();
  ended.wake();
}

void event_hub::remove(std::list<reader>::iterator position) {
  const std::scoped_lock lock(mutex_);
  readers_.erase(position);
}

event_hub::subscription::~subscription() {
  hub_.remove(position_);
}

std::string event_hub::subscription::take() {
  const std::scoped_lock lock(hub_.mutex_);
  std::string bytes;
  for (const auto& event : position_->waiting) bytes += *event;
  position_->waiting.clear();
  return bytes;
}

bool event_hub::subscription::ended() const {
  const std::scoped_lock lock(hub_.mutex_);
  return position_->ended;
}

}  // namespace matala::server
