// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"
#include "server/http/response.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <expected>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace matala::server {

struct event_hub_limits {
  std::size_t streams = 2000;          ///< open at one time
  std::size_t streams_per_person = 6;  ///< windows of one person
  std::size_t backlog_events = 64;     ///< not yet sent to one reader; over it the reader is dropped
};

/// Hands published events to the open event streams of their topic. Any thread may publish; the HTTP sessions read.
///
/// Limits: an event is a hint to look again, not a message. Who was away or was dropped has missed it: a page reloads
/// its state when its stream opens.
class event_hub {
 public:
  class subscription;

  explicit event_hub(event_hub_limits limits = {});
  ~event_hub();
  event_hub(const event_hub&) = delete;
  event_hub& operator=(const event_hub&) = delete;

  /// Sends to every stream of the topic and returns to how many. Never waits for a reader.
  /// Danger: what is published leaves the server; no personal data. Throws std::invalid_argument when `event` or
  /// `topic` is empty or `event` holds a line break; line breaks in `data` are fine.
  std::size_t publish(std::string_view topic, std::string_view event, std::string_view data);

  /// Ends every stream of the person: the session is over. Returns how many.
  std::size_t disconnect(std::string_view person);

  /// How many streams the person has open: somebody who looks on is not idle.
  [[nodiscard]] std::size_t streams_of(std::string_view person) const;

  /// Opens a stream; `wake` is called, under the hub's lock and on any thread, whenever there is something to take: it
  /// must only post. Errors: overloaded when a cap is reached or the hub is closed.
  [[nodiscard]] std::expected<std::unique_ptr<subscription>, http_errc> subscribe(const event_stream& stream,
                                                                                  std::function<void()> wake);

  /// Ends all streams and refuses new ones, for good.
  void close();

 private:
  struct reader {
    event_stream stream;
    std::function<void()> wake;
    std::deque<std::shared_ptr<const std::string>> waiting;
    bool ended = false;
  };

  void end(reader& ended) const;
  void remove(std::list<reader>::iterator position);

  event_hub_limits limits_;
  mutable std::mutex mutex_;
  std::list<reader> readers_;
  std::uint64_t next_id_ = 1;
  bool closed_ = false;
};

/// One open stream; its end is its destruction. The hub must outlive it.
class event_hub::subscription {
 public:
  subscription(event_hub& hub, std::list<reader>::iterator position) : hub_(hub), position_(position) {}
  ~subscription();
  subscription(const subscription&) = delete;
  subscription& operator=(const subscription&) = delete;

  /// The bytes to send next, in the format of text/event-stream; empty when nothing waits.
  [[nodiscard]] std::string take();
  /// True once nothing more will come: dropped, disconnected or closed.
  [[nodiscard]] bool ended() const;

 private:
  event_hub& hub_;
  std::list<reader>::iterator position_;
};

}  // namespace matala::server
