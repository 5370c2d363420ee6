// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace matala::server {

/// What kind of control a setting is.
enum class control { text, web_address, mail_address, date, time, number, choice, site };

struct setting_field {
  std::string_view name;
  control is = control::text;
  bool required = true;
  int least = 0;
  int most = 0;
  std::vector<std::string_view> choices{};
};

struct setting_group {
  std::string_view name;
  std::vector<setting_field> fields;
};

/// The settings of a series as the form shows them, in groups. Lives for ever.
std::span<setting_group const> setting_groups();

}  // namespace matala::server
