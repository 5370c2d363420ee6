// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/occurrence_clock.hpp"
#include "scheduler/working_time.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace matala::tests {

using scheduler::instant;

/// States of an hour, by their words.
enum class stage { planned, open, closed, confirmed, cancelled, running, held, skipped, lapsed, archived };
std::string_view word_of(stage at);

/// An hour as the reference sees it.
struct plain_hour {
  std::string id;
  std::string series;
  scheduler::occurrence_clock clock;
  stage at = stage::planned;
  bool hold = false;
  int places = 3;
  int min_cases = 1;
  /// What the machine decided since it was planned or last reinstated; never more than one.
  int decisions = 0;
  int reinstatements = 0;
  /// Its start has passed once, whatever the clock says now: nobody is written to any more who joins it.
  bool has_begun = false;
  /// What the facilitator owes an answer to.
  enum class question { none, not_reached, discussed } asked = question::none;
};

/// Why a case waits, in the order in which places go to them.
enum class turn { moved_here, urgent, ordinary };

struct plain_wait {
  std::string hour;
  turn rank = turn::ordinary;
  instant since;
  enum class offer { none, open, passed } offered = offer::none;
  instant offer_ends;
  /// Two that came at the same second may stand either way; this is how they do.
  int tie = 0;
};

struct plain_case {
  std::string id;
  std::string presenter;
  bool urgent = false;
  /// Where it has a place, and which.
  std::optional<std::string> seat;
  int place = 0;
  std::vector<plain_wait> waits;
  enum class end { none, withdrawn, discussed, forgotten } ended = end::none;
  /// The hour it left last without getting another place.
  std::string left;
  /// Every hour in which it had a place and was moved away.
  std::set<std::string> moved_from;
};

/// A letter that somebody must get beside the calendar words.
struct owed_letter {
  std::string kind;
  std::string hour;
  /// Empty: whoever facilitates or owns.
  std::string person;
};

/// Working time for offers: calendar, which days count, zone.
struct plain_working_time {
  scheduler::working_calendar const* calendar = nullptr;
  scheduler::zone_rules const* zone = nullptr;
  std::map<std::string, scheduler::counted_days> counted;
};

/// DOMAIN sections 3 to 5 said again, plainly and without the product's rules: what the state of all hours and cases is
/// after each act and each look at the clock. A value: a copy is what could have been.
///
/// Every act answers with the word of its refusal, or nothing when it is carried out.
class reference {
 public:
  using refusal = std::string;

  explicit reference(plain_working_time when) : working_(std::move(when)) {}

  std::map<std::string, plain_hour> hours;
  std::map<std::string, plain_case> cases;
  /// By series: who is invited to every hour.
  std::map<std::string, std::set<std::string>> members;
  std::vector<owed_letter> owed;
  /// Hours that something happened to, until somebody takes them.
  std::set<std::string> touched;

  // The timer (reference_timer.cpp).

  /// Hours of a series that a look at the clock may change, in the order in which they are.
  std::vector<std::string> due(std::string const& series, instant now) const;
  /// All that is due for one hour.
  void look_at(std::string const& hour, instant now);

  // Presenters (reference_cases.cpp).

  enum class asked_for { ordinary, late };
  refusal may_book(std::string const& hour, std::string const& presenter, asked_for kind, instant now) const;
  refusal may_wait(std::string const& hour, std::string const& presenter, instant now) const;
  void book(std::string const& hour, plain_case subject);
  void wait(std::string const& hour, plain_case subject, instant now);
  /// From its place; one that waits too leaves every line.
  refusal withdraw(std::string const& subject, instant now);
  /// From the lines alone, where it has a place elsewhere.
  refusal leave_lines(std::string const& subject, instant now);
  refusal move(std::string const& subject, std::string const& to, instant now);
  refusal answer_offer(std::string const& subject, std::string const& hour, bool yes, instant now);

  // Facilitators (reference_people.cpp).

  refusal hold(std::string const& hour);
  refusal release(std::string const& hour, instant now);
  refusal cancel(std::string const& hour, instant now);
  refusal reinstate(std::string const& hour, bool short_notice, instant now);
  refusal start(std::string const& hour, bool by_core_member, instant now);
  refusal end(std::string const& hour, std::set<std::string> const& not_reached, instant now);
  refusal report_not_reached(std::string const& hour, std::set<std::string> const& not_reached, instant now);
  refusal report_held(std::string const& hour);
  refusal report_discussed(std::string const& hour, std::set<std::string> const& discussed, instant now);
  /// A break over these hours, as planned or invited as they are.
  void lay_break(std::vector<std::string> const& latest_first, instant now);
  refusal may_move_hour(std::string const& hour) const;
  /// R7: to these times, which must begin at `start`, be in order and have their cut-off ahead.
  refusal move_hour(std::string const& hour, scheduler::occurrence_clock const& to, instant start, instant now);

  // What is so.

  /// In order of place.
  std::vector<std::string> seated(std::string const& hour) const;
  /// In the order in which places go to them.
  std::vector<std::string> line(std::string const& hour) const;

 private:
  refusal closed_to_bookings(plain_hour const& hour, instant now) const;
  bool takes_bookings(plain_hour const& hour, instant now) const;
  bool is_full(plain_hour const& hour) const;
  int free_place(std::string const& hour) const;
  int cases_of(std::string const& hour, std::string const& presenter) const;
  std::optional<instant> deadline_of(plain_hour const& hour) const;
  plain_wait* wait_of(std::string const& subject, std::string const& hour);
  bool is_working_time(plain_hour const& hour, instant now) const;
  instant two_working_hours_after(plain_hour const& hour, instant now) const;
  std::vector<std::string> later_than(std::string const& hour) const;

  bool step(plain_hour& hour, instant now);
  bool is_wanted(plain_hour const& hour) const;
  bool nobody_wants(plain_hour const& hour) const;
  void open(plain_hour& hour, instant now);
  void decide(plain_hour& hour, instant now);
  void end_by_itself(plain_hour& hour);
  void archive(plain_hour& hour);
  void confirm(plain_hour& hour, instant now);
  void call_off(plain_hour& hour, instant now);
  void lapse(plain_hour& hour, instant now);
  void fill(std::string const& hour, instant now);
  void promote(std::string const& subject, std::string const& hour, instant now);
  void leave_all_lines(std::string const& subject, instant now);
  bool give_back(std::string const& subject, instant now);
  void move_all(plain_hour const& from, instant now);
  void move_waiting(plain_hour const& from, instant now);
  void move_on(std::string const& subject, std::string const& from, instant now);
  void settle(std::string const& hour, std::set<std::string> const& not_reached, instant now);

  plain_working_time working_;
};

}  // namespace matala::tests
