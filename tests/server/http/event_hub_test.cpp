// SPDX-License-Identifier: Apache-2.0
#include "server/http/event_hub.hpp"

#include <doctest/doctest.h>

#include <stdexcept>
#include <thread>
#include <vector>

using namespace matala::server;

namespace {

const auto ignore = [] {};

}  // namespace

TEST_CASE("an event reaches the readers of its topic, once and in order") {
  event_hub hub;
  int woken = 0;
  const auto a = hub.subscribe({"hour", "p"}, [&] { ++woken; }).value();
  const auto b = hub.subscribe({"hour", "q"}, ignore).value();
  const auto c = hub.subscribe({"other", "p"}, ignore).value();
  CHECK(hub.publish("hour", "moved", "1") == 2);
  CHECK(hub.publish("hour", "moved", "2") == 2);
  CHECK(hub.publish("nobody", "moved", "3") == 0);
  CHECK(woken == 2);
  CHECK(a->take() == "id: 1\nevent: moved\ndata: 1\n\nid: 2\nevent: moved\ndata: 2\n\n");
  CHECK(a->take().empty());
  CHECK(b->take().starts_with("id: 1\n"));
  CHECK(c->take().empty());
  CHECK_FALSE(a->ended());
}

TEST_CASE("data of several lines stays one event") {
  event_hub hub;
  const auto reader = hub.subscribe({"t", "p"}, ignore).value();
  hub.publish("t", "e", "a\n\nb");
  CHECK(reader->take() == "id: 1\nevent: e\ndata: a\ndata: \ndata: b\n\n");
  hub.publish("t", "e", "");
  CHECK(reader->take() == "id: 2\nevent: e\ndata: \n\n");
}

TEST_CASE("what would break the format is refused") {
  event_hub hub;
  CHECK_THROWS_AS(hub.publish("", "e", ""), std::invalid_argument);
  CHECK_THROWS_AS(hub.publish("t", "", ""), std::invalid_argument);
  CHECK_THROWS_AS(hub.publish("t", "e\ndata: x", ""), std::invalid_argument);
  CHECK_THROWS_AS(hub.publish("t", "e", "a\rb"), std::invalid_argument);
}

TEST_CASE("a reader that lags behind by more than the backlog is dropped, the others go on") {
  event_hub hub({.streams = 10, .streams_per_person = 10, .backlog_events = 2});
  const auto slow = hub.subscribe({"t", "p"}, ignore).value();
  const auto quick = hub.subscribe({"t", "p"}, ignore).value();
  for (int i = 0; i < 2; ++i) {
    CHECK(hub.publish("t", "e", "") == 2);
    static_cast<void>(quick->take());
  }
  CHECK_FALSE(slow->ended());
  CHECK(hub.publish("t", "e", "") == 1);
  CHECK(slow->ended());
  CHECK(slow->take().empty());
  CHECK_FALSE(quick->ended());
}

TEST_CASE("a person has so many streams and not one more, until one of them ends") {
  event_hub hub({.streams = 10, .streams_per_person = 2, .backlog_events = 2});
  auto first = hub.subscribe({"t", "p"}, ignore).value();
  const auto second = hub.subscribe({"t", "p"}, ignore).value();
  CHECK(hub.subscribe({"t", "p"}, ignore).error() == http_errc::overloaded);
  CHECK(hub.subscribe({"t", "q"}, ignore).has_value());
  CHECK(hub.streams_of("p") == 2);
  first.reset();
  CHECK(hub.streams_of("p") == 1);
  CHECK(hub.subscribe({"t", "p"}, ignore).has_value());
}

TEST_CASE("all together have so many streams and not one more") {
  event_hub hub({.streams = 2, .streams_per_person = 2, .backlog_events = 2});
  const auto first = hub.subscribe({"t", "p"}, ignore).value();
  const auto second = hub.subscribe({"t", "q"}, ignore).value();
  CHECK(hub.subscribe({"t", "r"}, ignore).error() == http_errc::overloaded);
}

TEST_CASE("the end of a session ends its streams and wakes their readers") {
  event_hub hub;
  int woken = 0;
  const auto mine = hub.subscribe({"t", "p"}, [&] { ++woken; }).value();
  const auto other = hub.subscribe({"t", "q"}, ignore).value();
  CHECK(hub.disconnect("p") == 1);
  CHECK(hub.disconnect("p") == 0);
  CHECK(woken == 1);
  CHECK(mine->ended());
  CHECK_FALSE(other->ended());
  CHECK(hub.streams_of("p") == 0);
}

TEST_CASE("a closed hub ends all streams and opens none") {
  event_hub hub;
  const auto reader = hub.subscribe({"t", "p"}, ignore).value();
  hub.close();
  CHECK(reader->ended());
  CHECK(hub.publish("t", "e", "") == 0);
  CHECK(hub.subscribe({"t", "p"}, ignore).error() == http_errc::overloaded);
}

TEST_CASE("threads may publish while readers come and go") {
  event_hub hub({.streams = 100, .streams_per_person = 100, .backlog_events = 10'000});
  const auto stays = hub.subscribe({"t", "p"}, ignore).value();
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 3; ++t) {
      threads.emplace_back([&] {
        for (int i = 0; i < 200; ++i) hub.publish("t", "e", "x");
      });
    }
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) {
        const auto reader = hub.subscribe({"t", "p"}, ignore);
        static_cast<void>(reader.value()->take());
      }
    });
  }
  const std::string all = stays->take();
  CHECK(all.size() > 600);
  CHECK(all.contains("id: 600\n"));
}
