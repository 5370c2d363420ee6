// SPDX-License-Identifier: Apache-2.0
#include "server/app/letters.hpp"

#include "server/app/stuck_mail.hpp"
#include "tests/server/app/hour_support.hpp"

#include <set>

using namespace matala::tests;

TEST_CASE("R27: each mail has a Message-ID of its own and refers to the invitation") {
  confirmed_world w;
  std::set<std::string> ids;
  for (auto const& mail : w.mails({})) CHECK(ids.insert(mail.message_id).second);
  auto const hour = w.hour(first_hour).id;
  auto const invitation = w.mails({.kind = mail_kind::invitation, .to = "core_fi", .hour = hour}).front();
  CHECK_FALSE(invitation.parameters.contains("references"));
  auto const confirmation = w.mails({.kind = mail_kind::hour_confirmed, .to = "core_fi", .hour = hour}).front();
  CHECK(confirmation.parameters.at("references") == invitation.message_id);
}

TEST_CASE("every mail about an hour carries the role address, the zone, the page and the times of its hour") {
  confirmed_world w;
  auto const hour = w.hour(first_hour);
  for (auto const& mail : w.mails({.hour = hour.id})) {
    CHECK(mail.parameters.at("organiser") == "tunti@county.example.org");
    CHECK(mail.parameters.at("zone") == "Europe/Helsinki");
    CHECK(mail.parameters.at("path") == "/hours/" + hour.id.value);
    CHECK(mail.start == hour.clock.start);
    CHECK(mail.end == hour.clock.end);
  }
}

TEST_CASE("R28: a cancellation goes where the invitation went, in the language of today") {
  open_world w;
  w.data().transact([](unit_of_work& unit) {
    auto moved = unit.people().find({"core_fi"}).value();
    moved.email = "new.address@county.example.org";
    moved.lang = language::en;
    unit.people().save(moved);
  });
  w.live_until(first_cutoff());
  auto const mails = w.mails({.kind = mail_kind::hour_cancelled, .to = "core_fi"});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().address == world::address_of("core_fi"));
  CHECK(mails.front().lang == language::en);
}

TEST_CASE("a reminder is of no use after the start, everything else until a day after the end") {
  confirmed_world w;
  for (auto const& mail : w.mails({.hour = w.hour(first_hour).id})) {
    CHECK(mail.deadline == (mail.kind == mail_kind::reminder ? first_start() : first_end() + 24h));
  }
}

TEST_CASE("a mail written after its hour still has a day to leave") {
  confirmed_world w;
  w.live_until(first_end() + 24h);
  REQUIRE(w.mails({.kind = mail_kind::owner_lapsed}).size() == 1);
  CHECK(w.mails({.kind = mail_kind::owner_lapsed}).front().deadline == w.now() + 24h);
}

TEST_CASE("a cancellation that no server has taken is stuck after a quarter of an hour, until the hour is over") {
  open_world w;
  w.live_until(first_cutoff());
  auto const stuck = [&](instant when) {
    return w.read([&](unit_of_work const& unit) { return cancellation_is_stuck(unit, when); });
  };
  CHECK_FALSE(stuck(first_cutoff() + 15min - 1s));
  CHECK(stuck(first_cutoff() + 15min));
  CHECK(stuck(first_end() - 1s));
  CHECK_FALSE(stuck(first_end()));
  w.data().transact([&](unit_of_work& unit) {
    for (auto const& mail : unit.outbox().unaccepted(mail_kind::hour_cancelled, w.now())) {
      unit.outbox().finish(mail.id, mail_state::sent, 250, w.now(), w.now());
    }
  });
  CHECK_FALSE(stuck(first_cutoff() + 15min));
}
