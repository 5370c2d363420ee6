// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/store.hpp"
#include "tests/support/redacted_text.hpp"
#include "tests/support/temporary_store.hpp"

#include <chrono>
#include <string>

namespace matala::tests {

using namespace matala::server;
using scheduler::instant;

/// The store that the contract is checked on. A second adapter runs the same tests with its own name here.
using store_under_test = temporary_store;

/// Some moment, `offset_s` seconds after a fixed one.
constexpr instant at(int offset_s) {
  return instant{std::chrono::seconds{1'800'000'000 + offset_s}};
}

constexpr scheduler::date day(int year, unsigned month, unsigned number) {
  return {std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{number}};
}

inline person some_person(std::string const& id) {
  return {.id = {id},
          .email = id + "@example.org",
          .name = "Person " + id,
          .organisation = {},
          .lang = language::fi,
          .phone = "",
          .state = person_state::active,
          .created = at(0)};
}

inline series some_series(std::string const& id) {
  series value{.id = {id}, .site = {"site"}, .organiser_address = "tunti@example.org", .rule = {}, .meeting_link = ""};
  value.rule.first = day(2027, 1, 4);
  return value;
}

inline occurrence some_occurrence(std::string const& id, scheduler::date nominal = day(2027, 1, 11)) {
  occurrence value{.id = {id},
                   .series = {"series"},
                   .nominal = nominal,
                   .day = nominal,
                   .clock = {},
                   .uid = id + "-uid",
                   .reason = "",
                   .meeting_link = "",
                   .current_case = {},
                   .decided = {},
                   .started = {},
                   .ended = {}};
  value.state = scheduler::occurrence_state::open;
  value.clock.start = at(3600);
  value.clock.end = at(7200);
  return value;
}

inline stored_case some_case(std::string const& id) {
  return {.id = {id}, .code = "K-" + id, .lang = language::fi, .text = {}, .age_band = ""};
}

inline booking some_booking(std::string const& id, int place) {
  return {.id = {id},
          .occurrence = {"hour"},
          .place = place,
          .subject = {"case"},
          .presenter = {"presenter"},
          .state = booking_state::booked,
          .booked = at(0),
          .moves = 0};
}

inline booking waiting_booking(std::string const& id, scheduler::waiting_rank rank, int since_s) {
  auto value = some_booking(id, 0);
  value.state = booking_state::waiting;
  value.wait = scheduler::waiting_case{
      .rank = rank, .since = at(since_s), .offer = scheduler::offer_state::none, .offer_ends = at(0)};
  return value;
}

inline outbox_mail some_mail(std::string const& id) {
  outbox_mail value;
  value.id = {id};
  value.dedupe = "about " + id;
  value.kind = mail_kind::reminder;
  value.recipient = person_id{"presenter"};
  value.address = "presenter@example.org";
  value.message_id = id + "@example.org";
  value.created = at(0);
  value.next_try = at(0);
  return value;
}

/// A mail with a calendar part for the hour.
inline outbox_mail some_calendar_mail(std::string const& id, calendar_method method) {
  outbox_mail value = some_mail(id);
  value.method = method;
  value.occurrence = occurrence_id{"hour"};
  value.uid = "hour-uid";
  return value;
}

/// What other rows refer to: organisation, site, series, hour, presenter, case.
inline void add_surroundings(unit_of_work& unit) {
  unit.people().save(organisation{.id = {"organisation"}, .name = "Organisation"});
  unit.people().save(
      site{.id = {"site"}, .organisation = {"organisation"}, .name = "Site", .municipality = "Municipality"});
  unit.all_series().save(some_series("series"));
  unit.occurrences().save(some_occurrence("hour"), std::nullopt);
  unit.people().save(some_person("presenter"));
  unit.cases().insert(some_case("case"), redacted_text({"question", "situation", "tried", "aims"}));
}

/// A store with these in it.
class furnished_store : public store_under_test {
 public:
  explicit furnished_store(store_options options = {}) : store_under_test(std::move(options)) {
    (**this).transact(add_surroundings);
  }
};

/// The ids of the rows, in their order: "a b c".
template <class Rows>
std::string ids_of(Rows const& rows) {
  std::string joined;
  for (auto const& row : rows) {
    if (!joined.empty()) joined += ' ';
    if constexpr (requires { row.id.value; }) {
      joined += row.id.value;
    } else {
      joined += row.value;
    }
  }
  return joined;
}

}  // namespace matala::tests
