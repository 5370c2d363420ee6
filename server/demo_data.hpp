// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/language.hpp"
#include "server/ports/people.hpp"
#include "server/settings.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace matala::server {

struct demo_series {
  std::string key;
  std::chrono::weekday day;
  scheduler::time_of_day start{};
  std::string site;
  std::string municipality;
  std::string organisation;
  std::string organiser;
  std::string meeting_link;
  /// Between cut-off and decision: time for offers to those on the waitlist.
  std::chrono::minutes decide_after{0};
};

enum class demo_rules { acknowledged, not_yet };

struct demo_member {
  std::string name;
  std::string email;
  std::string organisation;
  language lang = language::fi;
  std::string phone;
  demo_rules rules = demo_rules::acknowledged;
  enum class rank { ordinary, administrator } standing = rank::ordinary;
  /// Series keys by role.
  std::multimap<role, std::string> roles;
};

struct demo_case {
  language lang = language::fi;
  /// Indexed by case_field.
  std::vector<std::string> text;
};

/// Invented organisations, people, series and cases of the demonstration.
struct demo_data {
  std::vector<organisation_setting> organisations;
  std::vector<demo_series> series;
  std::vector<demo_member> people;
  std::vector<demo_case> cases;
};

/// Reads config/demo/demo.toml. Throws std::runtime_error: the file is ours.
demo_data load_demo_data(std::filesystem::path const& file);

}  // namespace matala::server
