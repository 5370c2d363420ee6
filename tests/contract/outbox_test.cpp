// SPDX-License-Identifier: Apache-2.0
#include "tests/contract/fixture.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

constexpr auto lease_end = at(1000);

std::string claimed(store& where, int now_s, std::string_view owner = "boot", int limit = 99) {
  return where.transact(
      [&](unit_of_work& unit) { return ids_of(unit.outbox().claim(at(now_s), owner, lease_end, limit)); });
}

void enqueue(store& where, std::initializer_list<outbox_mail> mails) {
  where.transact([&](unit_of_work& unit) {
    for (outbox_mail const& mail : mails) unit.outbox().enqueue(mail);
  });
}

void finish(store& where, char const* id, mail_state state, int next_try_s = 0) {
  where.transact([&](unit_of_work& unit) { unit.outbox().finish({id}, state, 250, at(next_try_s), at(500)); });
}

outbox_mail found(store& where, char const* id) {
  return where.read([&](unit_of_work const& unit) { return unit.outbox().find({id}).value(); });
}

int count_due(store& where, int now_s) {
  return where.read([&](unit_of_work const& unit) { return unit.outbox().count_due(at(now_s)); });
}

outbox_mail ranked(char const* id, int priority, std::optional<instant> deadline, int created_s) {
  outbox_mail mail = some_mail(id);
  mail.priority = priority;
  mail.deadline = deadline;
  mail.created = at(created_s);
  return mail;
}

}  // namespace

TEST_CASE("a mail comes back as enqueued, with its parameters") {
  furnished_store store;
  outbox_mail mail = some_calendar_mail("m", calendar_method::request);
  mail.kind = mail_kind::case_moved;
  mail.lang = language::sv;
  mail.sequence = 3;
  mail.start = at(10);
  mail.end = at(20);
  mail.parameters = {{"path", "/hours/1"}, {"case_code", "K-7F3Q"}};
  mail.priority = 1;
  mail.created = at(5);
  mail.deadline = at(30);
  mail.next_try = at(6);
  enqueue(*store, {mail});
  auto const same = found(*store, "m");
  CHECK(same.dedupe == mail.dedupe);
  CHECK(same.kind == mail.kind);
  CHECK(same.method == mail.method);
  CHECK(same.recipient == mail.recipient);
  CHECK(same.address == mail.address);
  CHECK(same.lang == mail.lang);
  CHECK(same.occurrence == mail.occurrence);
  CHECK(same.uid == mail.uid);
  CHECK(same.sequence == mail.sequence);
  CHECK(same.start == mail.start);
  CHECK(same.end == mail.end);
  CHECK(same.parameters == mail.parameters);
  CHECK(same.message_id == mail.message_id);
  CHECK(same.priority == mail.priority);
  CHECK(same.created == mail.created);
  CHECK(same.deadline == mail.deadline);
  CHECK(same.state == mail_state::queued);
  CHECK(same.attempts == 0);
  CHECK(same.next_try == mail.next_try);
  CHECK(same.lease_owner.empty());
  CHECK_FALSE(same.lease_until.has_value());
  CHECK(same.last_reply == 0);
  CHECK_FALSE(same.accepted.has_value());
  CHECK_FALSE(store->read([](unit_of_work const& unit) { return unit.outbox().find({"none"}); }).has_value());
}

TEST_CASE("the same mail written twice is one mail, and the first") {
  furnished_store store;
  outbox_mail first = some_calendar_mail("first", calendar_method::request);
  outbox_mail again = some_calendar_mail("again", calendar_method::cancel);
  first.parameters = {{"path", "/first"}};
  again.parameters = {{"path", "/again"}};
  again.dedupe = first.dedupe;
  again.sequence = 9;
  enqueue(*store, {first, again});
  CHECK(claimed(*store, 0) == "first");
  CHECK(found(*store, "first").parameters == first.parameters);
  auto const standing = store->read([](unit_of_work const& unit) { return unit.outbox().expecting("hour-uid"); });
  REQUIRE(standing.size() == 1);
  CHECK(standing[0].sequence == 0);
}

TEST_CASE("what is claimed is leased to its owner until it is finished") {
  furnished_store store;
  enqueue(*store, {some_mail("m")});
  CHECK(claimed(*store, 0) == "m");
  auto const mail = found(*store, "m");
  CHECK(mail.state == mail_state::sending);
  CHECK(mail.lease_owner == "boot");
  CHECK(mail.lease_until == lease_end);
  CHECK(mail.attempts == 0);
  CHECK(claimed(*store, 999).empty());
  finish(*store, "m", mail_state::deferred, 1);
  CHECK(found(*store, "m").lease_owner.empty());
  CHECK_FALSE(found(*store, "m").lease_until.has_value());
}

TEST_CASE("a lease ends at its time, and at once for another owner") {
  furnished_store store;
  enqueue(*store, {some_mail("m")});
  CHECK(claimed(*store, 0, "boot 1") == "m");
  CHECK(claimed(*store, 999, "boot 1").empty());
  CHECK(claimed(*store, 1000, "boot 1") == "m");
  CHECK(claimed(*store, 0, "boot 2") == "m");
}

