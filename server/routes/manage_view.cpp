// SPDX-License-Identifier: Apache-2.0
#include "server/routes/manage_view.hpp"

#include "scheduler/person_acts.hpp"
#include "server/app/access.hpp"
#include "server/app/notices.hpp"
#include "server/app/review_case.hpp"
#include "server/app/ruled_hours.hpp"
#include "server/app/snapshot.hpp"
#include "server/app/stuck_mail.hpp"
#include "server/render/views/series_dates.hpp"
#include "server/routes/hour_experts_view.hpp"
#include "server/routes/hour_lookup.hpp"

#include <algorithm>

namespace matala::server {
namespace {

// R43: before the hour only who runs it knows who presents; an owner who does not run it sees the cases.
enum class reader { runs_the_hour, answers_for_it };

managed_booking line_of(call const& from, unit_of_work const& unit, booking const& held, reader who) {
  auto const subject = unit.cases().find(held.subject).value_or(stored_case{});
  auto const presenter = unit.people().find(held.presenter).value_or(person{});
  return {
      .id = held.id,
      .code = subject.code,
      .place = held.place,
      .state = held.state,
      .visibility = subject.visibility,
      .presenter = who == reader::runs_the_hour ? presenter.name : std::string{},
      .organisation = who == reader::runs_the_hour ? organisation_name(unit, presenter.organisation) : std::string{},
      .moves = held.moves,
      .urgent = held.urgent,
      .position = position_of(unit, held),
      .is_offered = held.state == booking_state::waiting && scheduler::may_accept(held.wait.value(), from.now),
      .review = is_reviewable(unit, held, from.now) ? subject.review : review_state::not_needed};
}

// The cases that the reader has to check, and those that were returned: their presenter may not come back in time.
void add_review(call const& from, unit_of_work const& unit, occurrence const& hour, booking const& held,
                facilitate_hour_view& view) {
  auto const subject = unit.cases().find(held.subject).value_or(stored_case{});
  bool const open = !is_released(subject) && subject.visibility == case_visibility::shown;
  if (!open || !is_reviewable(unit, held, from.now) || !reviews(unit, from.who->id, hour, held)) return;
  view.reviews.push_back({.id = held.id,
                          .code = subject.code,
                          .review = subject.review,
                          .text = text_of(subject),
                          .version = subject.version,
                          .comment = subject.comment});
}

bool tells_who_presents(mail_kind kind) {
  return kind == mail_kind::booking_confirmation || kind == mail_kind::booking_withdrawn ||
         kind == mail_kind::case_moved || kind == mail_kind::case_without_place || kind == mail_kind::case_hidden ||
         kind == mail_kind::case_returned || kind == mail_kind::waitlist_joined || kind == mail_kind::waitlist_offer ||
         kind == mail_kind::waitlist_promoted;
}

told_person told(unit_of_work const& unit, outbox_mail const& mail) {
  auto const who = mail.recipient ? unit.people().find(*mail.recipient) : std::nullopt;
  return {.name = who ? who->name : std::string{},
          .address = mail.address,
          .kind = mail.kind,
          .state = mail.state,
          .last_reply = mail.last_reply,
          .when = mail.accepted.value_or(mail.created)};
}

// Where the rule has the hour now, and what can be done to this one hour alone.
void set_series_acts(call const& from, unit_of_work const& unit, known_hour const& found, facilitate_hour_view& view) {
  using scheduler::occurrence_state;
  auto const& hour = found.hour;
  bool const undecided = hour.state == occurrence_state::planned || hour.state == occurrence_state::open;
  bool const ahead = undecided || hour.state == occurrence_state::closed || hour.state == occurrence_state::confirmed;
  view.waiting = hour.waiting;
  if (hour.waiting == waiting_change::move) {
    std::chrono::sys_days const nominal{hour.nominal};
    auto const ruled = ruled_hours(from.acting(), found.of, hour.nominal, nominal + std::chrono::days{1});
    if (!ruled.empty()) {
      view.ruled = hour_times{ruled.front().times.clock.start, ruled.front().times.clock.end, view.when.zone};
    }
  }
  view.can_move = undecided;
  view.can_describe = ahead && from.now < hour.clock.start;
  view.move_day = date_value(hour.day);
  auto const wall = view.when.zone->to_local(hour.clock.start);
  view.move_start =
      time_value(std::chrono::floor<std::chrono::minutes>(wall - std::chrono::floor<std::chrono::days>(wall)));
  view.link = hour.meeting_link;
  view.topic = hour.topic;
  if (edits_series(unit, from.who->id, found.of)) view.series_page = "/series/" + found.of.id.value;
}

}  // namespace

int overdue_mails(unit_of_work const& unit, occurrence_id const& id, scheduler::instant now) {
  return static_cast<int>(std::ranges::count_if(unit.outbox().of_occurrence(id), [&](outbox_mail const& mail) {
    bool const open =
        mail.state == mail_state::queued || mail.state == mail_state::sending || mail.state == mail_state::deferred;
    bool const lost = mail.state == mail_state::dead || mail.state == mail_state::expired;
    // A reminder waits for its time on purpose.
    bool const waits = mail.attempts == 0 && mail.next_try > now;
    return lost || (open && !waits && now >= mail.created + acceptance_limit);
  }));
}

facilitate_hour_view manage_view_of(call const& from, unit_of_work const& unit, occurrence_id const& id) {
  facilitate_hour_view view;
  auto const found = find_hour(from, unit, id);
  if (!found) return view;
  auto const& hour = found->hour;
  auto const rules = view_of(unit, hour);
  view.id = id;
  view.series = hour.series;
  view.experts = experts_of(from, unit, hour);
  view.can_keep_members = keeps_members(unit, from.who->id, hour.series);
  view.when = found->when;
  view.site = found->place.name;
  view.state = hour.state;
  view.clock = hour.clock;
  view.hold = hour.hold;
  view.cause = hour.cause;
  view.reason = hour.reason;
  view.question = hour.question;
  view.need = rules.need;
  view.min_cases = hour.min_cases;
  view.places = hour.places;
  view.is_full = rules.taken >= rules.places;
  view.asks_too_few = asks_about_too_few_cases(unit, from.acting(), hour);
  view.revision = hour.revision;
  bool const is_held = hour.hold == scheduler::hold_flag::held;
  view.can_hold = !is_held && scheduler::hold(rules).has_value();
  view.can_release = is_held && scheduler::release_hold(rules, from.now).has_value();
  view.can_cancel = scheduler::cancel(rules, scheduler::given_reason::stated, from.now).has_value();
  view.can_reinstate = scheduler::reinstate(rules, scheduler::short_notice::confirmed, from.now).has_value();
  view.short_notice =
      view.can_reinstate && !scheduler::reinstate(rules, scheduler::short_notice::not_confirmed, from.now).has_value();
  view.can_report_held = scheduler::report_held(rules).has_value();
  set_series_acts(from, unit, *found, view);
  // A phone number is for facilitator and deputy; an owner who is neither does not see it.
  auto const acting = acting_role(unit, from.who->id, hour.series);
  bool const runs = acting == to_string(role::facilitator) || acting == to_string(role::deputy);
  auto const seen_by = runs ? reader::runs_the_hour : reader::answers_for_it;
  for (auto const& held : unit.bookings().of_occurrence(id)) {
    if (held.state != booking_state::waiting) view.bookings.push_back(line_of(from, unit, held, seen_by));
  }
  for (auto const& held : unit.bookings().waiting(id)) view.bookings.push_back(line_of(from, unit, held, seen_by));
  for (auto const& held : unit.bookings().of_occurrence(id)) add_review(from, unit, hour, held, view);
  for (auto const& mail : unit.outbox().of_occurrence(id)) {
    if (runs || !tells_who_presents(mail.kind)) view.told.push_back(told(unit, mail));
  }
  std::ranges::reverse(view.told);
  for (auto const& [who, granted] : unit.people().with_grants(hour.series)) {
    view.members.push_back({.name = who.name,
                            .organisation = organisation_name(unit, who.organisation),
                            .granted = granted,
                            .phone = runs ? who.phone : std::string{}});
  }
  return view;
}

}  // namespace matala::server
