// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/access.hpp"
#include "server/app/errc.hpp"
#include "server/http/form.hpp"
#include "server/render/views/facilitate_hour.hpp"
#include "server/routes/call.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace matala::server {

/// GET /hours/{hour}/manage of the hour in the path.
std::string manage_page_of(call const& from);

/// The hidden field of the hour's version; none where it is not a number.
std::optional<int> revision_in(form const& fields);

/// The hour's page as it now stands, with what was typed.
response manage_with(call const& from, std::optional<manage_error> error, int status, form const& fields);

/// The same with what was refused, so that the facilitator can decide at once.
response manage_again(call const& from, app_errc code, form const& fields);

/// Runs `what(unit, context, fields)` for the hour in the path in one transaction, as the role that the person has
/// there. Then the hour's page, with the notice `done`, or with what was refused.
template <class Act>
response manage_act(call& from, std::string_view done, Act&& what) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const outcome = from.with.data.transact([&](unit_of_work& unit) {
    auto const hour = unit.occurrences().find(hour_in_path(from));
    auto const role = hour ? acting_role(unit, from.who->id, hour->series) : std::string_view{"facilitator"};
    return what(unit, from.acting(role), *fields);
  });
  if (!outcome) return manage_again(from, outcome.error(), *fields);
  return response::see_other(manage_page_of(from) + "?done=" + std::string{done});
}

}  // namespace matala::server
