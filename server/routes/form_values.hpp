// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/form.hpp"
#include "server/ports/ids.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// The bookings named by a group of boxes.
std::vector<booking_id> bookings_in(form const& fields, std::string_view name);

/// The competences named by a group of boxes.
std::vector<competence_id> competences_in(form const& fields);

/// A whole number; none for anything else.
std::optional<int> number_in(form const& fields, std::string_view name);

/// Words or phrases to mask, one a line: trimmed, each once, at most 50 of them; each costs a search of the whole text.
std::vector<std::string> phrases_in(std::string_view lines);

}  // namespace matala::server
