// SPDX-License-Identifier: Apache-2.0
#include "scheduler/booking_rules.hpp"
#include "server/app/access.hpp"
#include "server/app/attendance_marks.hpp"
#include "server/app/move_case.hpp"
#include "server/app/review_case.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/waiting_case.hpp"
#include "server/app/waitlist.hpp"
#include "server/app/withdraw_case.hpp"
#include "server/render/views/booked.hpp"
#include "server/render/views/my_bookings.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/problem.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace matala::server {
namespace {

bool may_leave(own_booking const& shown, known_hour const& known, scheduler::instant now) {
  if (shown.waits_without_place || (shown.position > 0 && !shown.holds_later_place)) return true;
  return shown.state == booking_state::booked && known.hour.state == scheduler::occurrence_state::open &&
         now < known.hour.clock.cutoff;
}

enum class standing { holds_a_place, waits };

// R8: the series of the case has ended or rests.
std::vector<move_choice> hours_of_other_series(call const& from, unit_of_work const& unit) {
  std::vector<move_choice> hours;
  for (auto const& hour : unit.occurrences().starting_in(from.now, from.now + std::chrono::weeks{10})) {
    auto const view = view_of(unit, hour);
    if (!scheduler::is_bookable(view, from.now)) continue;
    hours.push_back({.id = hour.id, .when = with_series(from, unit, hour).when, .free = view.places - view.taken});
  }
  return hours;
}

std::vector<move_choice> choices(call const& from, unit_of_work const& unit, known_hour const& known, standing place) {
  std::vector<move_choice> hours;
  for (auto const& hour : unit.occurrences().starting_in(known.of.id, from.now, from.now + std::chrono::weeks{10})) {
    auto const view = view_of(unit, hour);
    if (!scheduler::is_bookable(view, from.now)) continue;
    // A case that waits may go back to its own hour when that was reinstated.
    if (hour.id == known.hour.id && place == standing::holds_a_place) continue;
    hours.push_back({.id = hour.id, .when = with_series(from, unit, hour).when, .free = view.places - view.taken});
  }
  return hours.empty() && place == standing::waits ? hours_of_other_series(from, unit) : hours;
}

bool is_still_ahead(scheduler::occurrence_state state) {
  return state == scheduler::occurrence_state::open || state == scheduler::occurrence_state::closed ||
         state == scheduler::occurrence_state::confirmed;
}

own_booking shown_booking(call const& from, unit_of_work const& unit, booking const& held) {
  own_booking shown;
  auto const known = find_hour(from, unit, held.occurrence).value_or(known_hour{});
  auto const subject = unit.cases().find(held.subject).value_or(stored_case{});
  shown.id = held.id;
  shown.hour = held.occurrence;
  shown.code = subject.code;
  shown.when = known.when;
  shown.site = known.place.name;
  shown.state = held.state;
  shown.hour_state = known.hour.state;
  shown.visibility = subject.visibility;
  if (subject.visibility == case_visibility::shown) shown.text = text_of(subject);
  shown.moves = held.moves;
  shown.waits_without_place = waits_without_place(unit, held);
  shown.position = position_of(unit, held);
  auto const stands = unit.bookings().latest_of_case(held.subject);
  shown.holds_later_place = shown.position > 0 && stands && stands->state == booking_state::booked;
  if (shown.position > 0 && scheduler::may_accept(held.wait.value(), from.now)) {
    shown.offered_until = held.wait->offer_ends;
  }
  auto const rules = view_of(unit, known.hour);
  shown.hour_is_full = rules.taken >= rules.places;
  shown.urgent = held.urgent;
  if (from.now < known.hour.clock.start) {
    for (auto const& id : missing_for(unit, held)) {
      auto const what = unit.competences().find(id);
      if (what) shown.missing += (shown.missing.empty() ? "" : ", ") + what->name(from.lang);
    }
    shown.chosen = unit.experts().choice_of(held.id);
  }
  shown.follow_up = code_of(unit, held.follow_up_of);
  bool const before_start = from.now < known.hour.clock.start && held.state == booking_state::booked;
  shown.can_withdraw = before_start || shown.waits_without_place || shown.position > 0;
  shown.can_accept = held.state == booking_state::booked && held.offer == move_offer::awaiting;
  bool const reviewable = is_reviewable(unit, held, from.now);
  if (reviewable) shown.review = subject.review;
  shown.comment = subject.comment;
  shown.can_send_again = reviewable && subject.review == review_state::returned;
  shown.can_mask = subject.visibility == case_visibility::hidden || (shown.can_send_again && may_be_masked(subject));
  shown.can_enter = check_access(unit, from.who, access::invited, held.occurrence, 0).has_value();
  if (may_leave(shown, known, from.now))
    shown.move_to = choices(from, unit, known, shown.waits_without_place ? standing::waits : standing::holds_a_place);
  return shown;
}

}  // namespace

