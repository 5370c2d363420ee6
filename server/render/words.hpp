// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/bookings.hpp"
#include "server/ports/cases.hpp"
#include "server/ports/occurrences.hpp"
#include "server/render/template_set.hpp"

#include <string>
#include <string_view>

namespace matala::server {

// What a state or kind is called on a page.

std::string state_word(scheduler::occurrence_state state, template_set const& templates, language lang);
/// Whether somebody could still get a place.
enum class room { left, none };
/// The same, but an open hour without room is called full.
std::string state_word(scheduler::occurrence_state state, room left, template_set const& templates, language lang);
/// The style of the label that holds the word; never the only bearer of the meaning.
std::string_view state_style(scheduler::occurrence_state state);
/// "" for cancel_cause::none.
std::string cause_word(cancel_cause cause, template_set const& templates, language lang);
std::string booking_word(booking_state state, template_set const& templates, language lang);
/// "" for urgency::not_urgent.
/// "" where none is needed.
std::string review_word(review_state review, template_set const& templates, language lang);

std::string urgency_word(urgency urgent, template_set const& templates, language lang);
/// "" for open_question::none.
std::string question_word(open_question question, template_set const& templates, language lang);

}  // namespace matala::server
