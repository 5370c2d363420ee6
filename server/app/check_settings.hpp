// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/series.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace matala::server {

/// Why settings of a series are refused; those from `crosses_midnight` on are the clock's (DOMAIN section 3).
enum class setting_fault_kind {
  missing,
  unreadable,
  out_of_range,
  too_long,
  not_web_address,
  not_mail_address,
  unknown_site,
  before_today,
  beyond_horizon,
  last_before_first,
  no_date_left,
  no_place,
  more_cases_than_places,
  places_below_bookings,
  overlaps,
  crosses_midnight,
  opens_not_before_cutoff,
  decide_before_cutoff,
  decide_on_another_day,
  decide_not_before_lock,
  lock_after_start,
  end_not_after_start
};

/// The stable word, for instance "decide-not-before-lock".
std::string_view to_string(setting_fault_kind kind);

/// One fault, on the field that has to change, with the first date that shows it where there is one.
struct setting_fault {
  /// A name of `setting_fields`.
  std::string_view field;
  setting_fault_kind kind = setting_fault_kind::missing;
  std::optional<scheduler::date> day{};

  bool operator==(setting_fault const&) const = default;
};

/// What is wrong with the settings by themselves and with the calendar: ranges, addresses, order of the clock on each
/// of the next 60 dates. Empty when they may be saved. The zone must be known.
std::vector<setting_fault> faults_of(context const& ctx, series const& settings);

/// R45: an http(s) address of a host, without blanks; at most 500 characters.
bool is_meeting_link(std::string_view text);

}  // namespace matala::server
