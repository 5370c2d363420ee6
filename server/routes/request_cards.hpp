// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/app/answer_request.hpp"
#include "server/http/form.hpp"
#include "server/render/views/answer.hpp"
#include "server/routes/call.hpp"

namespace matala::server {

/// A request as its card shows it; `action` is where its forms are posted to.
request_card card_of(call const& from, unit_of_work const& unit, expert_request const& request, std::string action);

/// Whether it can be answered now.
answer_standing standing_of(unit_of_work const& unit, expert_request const& request, scheduler::instant now);

/// The reply that a form carries, with times on the wall of the hour's zone.
reply reply_in(form const& fields, hour_times const& when);

/// What is wrong with a reply that was refused as invalid_input.
/// What was typed into a reply that is refused, and what is wrong with it.
void keep_typed(request_card& card, reply const& what, form const& fields);

}  // namespace matala::server
