// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/faults.hpp"

#include "server/ports/mail_parameters.hpp"

#include <algorithm>

namespace matala::tests {
namespace {

using scheduler::occurrence_state;

template <class Change>
void with_hours(unit_of_work& unit, instant now, Change&& change) {
  for (auto hour : unit.occurrences().starting_in(now - 3 * 24h, now + 35 * 24h)) {
    // The timer looks at it at once and finds out by itself when it must look again.
    if (change(hour)) unit.occurrences().save(hour, now);
  }
}

bool is_undecided(occurrence const& hour) {
  return hour.state == occurrence_state::open || hour.state == occurrence_state::closed;
}

void drop_mail(unit_of_work& unit, instant now) {
  for (auto const& mail : unit.outbox().claim(now, "thief", now + 5min, 1000)) {
    unit.outbox().finish(mail.id, mail_state::superseded, 0, now, now);
  }
}

void count_as_sent(unit_of_work& unit, instant now) {
  for (auto const& mail : unit.outbox().claim(now, "thief", now + 5min, 1000)) {
    unit.outbox().finish(mail.id, mail_state::sent, 250, now, now);
  }
}

void keep_cancellations_back(unit_of_work& unit, instant now) {
  with_hours(unit, now, [&](occurrence const& hour) {
    for (auto const& mail : unit.outbox().of_occurrence(hour.id)) {
      bool const waits = mail.kind == mail_kind::hour_cancelled && mail.state == mail_state::queued;
      if (waits) unit.outbox().finish(mail.id, mail_state::superseded, 0, now, now);
    }
    return false;
  });
}

void say_again_under_another_name(unit_of_work& unit, instant now) {
  with_hours(unit, now, [&](occurrence const& hour) {
    auto const of = unit.all_series().find(hour.series).value();
    for (auto mail : unit.outbox().of_occurrence(hour.id)) {
      if (mail.kind != mail_kind::invitation || mail.state != mail_state::sent) continue;
      mail.id.value += "x";
      mail.dedupe += "x";
      mail.message_id = "again-" + mail.message_id;
      mail.parameters = {{std::string{mail_parameter::organiser}, of.organiser_address},
                         {std::string{mail_parameter::zone}, of.zone},
                         {std::string{mail_parameter::path}, "/hours/" + hour.id.value}};
      mail.state = mail_state::queued;
      if (!unit.outbox().find(mail.id)) unit.outbox().enqueue(mail);
    }
    return false;
  });
}

void forget_hold(unit_of_work& unit, instant now) {
  with_hours(unit, now, [now](occurrence& hour) {
    bool const is_decided_now = is_undecided(hour) && hour.clock.decide <= now;
    if (is_decided_now) hour.hold = scheduler::hold_flag::released;
    return is_decided_now;
  });
}

void want_one_case_only(unit_of_work& unit, instant now) {
  with_hours(unit, now, [](occurrence& hour) { return is_undecided(hour) && std::exchange(hour.min_cases, 1) > 1; });
}

void lock_late(unit_of_work& unit, instant now) {
  with_hours(unit, now, [](occurrence& hour) {
    bool const locks = is_undecided(hour) && hour.clock.lock != hour.clock.start;
    hour.clock.lock = hour.clock.start;
    return locks;
  });
}

void close_late(unit_of_work& unit, instant now) {
  with_hours(unit, now, [now](occurrence& hour) {
    bool const just_closed = hour.state == occurrence_state::closed && now < hour.clock.decide;
    if (!just_closed) return false;
    hour.state = occurrence_state::open;
    hour.clock.cutoff = hour.clock.decide;
    return true;
  });
}

void decide_again(unit_of_work& unit, instant now) {
  with_hours(unit, now, [now](occurrence& hour) {
    bool const decided = hour.state == occurrence_state::confirmed && now < hour.clock.start;
    if (decided) hour.state = occurrence_state::closed;
    return decided;
  });
}

void leave_cases_behind(unit_of_work& unit, instant now) {
  with_hours(unit, now, [&](occurrence const& hour) {
    for (auto const& left : unit.bookings().of_occurrence(hour.id)) {
      bool const was_moved = hour.state == occurrence_state::cancelled && left.state == booking_state::moved;
      if (was_moved && left.place > 0) unit.bookings().set_state(left.id, booking_state::booked);
    }
    return false;
  });
}

void lose_bookings(unit_of_work& unit, instant now) {
  with_hours(unit, now, [&](occurrence const& hour) {
    for (auto const& held : unit.bookings().holding_places(hour.id)) {
      if (is_undecided(hour)) unit.bookings().set_state(held.id, booking_state::withdrawn);
    }
    return false;
  });
}

void turn_the_line_round(unit_of_work& unit, instant now) {
  constexpr instant turned{std::chrono::sys_days{std::chrono::January / 1 / 2040}};
  with_hours(unit, now, [&](occurrence const& hour) {
    for (auto const& waiting : unit.bookings().waiting(hour.id)) {
      auto wait = waiting.wait.value();
      if (wait.since > turned) continue;
      wait.since = turned + (turned - wait.since);
      unit.bookings().set_wait(waiting.id, wait);
    }
    return false;
  });
}

void count_back(unit_of_work& unit, instant now) {
  with_hours(unit, now, [](occurrence& hour) {
    bool const counts = hour.sequence > 0;
    if (counts) --hour.sequence;
    return counts;
  });
}

}  // namespace

std::vector<seeded_fault> seeded_faults() {
  return {
      {.what = "mail is dropped in a crash", .after_crash = drop_mail},
      {.what = "mail counts as sent before it is sent", .after_crash = count_as_sent},
      {.what = "nobody is told of a cancellation",
       .after_tick = keep_cancellations_back,
       .after_deed = keep_cancellations_back},
      {.what = "after a crash mail goes again under another Message-ID", .after_crash = say_again_under_another_name},
      {.what = "the decision does not look at hold", .before_tick = forget_hold},
      {.what = "the decision does not look at min_cases", .before_tick = want_one_case_only},
      {.what = "the machine cancels in the lock window", .before_tick = lock_late},
      {.what = "booking is open after the cut-off", .before_deed = close_late},
      {.what = "a decided hour is decided again after a crash", .after_crash = decide_again},
      {.what = "a case is left on a cancelled hour",
       .after_tick = leave_cases_behind,
       .after_deed = leave_cases_behind},
      {.what = "a booking is lost in a crash", .after_crash = lose_bookings},
      {.what = "the waitlist is last in, first out", .after_deed = turn_the_line_round},
      {.what = "SEQUENCE does not rise", .before_tick = count_back, .before_deed = count_back}};
}

}  // namespace matala::tests
