// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/words.hpp"

namespace matala::server {

std::string_view word_of(person_state value) {
  switch (value) {
    case person_state::unnamed: return "unnamed";
    case person_state::active: return "active";
    case person_state::deactivated: return "deactivated";
  }
  return {};
}

std::string_view word_of(case_review value) {
  switch (value) {
    case case_review::presenter: return "presenter";
    case case_review::facilitator: return "facilitator";
  }
  return {};
}

std::string_view word_of(scheduler::cutoff_policy value) {
  switch (value) {
    case scheduler::cutoff_policy::previous_working_day: return "previous_working_day";
    case scheduler::cutoff_policy::previous_calendar_day: return "previous_calendar_day";
    case scheduler::cutoff_policy::n_working_days: return "n_working_days";
  }
  return {};
}

std::string_view word_of(scheduler::holiday_policy value) {
  switch (value) {
    case scheduler::holiday_policy::skip: return "skip";
    case scheduler::holiday_policy::previous_working_day: return "previous_working_day";
    case scheduler::holiday_policy::next_working_day: return "next_working_day";
    case scheduler::holiday_policy::hold: return "hold";
  }
  return {};
}

std::string_view word_of(series_standing value) {
  switch (value) {
    case series_standing::running: return "running";
    case series_standing::paused: return "paused";
  }
  return {};
}

std::string_view word_of(hour_times_by value) {
  switch (value) {
    case hour_times_by::rule: return "rule";
    case hour_times_by::own: return "own";
  }
  return {};
}

std::string_view word_of(waiting_change value) {
  switch (value) {
    case waiting_change::none: return "none";
    case waiting_change::move: return "move";
    case waiting_change::drop: return "drop";
  }
  return {};
}

std::string_view word_of(scheduler::hold_flag value) {
  switch (value) {
    case scheduler::hold_flag::released: return "released";
    case scheduler::hold_flag::held: return "held";
  }
  return {};
}

std::string_view word_of(open_question value) {
  switch (value) {
    case open_question::none: return "none";
    case open_question::no_cases_after_lock: return "no_cases_after_lock";
    case open_question::which_not_reached: return "which_not_reached";
    case open_question::which_discussed: return "which_discussed";
    case open_question::cases_without_place: return "cases_without_place";
  }
  return {};
}

std::string_view word_of(cancel_cause value) {
  switch (value) {
    case cancel_cause::none: return "none";
    case cancel_cause::no_cases: return "no_cases";
    case cancel_cause::person: return "person";
    case cancel_cause::last_case_withdrawn: return "last_case_withdrawn";
    case cancel_cause::holiday: return "holiday";
    case cancel_cause::in_break: return "in_break";
    // The column's list was closed before these; what it was stands beside it.
    case cancel_cause::series_changed:
    case cancel_cause::series_paused:
    case cancel_cause::series_ended: return "person";
  }
  return {};
}

std::string_view word_of(booking_state value) {
  switch (value) {
    case booking_state::booked: return "booked";
    case booking_state::waiting: return "waiting";
    case booking_state::withdrawn: return "withdrawn";
    case booking_state::moved: return "moved";
    case booking_state::not_reached: return "not_reached";
    case booking_state::discussed: return "discussed";
  }
  return {};
}

std::string_view word_of(move_offer value) {
  switch (value) {
    case move_offer::none: return "none";
    case move_offer::awaiting: return "awaiting";
    case move_offer::accepted: return "accepted";
  }
  return {};
}

std::string_view word_of(scheduler::waiting_rank value) {
  switch (value) {
    case scheduler::waiting_rank::moved_here: return "moved_here";
    case scheduler::waiting_rank::urgent: return "urgent";
    case scheduler::waiting_rank::ordinary: return "ordinary";
  }
  return {};
}

std::string_view word_of(scheduler::offer_state value) {
  switch (value) {
    case scheduler::offer_state::none: return "none";
    case scheduler::offer_state::open: return "open";
    case scheduler::offer_state::passed: return "passed";
  }
  return {};
}

std::string_view word_of(scheduler::advance_notice value) {
  switch (value) {
    case scheduler::advance_notice::nudge: return "nudge";
    case scheduler::advance_notice::ask_about_too_few_cases: return "too_few_cases";
    case scheduler::advance_notice::ask_about_returned_cases: return "returned_cases";
  }
  return {};
}

std::string_view word_of(case_visibility value) {
  switch (value) {
    case case_visibility::shown: return "shown";
    case case_visibility::hidden: return "hidden";
    case case_visibility::removed: return "removed";
  }
  return {};
}

std::string_view word_of(calendar_method value) {
  switch (value) {
    case calendar_method::none: return "none";
    case calendar_method::request: return "request";
    case calendar_method::cancel: return "cancel";
  }
  return {};
}

std::string_view word_of(audit_channel value) {
  switch (value) {
    case audit_channel::page: return "page";
    case audit_channel::api: return "api";
    case audit_channel::timer: return "timer";
    case audit_channel::command: return "command";
  }
  return {};
}

std::string_view word_of(scheduler::asking value) {
  switch (value) {
    case scheduler::asking::one_at_a_time: return "one_at_a_time";
    case scheduler::asking::all_at_once: return "all_at_once";
  }
  return {};
}

std::string_view word_of(request_task value) {
  switch (value) {
    case request_task::answer: return "answer";
    case request_task::stand_in: return "stand_in";
    case request_task::lead: return "lead";
  }
  return {};
}

std::string_view word_of(shortfall_choice value) {
  switch (value) {
    case shortfall_choice::go_ahead: return "go_ahead";
    case shortfall_choice::written: return "written";
  }
  return {};
}

}  // namespace matala::server
