// SPDX-License-Identifier: Apache-2.0
#include "server/mail/outbox_worker.hpp"

#include "tests/server/mail/worker_fixture.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <new>
#include <string>
#include <vector>

using namespace matala::server;
using matala::scheduler::occurrence_state;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr send_result put_off{send_outcome::later, 451};
constexpr send_result silence{send_outcome::later, 0};
constexpr send_result refusal{send_outcome::refused, 550};

std::vector<std::string> ids(std::vector<sent_mail> const& mails) {
  std::vector<std::string> all;
  for (auto const& mail : mails) all.push_back(mail.message_id);
  return all;
}

}  // namespace

TEST_CASE_FIXTURE(worker_fixture, "what is due is sent once, marked and stripped of its parameters") {
  auto const id = enqueue(mail_kind::hour_confirmed, "m1");
  CHECK(deliver() == 1);
  auto const sent = row(id);
  CHECK(sent.state == mail_state::sent);
  CHECK(sent.last_reply == 250);
  CHECK(sent.accepted == now.now());
  CHECK(sent.parameters.empty());
  REQUIRE(transport.taken.size() == 1);
  CHECK(transport.taken.front().to == "maija@example.org");
  CHECK(transport.taken.front().message_id == "m1@matala.example.org");
  CHECK(deliver() == 0);
  CHECK(transport.tried.size() == 1);
}

TEST_CASE_FIXTURE(worker_fixture, "the log holds id, attempt, state and reply") {
  enqueue(mail_kind::hour_confirmed, "m1");
  transport.reply_to = [](sent_mail const&) { return put_off; };
  deliver();
  REQUIRE(log.size() == 1);
  CHECK(log.front().id.value == "m1");
  CHECK(log.front().attempt == 1);
  CHECK(log.front().state == mail_state::deferred);
  CHECK(log.front().reply == 451);
}

TEST_CASE_FIXTURE(worker_fixture, "a crash between sending and marking sends again at once, with the same Message-ID") {
  auto const id = enqueue(mail_kind::hour_cancelled, "m1");
  transport.reply_to = [](sent_mail const&) -> send_result { throw std::bad_alloc(); };
  CHECK_THROWS_AS(deliver("run-1"), std::bad_alloc);
  CHECK(state(id) == mail_state::sending);
  storage.reopen();
  transport.reply_to = nullptr;
  CHECK(deliver("run-2") == 1);
  CHECK(state(id) == mail_state::sent);
  CHECK(ids(transport.tried) == std::vector<std::string>{"m1@matala.example.org", "m1@matala.example.org"});
}

TEST_CASE_FIXTURE(worker_fixture, "a crash leaves at most the one mail in flight in doubt") {
  for (auto const* const name : {"m1", "m2", "m3"}) {
    enqueue(mail_kind::facilitator_late_booking, name);
  }
  transport.reply_to = [](sent_mail const& mail) -> send_result {
    if (mail.message_id == "m2@matala.example.org") throw std::bad_alloc();
    return {send_outcome::accepted, 250};
  };
  CHECK_THROWS_AS(deliver("run-1"), std::bad_alloc);
  transport.reply_to = nullptr;
  deliver_all("run-2");
  CHECK(ids(transport.tried) == std::vector<std::string>{"m1@matala.example.org", "m2@matala.example.org",
                                                         "m2@matala.example.org", "m3@matala.example.org"});
}

TEST_CASE_FIXTURE(worker_fixture, "the same run claims again only when the lease is over") {
  auto const id = enqueue(mail_kind::hour_cancelled, "m1");
  transport.reply_to = [](sent_mail const&) -> send_result { throw std::bad_alloc(); };
  CHECK_THROWS_AS(deliver("run-1"), std::bad_alloc);
  transport.reply_to = nullptr;
  now.advance(minutes{5} - seconds{1});
  CHECK(deliver("run-1") == 0);
  now.advance(seconds{1});
  CHECK(deliver("run-1") == 1);
  CHECK(state(id) == mail_state::sent);
}

TEST_CASE_FIXTURE(worker_fixture, "a stop finishes the mail in hand and leaves the rest to the next run") {
  for (auto const* const name : {"m1", "m2", "m3"}) enqueue(mail_kind::facilitator_late_booking, name);
  std::stop_source stop;
  transport.reply_to = [&](sent_mail const&) {
    stop.request_stop();
    return send_result{send_outcome::accepted, 250};
  };
  deliver_due(delivery("run-1"), stop.get_token());
  CHECK(state({"m1"}) == mail_state::sent);
  CHECK(transport.tried.size() == 1);
  deliver_all("run-2");
  CHECK(transport.taken.size() == 3);
}

TEST_CASE_FIXTURE(worker_fixture, "a greylisted mail is tried again after its delay, not before") {
  auto const id = enqueue(mail_kind::hour_confirmed, "m1");
  transport.reply_to = [](sent_mail const&) { return put_off; };
  CHECK(deliver() == 1);
  auto const later = row(id);
  CHECK(later.state == mail_state::deferred);
  CHECK(later.last_reply == 451);
  CHECK(later.attempts == 1);
  CHECK(later.next_try >= now.now() + minutes{1});
  CHECK(later.next_try < now.now() + seconds{73});
  transport.reply_to = nullptr;
  now.advance(later.next_try - now.now() - seconds{1});
  CHECK(deliver() == 0);
  now.advance(seconds{1});
  CHECK(deliver() == 1);
  CHECK(state(id) == mail_state::sent);
}

