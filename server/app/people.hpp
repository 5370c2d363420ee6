// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <string>
#include <string_view>

namespace matala::server {

/// The organisation whose people sign in from this address' domain, if any.
std::optional<organisation_id> organisation_of_domain(house_rules const& rules, std::string_view address);

/// Somebody from an allowed domain who signs in for the first time: asked for name and organisation next.
person add_newcomer(unit_of_work& unit, context const& ctx, std::string const& email);

/// A person's name: not blank, no control characters, at most 100 characters.
bool is_acceptable_name(std::string_view text);

struct profile {
  std::string name;
  std::optional<organisation_id> organisation;
  language lang = language::fi;
  std::string phone;
};

/// What the newcomer tells; makes them a presenter, and invites them where they hold a role already. The organisation
/// must be one that is known. Errors: invalid_input.
std::expected<void, app_errc> complete_profile(unit_of_work& unit, context const& ctx, profile const& told);

void choose_language(unit_of_work& unit, context const& ctx, language lang);

/// R44. Errors: stale_revision when `version` is not the one in force.
std::expected<void, app_errc> acknowledge_rules(unit_of_work& unit, context const& ctx, int version);

/// An administrator of the installation, made on the command line. An address that is known becomes one too.
/// Errors: invalid_input.
std::expected<person, app_errc> add_administrator(unit_of_work& unit, context const& ctx, std::string_view email);

/// A token for `Authorization: Bearer`, shown once. Errors: not_found.
std::expected<std::string, app_errc> make_api_token(unit_of_work& unit, context const& ctx, person_id const& who);

}  // namespace matala::server
