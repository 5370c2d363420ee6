// SPDX-License-Identifier: Apache-2.0
#include "server/render/words.hpp"

#include <fmt/format.h>

#include <utility>

namespace matala::server {

std::string state_word(scheduler::occurrence_state state, template_set const& templates, language lang) {
  return templates.text(fmt::format("state.{}", to_string(state)), lang);
}

std::string_view state_style(scheduler::occurrence_state state) {
  switch (state) {
    case scheduler::occurrence_state::planned:
    case scheduler::occurrence_state::held:
    case scheduler::occurrence_state::skipped:
    case scheduler::occurrence_state::archived: return "neutral";
    case scheduler::occurrence_state::open: return "info";
    case scheduler::occurrence_state::closed: return "alert";
    case scheduler::occurrence_state::confirmed:
    case scheduler::occurrence_state::running: return "success";
    case scheduler::occurrence_state::cancelled:
    case scheduler::occurrence_state::lapsed: return "error";
  }
  std::unreachable();
}

std::string state_word(scheduler::occurrence_state state, room left, template_set const& templates, language lang) {
  bool const full = state == scheduler::occurrence_state::open && left == room::none;
  return full ? templates.text("state.full", lang) : state_word(state, templates, lang);
}

std::string cause_word(cancel_cause cause, template_set const& templates, language lang) {
  switch (cause) {
    case cancel_cause::none: return {};
    case cancel_cause::no_cases: return templates.text("cause.no_cases", lang);
    case cancel_cause::person: return templates.text("cause.person", lang);
    case cancel_cause::last_case_withdrawn: return templates.text("cause.last_case_withdrawn", lang);
    case cancel_cause::holiday: return templates.text("cause.holiday", lang);
    case cancel_cause::in_break: return templates.text("cause.in_break", lang);
    case cancel_cause::series_changed: return templates.text("cause.series_changed", lang);
    case cancel_cause::series_paused: return templates.text("cause.series_paused", lang);
    case cancel_cause::series_ended: return templates.text("cause.series_ended", lang);
  }
  std::unreachable();
}

std::string booking_word(booking_state state, template_set const& templates, language lang) {
  switch (state) {
    case booking_state::booked: return templates.text("booking.booked", lang);
    case booking_state::waiting: return templates.text("booking.waiting", lang);
    case booking_state::withdrawn: return templates.text("booking.withdrawn", lang);
    case booking_state::moved: return templates.text("booking.moved", lang);
    case booking_state::not_reached: return templates.text("booking.not_reached", lang);
    case booking_state::discussed: return templates.text("booking.discussed", lang);
  }
  std::unreachable();
}

std::string review_word(review_state review, template_set const& templates, language lang) {
  if (review == review_state::not_needed) return {};
  return templates.text("review." + std::string(to_string(review)), lang);
}

std::string urgency_word(urgency urgent, template_set const& templates, language lang) {
  if (urgent == urgency::not_urgent) return {};
  return templates.text("urgency." + std::string(to_string(urgent)), lang);
}

std::string question_word(open_question question, template_set const& templates, language lang) {
  switch (question) {
    case open_question::none: return {};
    case open_question::no_cases_after_lock: return templates.text("question.no_cases_after_lock", lang);
    case open_question::which_not_reached: return templates.text("question.which_not_reached", lang);
    case open_question::which_discussed: return templates.text("question.which_discussed", lang);
    case open_question::cases_without_place: return templates.text("question.cases_without_place", lang);
  }
  std::unreachable();
}

}  // namespace matala::server
