// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/views/my_bookings.hpp"
#include "server/render/words.hpp"

#include <utility>

namespace matala::server {
namespace {

view_data choices_of(own_booking const& booking, language lang) {
  auto choices = list_of_values();
  for (auto const& choice : booking.move_to) {
    view_data entry;
    entry.set("id", choice.id.value);
    set_when(entry, choice.when, lang);
    set_count(entry, "free", choice.free);
    choices.push_back(entry);
  }
  return choices;
}

view_data booking_data(own_booking const& booking, template_set const& templates, language lang) {
  view_data entry;
  entry.set("id", booking.id.value);
  entry.set("hour", booking.hour.value);
  entry.set("code", booking.code);
  entry.set("site", booking.site);
  set_when(entry, booking.when, lang);
  entry.set("booking_state", booking_word(booking.state, templates, lang));
  entry.set("hour_state",
            state_word(booking.hour_state, booking.hour_is_full ? room::none : room::left, templates, lang));
  set_text(entry, "hour_state_style", state_style(booking.hour_state));
  entry.set("hidden", booking.visibility == case_visibility::hidden);
  entry.set("removed", booking.visibility == case_visibility::removed);
  entry.set("has_text", booking.visibility != case_visibility::removed);
  set_case(entry, booking.text, templates, lang);
  set_optional(entry, "missing", booking.missing);
  entry.set("chose_go_ahead", booking.chosen == shortfall_choice::go_ahead);
  entry.set("chose_written", booking.chosen == shortfall_choice::written);
  entry.set("was_moved", booking.moves > 0);
  set_count(entry, "moves", booking.moves);
  entry.set("waits_without_place", booking.waits_without_place);
  entry.set("can_accept", booking.can_accept);
  set_optional(entry, "urgent", urgency_word(booking.urgent, templates, lang));
  set_optional(entry, "follow_up", booking.follow_up);
  entry.set("waits", booking.position > 0);
  entry.set("position", std::to_string(booking.position));
  entry.set("holds_later_place", booking.holds_later_place);
  auto const& until = booking.offered_until;
  set_optional(entry, "offered_until",
               until ? std::optional(moment_text(*until, *booking.when.zone, lang)) : std::nullopt);
  entry.set("can_withdraw", booking.can_withdraw);
  set_optional(entry, "review", review_word(booking.review, templates, lang));
  entry.set("awaits_review", booking.review == review_state::awaiting);
  set_optional(entry, "comment", booking.comment);
  entry.set("can_send_again", booking.can_send_again);
  entry.set("can_mask", booking.can_mask);
  entry.set("can_enter", booking.can_enter);
  entry.set("can_move", !booking.move_to.empty());
  entry.set("move_to", choices_of(booking, lang));
  return entry;
}

view_data bookings_data(std::vector<own_booking> const& bookings, template_set const& templates, language lang) {
  auto list = list_of_values();
  for (auto const& booking : bookings) list.push_back(booking_data(booking, templates, lang));
  return list;
}

}  // namespace

std::string render_my_bookings(template_set const& templates, page_frame const& frame, my_bookings_view const& view) {
  page_content content{"my_bookings", templates.text("my_bookings.title", frame.lang), {}};
  content.view.set("ahead", bookings_data(view.ahead, templates, frame.lang));
  content.view.set("none_ahead", view.ahead.empty());
  content.view.set("past", bookings_data(view.past, templates, frame.lang));
  content.view.set("has_past", !view.past.empty());
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
