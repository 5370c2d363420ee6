// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

namespace matala::tests {

/// The process is killed. No std::exception on purpose: nothing in the product may catch it and go on.
struct process_died {};

/// Where it can be killed: in the middle of a transaction, when one is on disk and nobody has been answered, when the
/// mail server has taken a mail that is not marked yet.
enum class moment { inside_transaction, after_commit, after_acceptance };

/// Decides when the process dies, and keeps it dead until it is started again.
class fate {
 public:
  /// It dies the `countdown`th time, counted from 1, that this moment comes.
  void arm(moment where, int countdown) {
    where_ = where;
    countdown_ = countdown;
  }
  void disarm() { countdown_ = 0; }

  /// Called by every wrapped port. Throws process_died when the time has come, and whenever it is dead already.
  void pass(moment here) {
    if (dead_) throw process_died{};
    if (countdown_ == 0 || here != where_ || --countdown_ > 0) return;
    dead_ = true;
    ++deaths_;
    if (on_death) on_death(here);
    throw process_died{};
  }

  bool is_dead() const { return dead_; }
  void revive() { dead_ = false; }
  int deaths() const { return deaths_; }

  /// Called at the moment of death, on the thread that dies.
  std::function<void(moment)> on_death;

 private:
  moment where_ = moment::inside_transaction;
  int countdown_ = 0;
  bool dead_ = false;
  int deaths_ = 0;
};

}  // namespace matala::tests
