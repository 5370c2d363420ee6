// SPDX-License-Identifier: Apache-2.0
#include "tests/scheduler/model_settings.hpp"

#include <doctest/doctest.h>

using namespace matala::scheduler;
using namespace matala::scheduler::test;
using namespace std::chrono_literals;

TEST_CASE("the model finds a shell that loses mail, says nothing of a move, or forgets the line") {
  struct fault {
    std::string what;
    shell_fault shell;
    std::string part;
  };
  fault const faults[] = {{"a crash loses mail that was not sent", shell_fault::loses_unsent_mail_in_a_crash, "hour"},
                          {"mail is marked before it is sent", shell_fault::marks_before_sending, "hour"},
                          {"SEQUENCE stays when people are told", shell_fault::sequence_stays_when_told, "hour"},
                          {"SEQUENCE stays when the hour is moved", shell_fault::sequence_stays_when_moved, "moved"},
                          {"a moved hour keeps its times", shell_fault::times_stay_when_moved, "moved"},
                          {"a moved hour gets another UID", shell_fault::new_uid_when_moved, "moved"},
                          {"nobody is told of a move", shell_fault::nobody_is_told_of_a_move, "moved"},
                          {"the line stays after the decision", shell_fault::line_stays_after_the_decision, "waitlist"},
                          {"decision and mail are two transactions", shell_fault::decision_and_mail_apart, "hour"}};
  for (auto const& [what, shell, part] : faults) {
    CAPTURE(what);
    model_rules rules;
    rules.shell = shell;
    CHECK(is_caught(rules, part));
  }
}

TEST_CASE("the model finds a fault in the waitlist") {
  using step = std::optional<waitlist_step>;
  using cases = std::span<waiting_case const>;
  struct fault {
    std::string what;
    void (*seed)(model_rules&);
  };
  fault const faults[] = {
      {"last in, first out",
       [](model_rules& rules) {
         rules.next_in_line = [](occurrence_view const& hour, cases waiting, offer_time const& offers,
                                 instant now) -> step {
           std::vector<waiting_case> turned(waiting.begin(), waiting.end());
           for (auto& each : turned) each.since = instant{} - each.since.time_since_epoch();
           return next_in_line(hour, turned, offers, now);
         };
       }},
      {"urgent cases wait like others",
       [](model_rules& rules) {
         rules.next_in_line = [](occurrence_view const& hour, cases waiting, offer_time const& offers,
                                 instant now) -> step {
           std::vector<waiting_case> equal(waiting.begin(), waiting.end());
           for (auto& each : equal) each.rank = waiting_rank::ordinary;
           return next_in_line(hour, equal, offers, now);
         };
       }},
      {"a place is given a second after the cut-off",
       [](model_rules& rules) {
         rules.next_in_line = [](occurrence_view const& hour, cases waiting, offer_time const& offers, instant now) {
           return next_in_line(hour, waiting, offers, now - 1s);
         };
       }},
      {"an offered place is offered again",
       [](model_rules& rules) {
         rules.next_in_line = [](occurrence_view const& hour, cases waiting, offer_time const& offers,
                                 instant now) -> step {
           auto roomy = hour;
           for (auto const& each : waiting) roomy.places += each.offer == offer_state::open ? 1 : 0;
           return next_in_line(roomy, waiting, offers, now);
         };
       }},
      {"an offer lasts beyond the decision",
       [](model_rules& rules) {
         rules.next_in_line = [](occurrence_view const& hour, cases waiting, offer_time const& offers,
                                 instant now) -> step {
           auto given = next_in_line(hour, waiting, offers, now);
           if (given) given->ends += 1h;
           return given;
         };
       }},
      {"an offer that ran out is accepted",
       [](model_rules& rules) {
         rules.may_accept = [](waiting_case const& waiting, instant) { return waiting.offer == offer_state::open; };
       }},
      {"the timer forgets that an offer runs out",
       [](model_rules& rules) {
         rules.next_waitlist_look = [](occurrence_view const&, cases, offer_time const&, instant) {
           return std::optional<instant>{};
         };
       }},
      {"a line is joined where a place is free",
       [](model_rules& rules) {
         rules.may_wait = [](occurrence_view const& hour, booking_facts const& facts) {
           auto full = hour;
           full.taken = full.places;
           return may_wait(full, facts);
         };
       }},
      {"a line is joined after the cut-off",
       [](model_rules& rules) {
         rules.may_wait = [](occurrence_view const& hour, booking_facts const& facts) {
           auto earlier = facts;
           earlier.now -= 1s;
           return may_wait(hour, earlier);
         };
       }},
      {"who waits does not count as need",
       [](model_rules& rules) {
         rules.next_due = [](occurrence_view const& hour, instant now) {
           auto fewer = hour;
           fewer.need = hour.taken;
           return next_due(fewer, now);
         };
       }},
      {"urgency does not keep the machine from cancelling", [](model_rules& rules) {
         rules.next_due = [](occurrence_view const& hour, instant now) {
           auto calm = hour;
           calm.urgent = 0;
           return next_due(calm, now);
         };
       }}};
  for (auto const& fault : faults) {
    CAPTURE(fault.what);
    model_rules rules;
    fault.seed(rules);
    CHECK(is_caught(rules, "waitlist"));
  }
}
