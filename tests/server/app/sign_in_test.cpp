// SPDX-License-Identifier: Apache-2.0
#include "server/app/sign_in.hpp"

#include "server/app/secrets.hpp"
#include "tests/support/world.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;

namespace {

// A browser in which somebody signs in, and the mail that came.
class visit {
 public:
  explicit visit(world& w) : w_(w) {}

  std::expected<void, app_errc> ask(std::string const& address) {
    auto const cookie = w_.data().transact(
        [&](unit_of_work& unit) { return request_sign_in(unit, w_.machine(), address, language::sv); });
    if (!cookie) return std::unexpected(cookie.error());
    browser = *cookie;
    mail = w_.mails({.kind = mail_kind::sign_in}).back();
    return {};
  }
  std::string token() const {
    auto const& path = mail.parameters.at("path");
    return path.substr(path.find('=') + 1);
  }
  std::string code() const { return mail.parameters.at("code"); }

  auto by_link(std::string const& which) {
    return w_.data().transact([&](unit_of_work& unit) { return sign_in_by_link(unit, w_.machine(), browser, which); });
  }
  code_answer by_code(std::string const& which) {
    return w_.data().transact([&](unit_of_work& unit) { return sign_in_by_code(unit, w_.machine(), browser, which); });
  }
  /// The mail server took the mail.
  void accepted(instant when) {
    w_.data().transact([&](unit_of_work& unit) {
      auto request = unit.sign_in().find_login_by_token(mail.parameters.at("token_hash")).value();
      request.accepted = when;
      unit.sign_in().save(request);
    });
  }
  std::string wrong_code() const { return code() == "000000" ? "000001" : "000000"; }

  std::string browser;
  outbox_mail mail;

 private:
  world& w_;
};

std::optional<person> person_of(world const& w, std::string const& secret) {
  return w.read([&](unit_of_work const& unit) {
    return person_of_session(unit, secret, w.now(), [](person_id const&) { return false; });
  });
}

}  // namespace

TEST_CASE("the link of the mail signs its person in, once") {
  world w;
  visit here(w);
  REQUIRE(here.ask(world::address_of("presenter_sv")).has_value());
  auto const secret = here.by_link(here.token());
  REQUIRE(secret.has_value());
  CHECK(person_of(w, *secret)->id == person_id{"presenter_sv"});
  CHECK(w.audited(audit_action::signed_in, "presenter_sv") == 1);
  CHECK(here.by_link(here.token()) == std::unexpected(app_errc::link_expired));
  CHECK(here.by_code(here.code()).refusal == app_errc::link_expired);
  CHECK_FALSE(here.by_code(here.code()).session.has_value());
}

TEST_CASE("the mail goes out first, in the recipient's language, with a secret that is not stored") {
  world w;
  visit here(w);
  REQUIRE(here.ask(world::address_of("presenter_en")).has_value());
  CHECK(here.mail.priority == 0);
  CHECK(here.mail.lang == language::en);
  CHECK(here.mail.address == world::address_of("presenter_en"));
  CHECK(here.mail.deadline == w.now() + 30min);
  auto const request =
      w.read([&](unit_of_work const& unit) { return unit.sign_in().find_login_by_browser(hash_of(here.browser)); });
  REQUIRE(request.has_value());
  CHECK(request->token_hash == hash_of(here.token()));
  CHECK(request->browser_hash != here.browser);
  CHECK(request->code_hash != hash_of(here.code()));
}

TEST_CASE("a link works in the browser that asked and is not used up by another") {
  world w;
  visit here(w);
  visit elsewhere(w);
  REQUIRE(elsewhere.ask(world::address_of("presenter_sv")).has_value());
  REQUIRE(here.ask(world::address_of("presenter_fi")).has_value());
  CHECK(elsewhere.by_link(here.token()) == std::unexpected(app_errc::link_expired));
  elsewhere.browser.clear();
  CHECK(elsewhere.by_link(here.token()) == std::unexpected(app_errc::link_expired));
  CHECK(here.by_link("") == std::unexpected(app_errc::link_expired));
  CHECK(here.by_link(here.token()).has_value());
}

TEST_CASE("the code signs in where the visit began, once, and takes the link with it") {
  world w;
  visit here(w);
  REQUIRE(here.ask(world::address_of("presenter_fi")).has_value());
  visit elsewhere(w);
  elsewhere.browser = "elsewhere";
  CHECK(elsewhere.by_code(here.code()).refusal == app_errc::link_expired);
  auto const answer = here.by_code(here.code());
  REQUIRE(answer.session.has_value());
  CHECK(person_of(w, *answer.session)->id == person_id{"presenter_fi"});
  CHECK_FALSE(here.by_code(here.code()).session.has_value());
  CHECK(here.by_link(here.token()) == std::unexpected(app_errc::link_expired));
}

TEST_CASE("the fifth try may be right, the sixth is too late") {
  for (int wrong = 4; wrong <= 5; ++wrong) {
    CAPTURE(wrong);
    world w;
    visit here(w);
    REQUIRE(here.ask(world::address_of("presenter_fi")).has_value());
    for (int i = 0; i < wrong; ++i) CHECK(here.by_code(here.wrong_code()).refusal == app_errc::wrong_code);
    auto const answer = here.by_code(here.code());
    CHECK(answer.session.has_value() == (wrong == 4));
    if (wrong == 5) CHECK(answer.refusal == app_errc::link_expired);
  }
}