TEST_CASE("claims go by priority, then deadline with none last, then creation") {
  furnished_store store;
  enqueue(*store, {ranked("undated", 1, {}, 0), ranked("late", 1, at(90), 0), ranked("soon", 1, at(80), 2),
                   ranked("soon, older", 1, at(80), 1), ranked("last", 2, at(10), 0), ranked("first", 0, {}, 9),
                   ranked("undated, older", 1, {}, -1)});
  CHECK(claimed(*store, 100, "boot", 3) == "first soon, older soon");
  CHECK(claimed(*store, 100) == "late undated, older undated last");
}

TEST_CASE("a mail leaves at its time and not before") {
  furnished_store store;
  outbox_mail mail = some_mail("m");
  mail.next_try = at(10);
  enqueue(*store, {mail});
  CHECK(claimed(*store, 9).empty());
  CHECK(count_due(*store, 9) == 0);
  CHECK(count_due(*store, 10) == 1);
  CHECK(claimed(*store, 10) == "m");
  CHECK(count_due(*store, 10) == 1);  // in flight
  finish(*store, "m", mail_state::deferred, 60);
  CHECK(count_due(*store, 59) == 0);
  CHECK(claimed(*store, 59).empty());
  CHECK(claimed(*store, 60) == "m");
}

TEST_CASE("a cancellation waits for the invitation before it, whatever its rank") {
  furnished_store store;
  outbox_mail invitation = some_calendar_mail("request", calendar_method::request);
  outbox_mail cancellation = some_calendar_mail("cancel", calendar_method::cancel);
  cancellation.priority = 1;
  cancellation.created = at(-100);  // the clock was set back in between
  enqueue(*store, {invitation, cancellation});
  CHECK(count_due(*store, 0) == 1);
  CHECK(claimed(*store, 0) == "request");
  CHECK(claimed(*store, 0).empty());
  finish(*store, "request", mail_state::sent);
  CHECK(claimed(*store, 0) == "cancel");
}

TEST_CASE("a cancellation does not wait for an invitation that was put off, and overtakes it") {
  furnished_store store;
  enqueue(*store, {some_calendar_mail("request", calendar_method::request),
                   some_calendar_mail("cancel", calendar_method::cancel)});
  CHECK(claimed(*store, 0) == "request");
  finish(*store, "request", mail_state::deferred, 60);
  CHECK(claimed(*store, 0) == "cancel");
}

TEST_CASE("nothing waits for a mail that is over") {
  for (mail_state const over : {mail_state::sent, mail_state::dead, mail_state::expired, mail_state::superseded}) {
    CAPTURE(to_string(over));
    furnished_store store;
    enqueue(*store,
            {some_calendar_mail("1", calendar_method::request), some_calendar_mail("2", calendar_method::cancel)});
    CHECK(claimed(*store, 0) == "1");
    finish(*store, "1", over);
    CHECK(claimed(*store, 0) == "2");
  }
}

TEST_CASE("mails to others, about others or without a calendar part do not wait") {
  furnished_store store;
  outbox_mail other_address = some_calendar_mail("other address", calendar_method::cancel);
  other_address.address = "other@example.org";
  outbox_mail other_uid = some_calendar_mail("other uid", calendar_method::cancel);
  other_uid.uid = "another";
  enqueue(*store, {some_calendar_mail("first", calendar_method::request), other_address, other_uid,
                   some_mail("plain 1"), some_mail("plain 2")});
  CHECK(claimed(*store, 0) == "first other address other uid plain 1 plain 2");
}

TEST_CASE("an outcome is noted, and an attempt is counted where there was one") {
  struct row {
    mail_state state;
    int attempts;
    bool accepted;
    bool parameters;
  };
  for (row const& expected : {row{mail_state::sent, 1, true, false}, row{mail_state::deferred, 1, false, true},
                              row{mail_state::dead, 1, false, false}, row{mail_state::expired, 0, false, false},
                              row{mail_state::superseded, 0, false, false}, row{mail_state::queued, 0, false, true}}) {
    CAPTURE(to_string(expected.state));
    furnished_store store;
    outbox_mail mail = some_mail("m");
    outbox_mail other = some_mail("other");
    mail.parameters = other.parameters = {{"path", "/x"}};
    enqueue(*store, {mail, other});
    (void)claimed(*store, 0);
    finish(*store, "m", expected.state, 77);
    mail = found(*store, "m");
    CHECK(mail.state == expected.state);
    CHECK(mail.attempts == expected.attempts);
    CHECK(mail.last_reply == 250);
    CHECK(mail.next_try == at(77));
    CHECK(mail.accepted == (expected.accepted ? std::optional(at(500)) : std::nullopt));
    CHECK(mail.parameters.empty() != expected.parameters);
    CHECK(found(*store, "other").parameters.size() == 1);
  }
}

