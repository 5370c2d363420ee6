// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"

#include <string>
#include <vector>

namespace matala::scheduler {

/// From `begins` on, local time is UTC + `offset`, until the next transition.
struct zone_transition {
  instant begins;
  std::chrono::seconds offset{};
  std::string abbreviation;

  bool operator==(zone_transition const&) const = default;
};

/// The rules of one IANA zone as a value, so that the core needs no zone database.
///
/// The first transition holds for all time before it too. Loaded by the shell from the system's tzdata.
class zone_rules {
 public:
  /// `transitions` in ascending order of `begins`, at least one; otherwise std::invalid_argument.
  zone_rules(std::string name, std::vector<zone_transition> transitions);

  /// The IANA name, for instance "Europe/Helsinki".
  std::string const& name() const { return name_; }

  /// The offset and abbreviation in force at `when`.
  zone_transition const& at(instant when) const;

  local_instant to_local(instant when) const;

  /// R1: a local time that does not exist is the first instant after the gap; an ambiguous one is the earlier instant.
  instant to_instant(local_instant wall) const;

  std::vector<zone_transition> const& transitions() const { return transitions_; }

 private:
  std::string name_;
  std::vector<zone_transition> transitions_;
};

}  // namespace matala::scheduler
