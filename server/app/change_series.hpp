// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/errc.hpp"
#include "server/app/plan_series_change.hpp"

#include <expected>
#include <optional>
#include <string>
#include <vector>

namespace matala::server {

struct series_refusal {
  app_errc code = app_errc::invalid_input;
  /// For invalid_input: what is wrong with the settings.
  std::vector<setting_fault> faults{};
};

/// What kind of change it is: of settings, which are checked; of breaks and days, and of pauses, which leave a series
/// as valid as it was; or its end, which asks nobody.
enum class series_act { settings, dates, standing, end };

/// A change of a series as somebody wants it: the whole of it as it shall be, and which version they saw.
struct series_change {
  series after;
  int seen_version = 0;
  series_act act = series_act::settings;
  /// Of the plan that was shown (series_plan::fingerprint): a booking made in between may have made it another one.
  /// None: not shown.
  std::optional<std::string> seen_plan{};
};

/// What saving would do, without doing it; the page says it in words (R6). Errors: not_found, stale_revision,
/// invalid_input.
std::expected<series_plan, series_refusal> look_ahead(unit_of_work const& unit, context const& ctx,
                                                      series_change const& wanted);

/// Carries out exactly that plan in this transaction: hours, mails, one digest per person, version + 1. A change of
/// nothing saves and sends nothing. Errors: as look_ahead; stale_revision also when the plan is no longer the one
/// shown.
std::expected<series, series_refusal> change_series(unit_of_work& unit, context const& ctx,
                                                    series_change const& wanted);

/// Whether the two differ in anything that an edit can change; from when on settings hold is no change by itself.
bool is_same_series(series const& a, series const& b);

}  // namespace matala::server
