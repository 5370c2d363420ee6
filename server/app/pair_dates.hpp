// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/ruled_hours.hpp"

#include <map>
#include <optional>
#include <vector>

namespace matala::server {

struct known_series_hour;

/// The dates that settings name, by nominal date.
using named_dates = std::map<scheduler::date, ruled_hour>;

/// Which hours whose date is no longer named become which newly named date: the nearest one less than a week away that
/// is nobody's, so that an hour whose weekday changes stays the same hour (R7). Settings that hold from a Wednesday on
/// take the Tuesday's hour of that week along. From the old nominal date to the new.
std::map<scheduler::date, scheduler::date> pair_dates(std::vector<known_series_hour> const& known,
                                                      named_dates const& named,
                                                      std::optional<scheduler::date> effective_from);

}  // namespace matala::server
