// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <future>
#include <latch>
#include <thread>
#include <vector>

using namespace matala::tests;

namespace {

bool exists(store const& where, char const* id) {
  return where.read([&](unit_of_work const& unit) { return unit.people().find({id}).has_value(); });
}

/// Holds the writer in a transaction of its own until it is let go, so that others pile up behind it.
class held_writer {
 public:
  explicit held_writer(store& where)
      : thread_([this, &where] {
          where.transact([this](unit_of_work&) {
            inside_.count_down();
            go_.wait();
          });
        }) {
    inside_.wait();
  }
  ~held_writer() {
    let_go();
    thread_.join();
  }
  void let_go() {
    if (!gone_.exchange(true)) go_.count_down();
  }

 private:
  std::latch inside_{1};
  std::latch go_{1};
  std::atomic<bool> gone_ = false;
  std::thread thread_;
};

}  // namespace

TEST_CASE("what was written is read after a restart") {
  store_under_test store;
  store->transact([](unit_of_work& unit) { unit.people().save(some_person("p")); });
  store.reopen();
  CHECK(exists(*store, "p"));
}

TEST_CASE("a transaction returns what its work returned") {
  store_under_test store;
  CHECK(store->transact([](unit_of_work&) { return 7; }) == 7);
  CHECK(store->transact([](unit_of_work&) { return std::expected<int, char>{8}; }).value() == 8);
  CHECK(store->read([](unit_of_work const&) { return std::string("nine"); }) == "nine");
}

TEST_CASE("an expected error rolls back all of its transaction") {
  store_under_test store;
  auto const outcome = store->transact([](unit_of_work& unit) -> std::expected<void, int> {
    unit.people().save(some_person("p"));
    return std::unexpected(3);
  });
  REQUIRE_FALSE(outcome.has_value());
  CHECK(outcome.error() == 3);
  CHECK_FALSE(exists(*store, "p"));
}

TEST_CASE("an exception rolls back all of its transaction and reaches the caller") {
  store_under_test store;
  auto const fail = [](unit_of_work& unit) {
    unit.people().save(some_person("p"));
    throw std::out_of_range("mine");
  };
  CHECK_THROWS_WITH_AS(store->transact(fail), "mine", std::out_of_range);
  CHECK_FALSE(exists(*store, "p"));
  store->transact([](unit_of_work& unit) { unit.people().save(some_person("q")); });
  CHECK(exists(*store, "q"));
}

TEST_CASE("a read sees one moment, whatever is committed meanwhile") {
  store_under_test store;
  store->read([&](unit_of_work const& before) {
    CHECK(before.people().all().empty());
    std::thread([&] { store->transact([](unit_of_work& unit) { unit.people().save(some_person("p")); }); }).join();
    CHECK(before.people().all().empty());
    CHECK(store->read([](unit_of_work const& after) { return after.people().all().size(); }) == 1);
  });
}

TEST_CASE("a transaction reads its own writes, and nobody else does before the commit") {
  store_under_test store;
  store->transact([&](unit_of_work& unit) {
    unit.people().save(some_person("p"));
    CHECK(unit.people().find({"p"}).has_value());
    CHECK_FALSE(exists(*store, "p"));
  });
  CHECK(exists(*store, "p"));
}

TEST_CASE("a transaction inside a transaction is refused, not waited for") {
  store_under_test store;
  CHECK_THROWS_AS(store->transact([&](unit_of_work&) { store->transact([](unit_of_work&) {}); }), std::logic_error);
}

TEST_CASE("of transactions that share a commit, those that fail take nothing of the others with them") {
  store_under_test store;
  std::vector<std::future<bool>> outcomes;
  {
    held_writer held(*store);
    for (int number = 0; number < 30; ++number) {
      outcomes.push_back(std::async(std::launch::async, [&store, number]() -> bool {
        return store
            ->transact([number](unit_of_work& unit) -> std::expected<void, int> {
              unit.people().save(some_person("p" + std::to_string(number)));
              if (number % 3 == 1) return std::unexpected(number);
              if (number % 3 == 2) throw std::runtime_error("no");
              return {};
            })
            .has_value();
      }));
    }
  }
  for (int number = 0; number < 30; ++number) {
    CAPTURE(number);
    auto& outcome = outcomes[static_cast<std::size_t>(number)];
    if (number % 3 == 2) {
      CHECK_THROWS_AS(outcome.get(), std::runtime_error);
    } else {
      CHECK(outcome.get() == (number % 3 == 0));
    }
    CHECK(exists(*store, ("p" + std::to_string(number)).c_str()) == (number % 3 == 0));
  }
}

TEST_CASE("of forty who want three places at once, three get one each") {
  furnished_store store;
  std::latch start(40);
  std::atomic<int> won = 0;
  std::vector<std::thread> presenters;
  for (int number = 0; number < 40; ++number) {
    presenters.emplace_back([&, number] {
      start.arrive_and_wait();
      auto const outcome = store->transact([&](unit_of_work& unit) -> std::expected<void, place_taken> {
        for (int place = 1; place <= 3; ++place) {
          if (unit.bookings().insert(some_booking("b" + std::to_string(number), place))) return {};
        }
        return std::unexpected(place_taken::place_taken);
      });
      if (outcome) ++won;
    });
  }
  for (std::thread& presenter : presenters) presenter.join();
  CHECK(won == 3);
  auto const held = store->read([](unit_of_work const& unit) { return unit.bookings().of_occurrence({"hour"}); });
  REQUIRE(held.size() == 3);
}

TEST_CASE("open pages hear of a changed hour once, after the commit and not of what was rolled back") {
  std::vector<std::string> heard;
  store_under_test store({.on_changed = [&](occurrence_id const& id) { heard.push_back(id.value); }});
  store->transact([&](unit_of_work& unit) {
    unit.changed({"a"});
    unit.changed({"b"});
    unit.changed({"a"});
    CHECK(heard.empty());
  });
  CHECK(heard == std::vector<std::string>{"a", "b"});
  CHECK_THROWS(store->transact([](unit_of_work& unit) {
    unit.changed({"c"});
    throw std::runtime_error("no");
  }));
  (void)store->transact([](unit_of_work& unit) -> std::expected<void, int> {
    unit.changed({"d"});
    return std::unexpected(1);
  });
  store->transact([](unit_of_work&) {});
  CHECK(heard.size() == 2);
}

TEST_CASE("a caller too many is turned away at once and has done nothing") {
  store_under_test store({.on_changed = {}, .readers = 2, .max_waiting = 0});
  CHECK_THROWS_AS(store->transact([](unit_of_work& unit) { unit.people().save(some_person("p")); }), store_busy);
  CHECK_FALSE(exists(*store, "p"));
}

TEST_CASE("more readers than connections wait for each other and all get their answer") {
  furnished_store store;
  std::atomic<int> answered = 0;
  std::vector<std::thread> readers;
  for (int number = 0; number < 20; ++number) {
    readers.emplace_back([&] {
      for (int round = 0; round < 10; ++round) {
        if (exists(*store, "presenter")) ++answered;
      }
    });
  }
  for (std::thread& reader : readers) reader.join();
  CHECK(answered == 200);
}