TEST_CASE_FIXTURE(worker_fixture, "a refused mail is dead and the others go on") {
  auto const refused = enqueue(mail_kind::facilitator_late_booking, "m1");
  auto const other = enqueue(mail_kind::facilitator_late_booking, "m2");
  transport.reply_to = [](sent_mail const& mail) {
    return mail.message_id.starts_with("m1") ? refusal : send_result{send_outcome::accepted, 250};
  };
  deliver_all();
  CHECK(state(refused) == mail_state::dead);
  CHECK(row(refused).last_reply == 550);
  CHECK(state(other) == mail_state::sent);
  now.advance(std::chrono::days{1});
  CHECK(deliver() == 0);
}

TEST_CASE_FIXTURE(worker_fixture, "a mail that cannot be built is dead, reported, and the others go on") {
  auto const broken = enqueue(mail_kind::invitation, "m1", [](outbox_mail& mail) { mail.parameters.clear(); });
  auto const forged = enqueue(mail_kind::facilitator_late_booking, "m2",
                              [](outbox_mail& mail) { mail.address = "maija@example.org\r\nBcc: x@example.com"; });
  auto const zone = enqueue(mail_kind::facilitator_late_booking, "m3", [](outbox_mail& mail) {
    mail.parameters.find(std::string(mail_parameter::zone))->second = "Nowhere/At_all";
  });
  auto const good = enqueue(mail_kind::facilitator_late_booking, "m4");
  deliver_all();
  CHECK(state(broken) == mail_state::dead);
  CHECK(state(forged) == mail_state::dead);
  CHECK(state(zone) == mail_state::dead);
  CHECK(state(good) == mail_state::sent);
  CHECK(log.size() == 4);
  CHECK(transport.tried.size() == 1);
}

TEST_CASE_FIXTURE(worker_fixture, "a CANCEL goes out after the REQUEST it overtook was dropped") {
  auto const request = enqueue(mail_kind::hour_confirmed, "m1");
  set_hour(occurrence_state::cancelled);
  auto const cancel = enqueue(mail_kind::hour_cancelled, "m2", [](outbox_mail& mail) { mail.sequence = 2; });
  deliver_all();
  CHECK(state(request) == mail_state::superseded);
  CHECK(state(cancel) == mail_state::sent);
  REQUIRE(ids(transport.tried) == std::vector<std::string>{"m2@matala.example.org"});
  CHECK(transport.tried.front().content.find("METHOD:CANCEL") != std::string::npos);
}

TEST_CASE_FIXTURE(worker_fixture, "nobody hears the later word on an hour before the earlier one") {
  enqueue(mail_kind::invitation, "m1");
  transport.reply_to = [](sent_mail const&) { return put_off; };
  deliver_all();
  enqueue(mail_kind::hour_confirmed, "m2", [](outbox_mail& mail) {
    mail.sequence = 2;
    mail.priority = 0;
  });
  transport.reply_to = nullptr;
  CHECK(deliver() == 0);
  now.advance(minutes{2});
  deliver_all();
  CHECK(ids(transport.taken) == std::vector<std::string>{"m1@matala.example.org", "m2@matala.example.org"});
}

TEST_CASE_FIXTURE(worker_fixture,
                  "a REQUEST that was put off is dropped when its CANCEL has been written, which still goes") {
  auto const request = enqueue(mail_kind::invitation, "m1");
  transport.reply_to = [](sent_mail const&) { return put_off; };
  deliver_all();
  transport.reply_to = nullptr;
  auto const cancel = enqueue(mail_kind::membership_ended, "m2", [](outbox_mail& mail) { mail.sequence = 2; });
  now.advance(minutes{2});
  deliver_all();
  CHECK(state(request) == mail_state::superseded);
  CHECK(state(cancel) == mail_state::sent);
}

TEST_CASE_FIXTURE(worker_fixture, "what is too late is not sent") {
  auto const id = enqueue(mail_kind::hour_confirmed, "m1", [](outbox_mail& mail) { mail.deadline = hour_start; });
  now.advance(hour_start - now.now());
  CHECK(deliver() == 1);
  CHECK(state(id) == mail_state::expired);
  CHECK(transport.tried.empty());
}

TEST_CASE_FIXTURE(worker_fixture, "just before its deadline a mail is still sent") {
  auto const id = enqueue(mail_kind::hour_confirmed, "m1", [](outbox_mail& mail) { mail.deadline = hour_start; });
  now.advance(hour_start - now.now() - seconds{1});
  deliver();
  CHECK(state(id) == mail_state::sent);
}

