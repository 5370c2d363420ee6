// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/routes/call.hpp"
#include "server/routes/hour_lookup.hpp"

#include <boost/json.hpp>

#include <expected>
#include <initializer_list>
#include <span>

namespace matala::server {

/// The request's body as a JSON object with no other members than `allowed`; otherwise the problem to answer.
std::expected<boost::json::object, response> read_object(call const& from,
                                                         std::initializer_list<std::string_view> allowed);
std::expected<boost::json::object, response> read_object(call const& from, std::span<std::string_view const> allowed);

/// The text member `key`; empty when it is absent. A member of another type is the problem `invalid-input`.
std::expected<std::string, response> text_member(call const& from, boost::json::object const& body,
                                                 std::string_view key);

/// The ids in the array `competences`; none when it is absent.
std::expected<std::vector<competence_id>, response> competences_member(call const& from,
                                                                       boost::json::object const& body);

boost::json::object json_of(call const& from, unit_of_work const& unit, occurrence const& hour);
boost::json::object json_of(call const& from, unit_of_work const& unit, booking const& held);

response json_answer(boost::json::value const& value, unsigned status = 200);

/// The revision of If-Match (`"r7"`); none without the field; an unreadable one matches nothing.
std::optional<int> if_match_revision(call const& from);

}  // namespace matala::server