TEST_CASE("link and code hold 10 minutes from the acceptance of the mail, and 30 from the request") {
  struct row {
    std::optional<std::chrono::seconds> accepted;
    std::chrono::seconds used;
    bool signs_in;
  };
  row const rows[] = {{std::nullopt, 30min - 1s, true}, {std::nullopt, 30min, false},
                      {5min, 15min - 1s, true},         {5min, 15min, false},
                      {25min, 30min - 1s, true},        {25min, 30min, false}};
  for (auto const& [accepted, used, signs_in] : rows) {
    for (bool const by_code : {false, true}) {
      CAPTURE(used.count());
      CAPTURE(by_code);
      world w;
      visit here(w);
      auto const asked = w.now();
      REQUIRE(here.ask(world::address_of("presenter_fi")).has_value());
      if (accepted) here.accepted(asked + *accepted);
      w.put_time(asked + used);
      bool const in = by_code ? here.by_code(here.code()).session.has_value() : here.by_link(here.token()).has_value();
      CHECK(in == signs_in);
    }
  }
}

TEST_CASE("a clock that steps back opens no link") {
  world w;
  visit here(w);
  REQUIRE(here.ask(world::address_of("presenter_fi")).has_value());
  w.put_time(w.now() - 1s);
  CHECK(here.by_link(here.token()) == std::unexpected(app_errc::link_expired));
}

TEST_CASE("an address that may not sign in gets the same answer, and a mail that never leaves") {
  world w;
  w.add_person("gone", language::fi, person_state::deactivated);
  struct row {
    std::string address;
    mail_state state;
  };
  row const rows[] = {{world::address_of("presenter_fi"), mail_state::queued},
                      {"newcomer@county.example.org", mail_state::queued},
                      {"stranger@elsewhere.example.org", mail_state::expired},
                      {"stranger@sub.county.example.org", mail_state::expired},
                      {world::address_of("gone"), mail_state::expired}};
  for (auto const& [address, state] : rows) {
    CAPTURE(address);
    visit here(w);
    REQUIRE(here.ask(address).has_value());
    CHECK(here.browser.size() == 26);
    CHECK(here.mail.address == address);
    CHECK(here.mail.state == state);
    CHECK(here.mail.parameters.empty() == (state == mail_state::expired));
    CHECK(here.by_code("").refusal == app_errc::wrong_code);
    auto const logins =
        w.read([&](unit_of_work const& unit) { return unit.sign_in().count_logins(address, w.now() - 1h); });
    CHECK(logins == 1);
  }
}

TEST_CASE("what is no address is refused and leaves nothing") {
  world w;
  visit here(w);
  for (auto const* typed : {"", "presenter_fi", "a@b", "a b@county.example.org", "a@county.example.org\nBcc: b@c.d"}) {
    CAPTURE(typed);
    CHECK(here.ask(typed) == std::unexpected(app_errc::invalid_input));
  }
  CHECK(w.mails({.kind = mail_kind::sign_in}).empty());
}

TEST_CASE("an address is asked for three times an hour, known or not") {
  for (auto const& address : {world::address_of("presenter_fi"), std::string{"stranger@example.org"}}) {
    CAPTURE(address);
    world w;
    visit here(w);
    auto const first = w.now();
    for (int i = 0; i < 3; ++i) {
      CHECK(here.ask(address).has_value());
      w.put_time(w.now() + 1min);
    }
    CHECK(here.ask(address) == std::unexpected(app_errc::rate_limited));
    CHECK(here.ask(world::address_of("presenter_en")).has_value());
    w.put_time(first + 60min - 1s);
    CHECK(here.ask(address) == std::unexpected(app_errc::rate_limited));
    w.put_time(first + 60min + 1s);
    CHECK(here.ask(address).has_value());
  }
}

TEST_CASE("whoever first signs in from an allowed domain is a newcomer of its organisation") {
  world w;
  visit here(w);
  REQUIRE(here.ask(" Newcomer@County.Example.ORG ").has_value());
  auto const secret = here.by_link(here.token());
  REQUIRE(secret.has_value());
  auto const who = person_of(w, *secret).value();
  CHECK(who.email == "newcomer@county.example.org");
  CHECK(who.state == person_state::unnamed);
  CHECK(who.organisation == organisation_id{"county"});
  CHECK(w.audited(audit_action::person_added, who.id.value) == 1);
}

TEST_CASE("who may no longer sign in when the link is pressed does not") {
  world w;
  visit member(w);
  visit newcomer(w);
  REQUIRE(member.ask(world::address_of("presenter_fi")).has_value());
  REQUIRE(newcomer.ask("newcomer@county.example.org").has_value());
  w.add_person("presenter_fi", language::fi, person_state::deactivated);
  w.rules().login_domains.clear();
  CHECK(member.by_link(member.token()) == std::unexpected(app_errc::link_expired));
  CHECK_FALSE(member.by_code(member.code()).session.has_value());
  CHECK(newcomer.by_link(newcomer.token()) == std::unexpected(app_errc::link_expired));
}
