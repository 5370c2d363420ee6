// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <optional>
#include <vector>

namespace matala::server {

/// What one month of a series came to (R61), by the month in which the hours were to be.
struct series_month {
  std::chrono::year_month month;
  /// Hours that were to take place: all but the skipped ones.
  int planned = 0;
  int held = 0;
  int cancelled = 0;
  int skipped = 0;
  int lapsed = 0;
  /// From the moment a mail server accepted a cancellation until the start, over all cancellation mails of the month.
  std::optional<std::chrono::minutes> median_notice{};
  std::optional<std::chrono::minutes> least_notice{};
  /// Cancelled hours, times the invited experts who were told, times the length of the hour.
  std::chrono::minutes freed{0};
  /// None where there are some, but fewer than `least_shown`: they could be known from it.
  std::optional<int> cases = 0;
  std::optional<int> people = 0;
};

/// Counts of cases and people below this are not shown, except none at all.
inline constexpr int least_shown = 5;

/// Month by month, the earliest first, up to the month of `ctx.now`. No total of cases or people is given, so that a
/// masked month cannot be worked out.
std::vector<series_month> statistics_of(unit_of_work const& unit, context const& ctx, series const& of);

}  // namespace matala::server
