// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <array>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace matala::server {

/// Names in fi, sv and en: none blank, at most 80 characters each.
using competence_names = std::array<std::string, 3>;

/// A new one at the end of the list. Errors: invalid_input.
std::expected<competence_id, app_errc> add_competence(unit_of_work& unit, context const& ctx,
                                                      competence_names const& names);

/// Errors: not_found, invalid_input.
std::expected<void, app_errc> rename_competence(unit_of_work& unit, context const& ctx, competence_id const& id,
                                                competence_names const& names);

/// A retired one can no longer be chosen; who holds it and which cases want it stays. Errors: not_found.
enum class competence_standing { in_use, retired };
std::expected<void, app_errc> set_competence_standing(unit_of_work& unit, context const& ctx, competence_id const& id,
                                                      competence_standing standing);

/// One place up in the list; the first stays. Errors: not_found.
std::expected<void, app_errc> raise_competence(unit_of_work& unit, context const& ctx, competence_id const& id);

/// Those that can be chosen, in order.
std::vector<competence> competences_in_use(unit_of_work const& unit);

/// Of what was named those that can be chosen, each once and in order of the list.
std::vector<competence_id> choosable(unit_of_work const& unit, std::span<competence_id const> named);

bool has_competence(unit_of_work const& unit, person_id const& who, competence_id const& what);

}  // namespace matala::server
