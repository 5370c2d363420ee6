// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/change_series.hpp"

#include <expected>
#include <optional>
#include <string>

namespace matala::server {

/// A site that is not known yet, of one of our organisations.
struct new_site {
  organisation_id organisation;
  std::string name;
  std::string municipality;
};

struct series_request {
  /// Without id and version. `site` is not looked at when a new one is given.
  series settings;
  std::optional<new_site> place{};
  /// Who answers for it; none on the command line, where owners are granted apart.
  std::optional<person_id> owner{};
  /// Of the form: a request that arrives twice makes one series. Empty: none.
  std::string idempotency_key{};
};

/// Makes a series and its first hours; whoever makes it on a page becomes its owner. The command line and the pages
/// share this. Errors: invalid_input.
std::expected<series, series_refusal> create_series(unit_of_work& unit, context const& ctx,
                                                    series_request const& wanted);

/// R9: the settings of a series for another site: all policies, no people, no link of a room. It begins at the next
/// date of the original.
series copy_of(context const& ctx, series const& original);

}  // namespace matala::server
