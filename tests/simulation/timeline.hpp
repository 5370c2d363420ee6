// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/comparison.hpp"
#include "tests/simulation/installation.hpp"
#include "tests/simulation/reference.hpp"
#include "tests/simulation/town.hpp"

#include <deque>
#include <functional>
#include <random>
#include <set>
#include <string>

namespace matala::tests {

/// A defect that is put into the product from outside, to see that it is found: what is stored is meddled with at these
/// moments, as a defective step would leave it.
struct seeded_fault {
  using meddling = void (*)(unit_of_work&, instant now);

  std::string what;
  meddling before_tick = nullptr;
  meddling after_tick = nullptr;
  meddling before_deed = nullptr;
  meddling after_deed = nullptr;
  meddling after_crash = nullptr;
};

/// An invariant does not hold.
struct broken_invariant {
  std::string what;
};

/// Lets virtual time pass in the installation and in the reference, with deaths in between, and compares the two after
/// each step. Throws broken_invariant.
class timeline {
 public:
  timeline(unsigned seed, seeded_fault const& fault);

  using real_deed = std::function<std::string(unit_of_work&, context const&)>;
  using plain_deed = std::function<std::string(reference&)>;

  /// Somebody does something, in the product and in the reference; both must answer with the same word. When the
  /// process dies in it, it has happened wholly or not at all.
  std::string deed(std::string const& who, std::string const& name, real_deed const& real, plain_deed const& plain);
  /// Somebody books or joins the waitlist; after a death the same request is sent again.
  void bring_case(std::string const& who, std::string const& hour, std::string const& how);

  /// What the product would answer now; nothing is kept of it.
  std::string rehearse(real_deed const& real);

  /// Everything that falls due until then is done at its moment.
  void live_until(instant when);
  /// The server is stopped for so long, and catches up.
  void stop_for(std::chrono::seconds length);
  void put_clock(std::chrono::seconds by);
  /// Whatever can be sent is sent, and everybody's last word is checked.
  void rest();

  int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  bool one_in(int n) { return below(n) == 0; }

  installation& in() { return in_; }
  reference& plain() { return plain_; }
  town const& people() const { return town_; }
  instant now() const { return in_.now(); }

  int deeds() const { return deeds_; }
  int jumps() const { return jumps_; }
  std::deque<std::string> const& last_steps() const { return steps_; }

 private:
  void note(std::string const& what);
  void require(std::string const& nothing_wrong);
  void meddle(seeded_fault::meddling with);
  bool dies_in(std::function<void()> const& work);
  void arm();

  void tick();
  void post();
  void follow_tick();
  void recover_tick();
  void begin_again();
  void compare();
  std::chrono::seconds random_downtime();

  installation in_;
  reference plain_;
  seeded_fault const& fault_;
  std::mt19937_64 random_;
  town town_;
  std::set<std::string> unheard_;
  std::deque<std::string> steps_;
  instant set_back_from_;
  int deeds_ = 0;
  int jumps_ = 0;
  int keys_ = 0;
};

}  // namespace matala::tests
