// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/mail/outbox_worker.hpp"
#include "tests/server/mail/mail_fixture.hpp"
#include "tests/server/mail/test_clock.hpp"
#include "tests/support/temporary_store.hpp"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace matala::server {

struct sent_mail {
  std::string to;
  std::string message_id;
  std::string content;
};

/// Takes everything unless `reply_to` says otherwise; `reply_to` may throw, as a process may die.
class scripted_transport : public mail_transport {
 public:
  send_result send(std::string_view, std::string_view to, std::string_view message_id,
                   std::string_view message) override {
    tried.push_back({std::string(to), std::string(message_id), std::string(message)});
    auto const result = reply_to ? reply_to(tried.back()) : send_result{send_outcome::accepted, 250};
    if (result.outcome == send_outcome::accepted) taken.push_back(tried.back());
    return result;
  }

  std::function<send_result(sent_mail const&)> reply_to;
  std::vector<sent_mail> tried;
  std::vector<sent_mail> taken;
};

/// A store with one series, its hour "hour-1" and the person "maija".
class worker_fixture {
 public:
  worker_fixture() {
    storage->transact([](unit_of_work& unit) {
      unit.people().save(organisation{.id = {"county"}, .name = "Esimerkkilän hyvinvointialue"});
      unit.people().save(site{.id = {"site"}, .organisation = {"county"}, .name = "Keskus", .municipality = {}});
      series weekly;
      weekly.id = {"weekly"};
      weekly.site = {"site"};
      weekly.organiser_address = "konsultaatio@example.org";
      weekly.rule.first = std::chrono::January / 12 / 2027;
      unit.all_series().save(weekly);
    });
    add_person("maija");
    set_hour(scheduler::occurrence_state::confirmed);
  }

  void add_person(std::string const& name, person_state state = person_state::active) {
    storage->transact([&](unit_of_work& unit) {
      person who;
      who.id = {name};
      who.email = name + "@example.org";
      who.name = name;
      who.state = state;
      unit.people().save(who);
    });
  }

  void set_hour(scheduler::occurrence_state state, std::string const& uid = "uid-1@matala.example.org") {
    storage->transact([&](unit_of_work& unit) {
      occurrence hour;
      hour.id = {"hour-1"};
      hour.series = {"weekly"};
      hour.nominal = std::chrono::January / 12 / 2027;
      hour.day = hour.nominal;
      hour.state = state;
      hour.clock.decide = decision;
      hour.clock.start = hour_start;
      hour.clock.end = hour_end;
      hour.uid = uid;
      unit.occurrences().save(hour, std::nullopt);
    });
  }

  /// A row about hour-1 to maija; `change` may make it another.
  mail_id enqueue(mail_kind kind, std::string const& name, std::function<void(outbox_mail&)> const& change = {}) {
    auto mail = sample_mail(kind, language::fi);
    mail.id = {name};
    mail.dedupe = name;
    mail.message_id = name + "@matala.example.org";
    mail.address = "maija@example.org";
    mail.recipient = person_id{"maija"};
    if (kind != mail_kind::sign_in) mail.occurrence = occurrence_id{"hour-1"};
    mail.priority = kind == mail_kind::sign_in ? 0 : kind == mail_kind::hour_cancelled ? 1 : 2;
    mail.created = now.now();
    mail.next_try = now.now();
    if (change) change(mail);
    storage->transact([&](unit_of_work& unit) { unit.outbox().enqueue(mail); });
    return mail.id;
  }

  outbox_mail row(mail_id const& id) const {
    return storage->read([&](unit_of_work const& unit) { return *unit.outbox().find(id); });
  }
  mail_state state(mail_id const& id) const { return row(id).state; }

  int deliver(std::string const& owner = "run-1") { return deliver_due(delivery(owner)); }
  /// Until nothing is due at this moment.
  void deliver_all(std::string const& owner = "run-1") {
    while (deliver(owner) > 0) continue;
  }

  outbox_delivery delivery(std::string const& owner) {
    return {*storage, now, transport, real_renderer(), owner, [this](delivery_event const& e) { log.push_back(e); }};
  }

  tests::temporary_store storage;
  test_clock now{decision};
  scripted_transport transport;
  std::vector<delivery_event> log;
};

}  // namespace matala::server
