// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <optional>
#include <string_view>

namespace matala::server {

/// R25: the earlier case with this code, in any letter case and with blanks around it, if `who` presented it or
/// facilitates a series that it stood in; none for an empty code. Errors: unknown_case, whether there is no such case
/// or it is somebody else's, so that nobody can try codes out.
std::expected<std::optional<case_id>, app_errc> find_earlier_case(unit_of_work const& unit, person_id const& who,
                                                                  std::string_view code);

}  // namespace matala::server