TEST_CASE_FIXTURE(worker_fixture, "sign-in goes before cancellations and these before the rest") {
  storage->transact([](unit_of_work& unit) {
    unit.sign_in().save({.browser_hash = "b",
                         .token_hash = "hash-of-the-token",
                         .code_hash = "c",
                         .email = "maija@example.org",
                         .tries = 0,
                         .requested = decision,
                         .accepted = std::nullopt});
  });
  enqueue(mail_kind::facilitator_late_booking, "m1");
  enqueue(mail_kind::hour_cancelled, "m2");
  enqueue(mail_kind::sign_in, "m3");
  deliver_all();
  CHECK(ids(transport.taken) ==
        std::vector<std::string>{"m3@matala.example.org", "m2@matala.example.org", "m1@matala.example.org"});
}

TEST_CASE_FIXTURE(worker_fixture,
                  "when the server is away the rest of the batch waits, and sign-in comes first afterwards") {
  for (int i = 0; i < 10; ++i) enqueue(mail_kind::facilitator_late_booking, fmt::format("m{}", i));
  transport.reply_to = [](sent_mail const&) { return silence; };
  CHECK(deliver() == 10);
  CHECK(transport.tried.size() == 2);
  for (int i = 0; i < 10; ++i) CHECK(state({fmt::format("m{}", i)}) == mail_state::deferred);
  transport.reply_to = nullptr;
  now.advance(minutes{2});
  deliver_all();
  CHECK(transport.taken.size() == 10);
}

TEST_CASE_FIXTURE(worker_fixture, "one mail that breaks the connection does not hold up the others") {
  for (int i = 0; i < 5; ++i) enqueue(mail_kind::facilitator_late_booking, fmt::format("m{}", i));
  transport.reply_to = [](sent_mail const& mail) {
    return mail.message_id.starts_with("m2") ? silence : send_result{send_outcome::accepted, 250};
  };
  deliver_all();
  CHECK(transport.taken.size() == 4);
  CHECK(state({"m2"}) == mail_state::deferred);
}

TEST_CASE_FIXTURE(worker_fixture,
                  "six hours without a server and a third greylisted: everything arrives, most urgent first") {
  constexpr int count = 60;
  for (int i = 0; i < count; ++i) {
    enqueue(i % 3 == 0 ? mail_kind::hour_cancelled : mail_kind::facilitator_late_booking, fmt::format("m{}", i),
            [i](outbox_mail& mail) {
              if (mail.method == calendar_method::cancel) mail.uid = fmt::format("uid-{}@x", i);
            });
  }
  set_hour(occurrence_state::cancelled);
  auto const back = now.now() + std::chrono::hours{6};
  int tries = 0;
  transport.reply_to = [&](sent_mail const&) -> send_result {
    if (now.now() < back) return silence;
    return ++tries % 3 == 0 ? put_off : send_result{send_outcome::accepted, 250};
  };
  for (int minute = 0; minute < 12 * 60; ++minute) {
    deliver_all();
    now.advance(minutes{1});
  }
  int sent = 0;
  int superseded = 0;
  for (int i = 0; i < count; ++i) {
    auto const is = state({fmt::format("m{}", i)});
    sent += is == mail_state::sent ? 1 : 0;
    superseded += is == mail_state::superseded ? 1 : 0;
  }
  CHECK(sent == 20);
  CHECK(superseded == 40);
  CHECK(transport.taken.size() == 20);
}

TEST_CASE_FIXTURE(worker_fixture, "the 10 minutes of a sign-in link count from the mail server's 250") {
  auto const request = login_request{.browser_hash = "b",
                                     .token_hash = "hash-of-the-token",
                                     .code_hash = "c",
                                     .email = "maija@example.org",
                                     .tries = 0,
                                     .requested = decision,
                                     .accepted = std::nullopt};
  storage->transact([&](unit_of_work& unit) { unit.sign_in().save(request); });
  auto const id = enqueue(mail_kind::sign_in, "m1");
  auto const accepted = [&] {
    return storage->read(
        [](unit_of_work const& unit) { return unit.sign_in().find_login_by_token("hash-of-the-token")->accepted; });
  };
  transport.reply_to = [](sent_mail const&) { return put_off; };
  deliver();
  CHECK_FALSE(accepted());
  CHECK(row(id).next_try >= now.now() + seconds{30});
  CHECK(row(id).next_try < now.now() + seconds{37});
  now.advance(seconds{40});
  transport.reply_to = nullptr;
  deliver();
  CHECK(accepted() == now.now());
}

TEST_CASE_FIXTURE(worker_fixture, "a repeat of a sign-in mail does not make its link live longer") {
  storage->transact([](unit_of_work& unit) {
    unit.sign_in().save({.browser_hash = "b",
                         .token_hash = "hash-of-the-token",
                         .code_hash = "c",
                         .email = "maija@example.org",
                         .tries = 0,
                         .requested = decision,
                         .accepted = decision});
  });
  now.advance(minutes{3});
  enqueue(mail_kind::sign_in, "m1");
  deliver();
  CHECK(transport.taken.size() == 1);
  CHECK(storage->read([](unit_of_work const& unit) {
    return unit.sign_in().find_login_by_token("hash-of-the-token")->accepted;
  }) == decision);
}