response show_my_bookings(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) {
    my_bookings_view shown;
    for (auto const& held : unit.bookings().of_presenter(from.who->id)) {
      auto const line = shown_booking(from, unit, held);
      bool const ahead = line.waits_without_place || line.position > 0 ||
                         (held.state == booking_state::booked && from.now < line.when.end);
      (ahead ? shown.ahead : shown.past).push_back(line);
    }
    auto const order = [](own_booking const& line) { return std::pair{line.when.start, line.code}; };
    std::ranges::sort(shown.ahead, {}, order);
    std::ranges::sort(shown.past, std::ranges::greater{}, order);
    return shown;
  });
  return response::html(
      render_my_bookings(from.with.templates, frame_of(from, nav_item::own_bookings, "/bookings"), view));
}

response show_booked(call& from) {
  auto const view = from.with.data.read([&](unit_of_work const& unit) -> std::optional<booked_view> {
    auto const held = unit.bookings().find(booking_in_path(from)).value_or(booking{});
    auto const known = find_hour(from, unit, held.occurrence).value_or(known_hour{});
    if (held.state != booking_state::booked || !is_still_ahead(known.hour.state)) return std::nullopt;
    auto const subject = unit.cases().find(held.subject).value_or(stored_case{});
    return booked_view{.code = subject.code,
                       .when = known.when,
                       .site = known.place.name,
                       .place = held.place,
                       .awaits_review = !is_released(subject),
                       .state = known.hour.state,
                       .cutoff = known.hour.clock.cutoff,
                       .decide = known.hour.clock.decide};
  });
  // The page says what comes next; of what is over or was taken back the list tells.
  if (!view) return response::see_other("/bookings");
  return response::html(
      render_booked(from.with.templates, frame_of(from, nav_item::own_bookings, from.in.path), *view));
}

response post_withdraw(call& from) {
  auto const waited = from.with.data.read([&](unit_of_work const& unit) {
    auto const own = unit.bookings().find(booking_in_path(from));
    return own && own->state == booking_state::waiting;
  });
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return withdraw_case(unit, from.acting(), booking_in_path(from)); });
  if (!done) return refuse(from, done.error(), "/bookings");
  return response::see_other(waited ? "/bookings?done=waitlist-left" : "/bookings?done=case-withdrawn");
}

response post_choice(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const choice = parse_shortfall_choice(fields->text("choice"));
  auto const done = from.with.data.transact([&](unit_of_work& unit) -> std::expected<void, app_errc> {
    if (!choice) return std::unexpected(app_errc::invalid_input);
    return choose_without_expert(unit, from.acting(), booking_in_path(from), *choice);
  });
  if (!done) return refuse(from, done.error(), "/bookings");
  return response::see_other("/bookings?done=choice-recorded");
}

response post_accept(call& from) {
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return accept_move(unit, from.acting(), booking_in_path(from)); });
  if (!done) return refuse(from, done.error(), "/bookings");
  return response::see_other("/bookings?done=case-accepted");
}

response post_offer(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  auto const typed = fields->text("answer");
  if (typed != "accept" && typed != "decline") return refuse(from, app_errc::invalid_input, "/bookings");
  auto const answer = typed == "accept" ? offer_answer::accept : offer_answer::decline;
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return answer_offer(unit, from.acting(), booking_in_path(from), answer); });
  if (!done) return refuse(from, done.error(), "/bookings");
  return response::see_other(answer == offer_answer::accept ? "/bookings?done=offer-accepted"
                                                            : "/bookings?done=offer-declined");
}

response post_move(call& from) {
  auto const fields = from.in.read_form();
  if (!fields) return refuse(from, fields.error());
  occurrence_id const to{std::string{fields->text("to")}};
  auto const done = from.with.data.transact(
      [&](unit_of_work& unit) { return move_case(unit, from.acting(), booking_in_path(from), to); });
  if (!done) return refuse(from, done.error().code, "/bookings");
  return response::see_other("/bookings?done=case-moved");
}

}  // namespace matala::server
