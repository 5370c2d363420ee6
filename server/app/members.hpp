// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <span>
#include <string_view>
#include <vector>

namespace matala::server {

/// Somebody with a role in a series; not yet active where a first sign-in is awaited.
struct series_member {
  person who;
  std::vector<role> roles;
  std::vector<competence_id> competences;
};

/// In order of name, those without a name last by address. Who was deactivated is left out.
std::vector<series_member> members_of(unit_of_work const& unit, series_id const& series);

/// Gives a role to whoever has this address; nobody has it yet: a person without a name is made, who is invited on the
/// first sign-in (R29). Competences are added to what the person has. The administrator's role is not given here.
/// Errors: not_found, invalid_input (no address, or a new one whose domain may not sign in).
std::expected<person_id, app_errc> add_member(unit_of_work& unit, context const& ctx, series_id const& series,
                                              std::string_view email, role given,
                                              std::span<competence_id const> competences);

/// What a member can answer, from now on. Errors: not_member.
std::expected<void, app_errc> set_competences(unit_of_work& unit, context const& ctx, series_id const& series,
                                              person_id const& who, std::span<competence_id const> competences);

/// Takes one role back; who belongs to nothing else gets CANCEL for the hours ahead (R29). Errors: not_member,
/// last_of_role for the only facilitator or owner.
std::expected<void, app_errc> remove_member(unit_of_work& unit, context const& ctx, series_id const& series,
                                            person_id const& who, role taken);

/// R31. `wanted` at most 9, answer time from one to 40 working hours. Errors: invalid_input; nobody_has_competence when
/// no member of the series holds it.
std::expected<void, app_errc> save_need(unit_of_work& unit, context const& ctx, series_need const& need);

/// Errors: none; what is not there is gone.
void remove_need(unit_of_work& unit, context const& ctx, series_id const& series, competence_id const& what);

}  // namespace matala::server
