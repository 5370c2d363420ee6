// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/mail/outbox_worker.hpp"
#include "server/system/system_zones.hpp"
#include "server/tick.hpp"
#include "tests/simulation/mortal_store.hpp"
#include "tests/simulation/post_office.hpp"

#include <chrono>
#include <memory>
#include <random>
#include <string>

namespace matala::tests {

using namespace std::chrono_literals;
using namespace server;
using scheduler::instant;

/// A clock that the simulation sets.
class virtual_clock final : public server::clock {
 public:
  instant now() const override { return at; }

  instant at;
};

/// Seeded, and a place where the process may die: the use cases ask it in the middle of their transactions.
class mortal_random final : public random_source {
 public:
  mortal_random(fate& when, unsigned seed) : fate_(when), random_(seed) {}

  void fill(std::span<std::byte> bytes) override {
    fate_.pass(moment::inside_transaction);
    for (auto& byte : bytes) byte = static_cast<std::byte>(random_() & 0xff);
  }

 private:
  fate& fate_;
  std::mt19937_64 random_;
};

/// The product without its threads and sockets: store, tick, use cases and outbox worker, all real, on a clock, a
/// randomness and a mail server of the simulation. It can die at any wrapped port and be started again.
class installation {
 public:
  explicit installation(unsigned seed);

  fate& death() { return fate_; }
  virtual_clock& time() { return clock_; }
  instant now() const { return clock_.at; }
  mortal_store& data() { return store_; }
  mortal_store const& data() const { return store_; }
  post_office& mail() { return post_; }
  house_rules const& rules() const { return rules_; }
  zones const& zone() const { return zones_; }
  int starts() const { return starts_; }

  /// What the dead process left is opened; nothing is done yet.
  void rise() { store_.restart(); }
  /// A new process begins: it decides what is overdue.
  void begin();
  void tick_once() { tick_->run(); }
  /// Until nothing is due at this moment.
  void deliver();

  context acting(std::string const& who) {
    context ctx{.now = now(), .rules = rules_, .zone = zones_, .random = random_};
    if (!who.empty()) {
      ctx.actor = person_id{who};
      ctx.role = "";
      ctx.channel = audit_channel::page;
    }
    return ctx;
  }

  template <class Look>
  auto read(Look&& look) const {
    return store_.read(std::forward<Look>(look));
  }

  static std::string address_of(std::string const& who) { return who + "@county.example.org"; }

  /// What ticks and deliveries met; empty: nothing.
  std::string const& trouble() const { return trouble_; }

 private:
  fate fate_;
  virtual_clock clock_;
  system_zones zones_;
  house_rules rules_;
  mortal_random random_;
  mortal_store store_;
  post_office post_;
  std::unique_ptr<tick> tick_;
  int starts_ = 0;
  std::string trouble_;
};

}  // namespace matala::tests
