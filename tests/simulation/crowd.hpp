// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/simulation/timeline.hpp"

#include <string>
#include <vector>

namespace matala::tests {

/// People who do what comes to their minds, most of it where something can go wrong: around the deadlines of hours.
class crowd {
 public:
  explicit crowd(timeline& in) : in_(in) {}

  /// When something happens next.
  instant next_moment();
  /// Somebody does something with an hour that is near.
  void act();

 private:
  using deed_of_hour = void (crowd::*)(std::string const& hour);

  std::vector<std::string> near() const;
  std::string someone(std::vector<std::string> const& people) { return people[pick(people.size())]; }
  std::size_t pick(std::size_t n) { return static_cast<std::size_t>(in_.below(static_cast<int>(n))); }
  town_series const& series_of(std::string const& hour) const;
  std::string case_of(std::string const& hour);
  std::string waiting_case_of(std::string const& hour);
  template <class Act>
  void facilitate(std::string const& hour, std::string const& name, Act&& act, timeline::plain_deed const& plain);

  void with_open(std::string const& hour);
  void with_undecided(std::string const& hour);
  void with_confirmed(std::string const& hour);
  void with_past(std::string const& hour);

  // crowd.cpp
  void bring(std::string const& hour);
  void withdraw(std::string const& hour);
  void leave_line(std::string const& hour);
  void move(std::string const& hour);
  void answer_offer(std::string const& hour);
  void answer_as_expert(std::string const& hour);

  // crowd_facilitators.cpp
  void hold(std::string const& hour);
  void release(std::string const& hour);
  void cancel(std::string const& hour);
  void reinstate(std::string const& hour);
  void start(std::string const& hour);
  void end(std::string const& hour);
  void report(std::string const& hour);
  void move_hour(std::string const& hour);
  void lay_break(std::string const& hour);
  void come_or_go(std::string const& hour);

  timeline& in_;
};

}  // namespace matala::tests
