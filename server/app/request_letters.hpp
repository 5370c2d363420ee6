// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/context.hpp"
#include "server/ports/store.hpp"

#include <chrono>

namespace matala::server {

/// Whom to ask for what.
struct asking_for {
  request_task task = request_task::answer;
  std::optional<competence_id> competence{};
  person who;
  /// Whose turn of the rota it is.
  person_id turn_of;
  std::chrono::minutes answer_time{std::chrono::hours{8}};
};

/// Writes the request and its mail, which names the theme and the time and holds the link to answer by (R30, R39).
expert_request ask(unit_of_work& unit, context const& ctx, occurrence const& hour, asking_for const& what);

/// The request is no longer needed: whoever waits or has said yes is told, and the calendar entry goes, alone.
void let_go(unit_of_work& unit, context const& ctx, occurrence& hour, expert_request request);

/// R39: says what was recorded; with the hour for the calendar where they come and do not have it yet, and without it
/// where they no longer come.
void confirm_answer(unit_of_work& unit, context const& ctx, occurrence& hour, expert_request const& request);

}  // namespace matala::server
