// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/errc.hpp"
#include "server/ports/store.hpp"

#include <expected>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

namespace matala::server {

/// Who may call a route. The one list that server/routes/table.cpp chooses from; checked before any handler runs.
enum class access {
  everyone,
  /// A session, even of somebody who has not given a name yet.
  signed_in,
  /// Signed in and named.
  active,
  /// Active, and may make a series: an administrator, or a facilitator or owner of some series.
  series_maker,
  /// Administrator of the installation or of an organisation.
  administrator,
  /// Active, and has acknowledged the ground rules in force (R44).
  acknowledged,
  /// Acknowledged, and invited to the hour: core member, facilitator, deputy, owner, presenter with a case in it, or an
  /// expert who was asked and comes.
  invited,
  /// May start and end the hour: facilitator, deputy, or a core member who steps in.
  starter,
  /// The presenter whose booking it is.
  presenter,
  /// Presenter of the booking, or facilitator or deputy of its hour.
  presenter_or_facilitator,
  /// Facilitator, deputy or owner of the hour's series.
  facilitator,
  /// Checks the case of the booking before the hour (R41): reviewing_people of circle.hpp.
  reviewer,
  /// May edit the series: its facilitator or owner, an administrator of the installation or of its site's organisation.
  series_editor,
  /// Keeps the members of a series: its owner or facilitator, or an administrator of its organisation or of the
  /// installation.
  member_keeper,
  /// The person whom the request asks.
  asked
};

std::string_view to_string(access value);

/// What the route is about, taken from its path.
using resource = std::variant<std::monostate, occurrence_id, booking_id, series_id, request_id>;

/// Whether `who` (none: not signed in) may. Errors: not_signed_in, not_acknowledged_rules, not_member, not_found.
std::expected<void, app_errc> check_access(unit_of_work const& unit, std::optional<person> const& who, access needed,
                                           resource const& about, int ground_rules_version);

/// R66: members read the texts of their hours beforehand; somebody who only presents a case there reads the others'
/// when the hour runs, so that nobody books a case in order to read.
bool may_read_texts(unit_of_work const& unit, person_id const& who, occurrence const& hour);

/// R41: whether the person checks the case before the hour, and so reads it before anybody else who is invited.
bool reviews(unit_of_work const& unit, person_id const& who, occurrence const& hour, booking const& held);

/// Whether the person may edit the series (access::series_editor).
bool edits_series(unit_of_work const& unit, person_id const& who, series const& of);

/// Whether the person may make a series (access::series_maker).
bool makes_series(unit_of_work const& unit, person_id const& who);

/// The sites that the person may put a series at: every one for an administrator of the installation, those of the
/// organisation for its own, else those of one's own organisation and of series one edits. In order of name.
std::vector<site> sites_for(unit_of_work const& unit, person const& who);

/// Administers the installation or an organisation.
bool is_administrator(unit_of_work const& unit, person_id const& who);

/// Whether the person may add and remove members of the series.
bool keeps_members(unit_of_work const& unit, person_id const& who, series_id const& series);

/// The strongest role of a person in a series, as written to the audit log: "facilitator", "presenter", ...
std::string_view acting_role(unit_of_work const& unit, person_id const& who, series_id const& series);

/// Whether the person holds one of facilitator, deputy or owner in the series.
bool facilitates(unit_of_work const& unit, person_id const& who, series_id const& series);

}  // namespace matala::server