TEST_CASE("the next try is the earliest of what can be tried") {
  furnished_store store;
  auto const next = [&] { return store->read([](unit_of_work const& unit) { return unit.outbox().next_try(); }); };
  CHECK_FALSE(next().has_value());
  outbox_mail first = some_calendar_mail("first", calendar_method::request);
  outbox_mail waits = some_calendar_mail("waits", calendar_method::cancel);
  outbox_mail later = some_mail("later");
  first.next_try = at(20);
  waits.next_try = at(10);
  later.next_try = at(30);
  enqueue(*store, {first, waits, later});
  CHECK(next() == at(20));
  CHECK(claimed(*store, 20) == "first");
  CHECK(next() == at(30));
  finish(*store, "first", mail_state::sent);
  CHECK(next() == at(10));
}

TEST_CASE("the mails of an hour come in the order in which they were written") {
  furnished_store store;
  outbox_mail newer = some_mail("b");
  outbox_mail older = some_mail("a");
  newer.occurrence = older.occurrence = occurrence_id{"hour"};
  newer.parameters = {{"path", "/b"}};
  older.created = at(-1);
  enqueue(*store, {newer, some_mail("of no hour"), older});
  auto const mails = store->read([](unit_of_work const& unit) { return unit.outbox().of_occurrence({"hour"}); });
  CHECK(ids_of(mails) == "b a");
  CHECK(mails[0].parameters.at("path") == "/b");
}

TEST_CASE("who may not have got the word: all but the accepted and the superseded, from long enough ago") {
  furnished_store store;
  for (mail_state const state : {mail_state::queued, mail_state::sending, mail_state::sent, mail_state::deferred,
                                 mail_state::dead, mail_state::expired, mail_state::superseded}) {
    outbox_mail mail = some_mail(std::string(to_string(state)));
    mail.kind = mail_kind::hour_cancelled;
    mail.state = state;
    enqueue(*store, {mail});
  }
  outbox_mail fresh = some_mail("fresh");
  fresh.kind = mail_kind::hour_cancelled;
  fresh.created = at(1);
  enqueue(*store, {fresh, some_mail("another kind")});
  auto const unaccepted = [&](int until_s) {
    return store->read([&](unit_of_work const& unit) {
      return ids_of(unit.outbox().unaccepted(mail_kind::hour_cancelled, at(until_s)));
    });
  };
  CHECK(unaccepted(0) == "queued sending deferred dead expired");
  CHECK(unaccepted(1) == "queued sending deferred dead expired fresh");
  CHECK(unaccepted(-1).empty());
}

TEST_CASE("an address expects the hour from its invitation to its cancellation, and again after a new invitation") {
  furnished_store store;
  auto const expecting = [&] {
    return store->read([](unit_of_work const& unit) { return unit.outbox().expecting("hour-uid"); });
  };
  outbox_mail other = some_calendar_mail("other", calendar_method::request);
  other.address = "a@example.org";
  outbox_mail request = some_calendar_mail("1", calendar_method::request);
  request.sequence = 4;
  request.lang = language::en;
  enqueue(*store, {request, other, some_mail("plain")});
  auto const standing = expecting();
  REQUIRE(standing.size() == 2);
  CHECK(standing[0].address == "a@example.org");
  CHECK(standing[1].address == "presenter@example.org");
  CHECK(standing[1].uid == "hour-uid");
  CHECK(standing[1].person.value == "presenter");
  CHECK(standing[1].lang == language::en);
  CHECK(standing[1].occurrence.value == "hour");
  CHECK(standing[1].last == calendar_method::request);
  CHECK(standing[1].sequence == 4);
  outbox_mail cancel = some_calendar_mail("2", calendar_method::cancel);
  enqueue(*store, {cancel});
  CHECK(expecting().size() == 1);
  enqueue(*store, {some_calendar_mail("3", calendar_method::request)});
  CHECK(expecting().size() == 2);
}

TEST_CASE("a person expects by every address that was told, under every uid") {
  furnished_store store;
  outbox_mail old_address = some_calendar_mail("1", calendar_method::request);
  old_address.address = "before@example.org";
  outbox_mail next_uid = some_calendar_mail("2", calendar_method::request);
  next_uid.uid = "a-uid";
  outbox_mail another = some_calendar_mail("3", calendar_method::request);
  another.address = "another@example.org";
  another.recipient = person_id{"another"};
  store->transact([](unit_of_work& unit) { unit.people().save(some_person("another")); });
  enqueue(*store, {old_address, next_uid, another, some_calendar_mail("4", calendar_method::request)});
  auto const standing =
      store->read([](unit_of_work const& unit) { return unit.outbox().expecting(person_id{"presenter"}); });
  REQUIRE(standing.size() == 3);
  CHECK(standing[0].uid == "a-uid");
  CHECK(standing[1].address == "before@example.org");
  CHECK(standing[2].address == "presenter@example.org");
}

TEST_CASE("a calendar part without a recipient or an hour is refused") {
  furnished_store store;
  outbox_mail nobody = some_calendar_mail("1", calendar_method::request);
  nobody.recipient.reset();
  outbox_mail nowhere = some_calendar_mail("2", calendar_method::request);
  nowhere.occurrence.reset();
  CHECK_THROWS(enqueue(*store, {nobody}));
  CHECK_THROWS(enqueue(*store, {nowhere}));
}
