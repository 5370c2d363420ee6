// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/series_rule.hpp"
#include "server/ports/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// Who releases a case text to the hour: its presenter alone, or a facilitator as second pair of eyes (R41).
enum class case_review { presenter, facilitator };

/// `paused`: its hours are put off until somebody resumes it (R8).
enum class series_standing { running, paused };

/// A date on which the place of the series is closed, or closes early, beside the house's calendar (R3).
struct local_day {
  scheduler::date day;
  /// None: closed all day.
  std::optional<scheduler::time_of_day> closes;

  bool operator==(local_day const&) const = default;
};

struct series {
  series_id id;
  site_id site;
  /// ORGANIZER and From of every mail of the series: a role address, never a person's.
  std::string organiser_address;
  /// IANA name.
  std::string zone = "Europe/Helsinki";
  scheduler::series_rule rule;
  /// http(s) only (R45); may be empty.
  std::string meeting_link;
  case_review review = case_review::presenter;
  /// Counts every edit; the ETag.
  int version = 1;
  /// What people call it beside its site, such as its theme; may be empty.
  std::string name{};
  /// The settings hold for hours with this nominal date or a later one; earlier ones stay as they were (R6). None: for
  /// all.
  std::optional<scheduler::date> effective_from{};
  series_standing standing = series_standing::running;
  /// In order of date, each date once.
  std::vector<local_day> days{};

  bool operator==(series const&) const = default;
};

class series_repository {
 public:
  virtual ~series_repository() = default;

  virtual std::optional<series> find(series_id const& id) const = 0;
  /// In order of weekday, start, id.
  virtual std::vector<series> all() const = 0;
  virtual void save(series const& value) = 0;
};

}  // namespace matala::server
