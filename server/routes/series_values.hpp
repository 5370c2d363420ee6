// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/check_settings.hpp"
#include "server/render/views/series_form.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace matala::server {

/// The settings as the form and the API hold them.
setting_values values_of(series const& of);

struct read_settings {
  series settings;
  /// What could not be read; the setting is then that of the base.
  std::vector<setting_fault> faults;
};

/// `base` with the values that are given. `first` becomes the date from which an edit holds, and the rule's own first
/// date where it is not one of the rule's dates already; of a new series it is the rule's first date.
read_settings settings_from(setting_values const& values, series const& base);

/// "2027-03-30" and "09:00"; none for anything else.
std::optional<scheduler::date> parse_date(std::string_view text);
std::optional<scheduler::time_of_day> parse_time(std::string_view text);

std::vector<shown_fault> shown(std::vector<setting_fault> const& faults);

}  // namespace matala::server
