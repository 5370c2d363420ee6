// SPDX-License-Identifier: Apache-2.0
#include "server/app/hide_case.hpp"

#include "server/app/move_case.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

// A world whose first hour has a case of presenter_fi.
class case_world : public open_world {
 public:
  case_world() : own(book("presenter_fi", first_hour)) {}

  stored_case subject() const {
    return read([&](unit_of_work const& unit) { return unit.cases().find(own.subject).value(); });
  }
  std::expected<void, app_errc> hide(std::string const& reader = "core_sv") {
    return by(reader, [&](unit_of_work& unit, context const& ctx) { return hide_case(unit, ctx, own.id); });
  }
  std::expected<void, app_errc> mask(int version, std::string const& question = "Miten [nimi]?") {
    return by("presenter_fi", [&](unit_of_work& unit, context const& ctx) {
      return mask_case(unit, ctx, own.id, version, some_text(question));
    });
  }
  std::expected<void, app_errc> remove() {
    return by("facilitator", [&](unit_of_work& unit, context const& ctx) { return remove_case(unit, ctx, own.id); });
  }

  booking own;
};

}  // namespace

TEST_CASE("R38: a hidden case is hidden for all, and presenter, facilitators and administrator are told once") {
  case_world w;
  REQUIRE(w.hide().has_value());
  CHECK(w.subject().visibility == case_visibility::hidden);
  CHECK(w.told({.kind = mail_kind::case_hidden}) == "administrator deputy facilitator presenter_fi");
  for (auto const& mail : w.mails({.kind = mail_kind::case_hidden})) {
    CHECK(mail.method == calendar_method::none);
    CHECK(mail.parameters.at("case_code") == w.subject().code);
    bool const masks = mail.recipient != person_id{"administrator"};
    CHECK(mail.parameters.at("path") == (masks ? "/bookings/" + w.own.id.value + "/mask" : "/"));
  }
  CHECK(w.audited(audit_action::case_hidden, w.own.subject.value) == 1);
  REQUIRE(w.hide("core_en").has_value());
  CHECK(w.mails({.kind = mail_kind::case_hidden}).size() == 4);
  CHECK(w.audited(audit_action::case_hidden, w.own.subject.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("open pages of the hour learn that a case was hidden") {
  case_world w;
  auto const before = w.hour(first_hour).revision;
  REQUIRE(w.hide().has_value());
  CHECK(w.hour(first_hour).revision == before + 1);
}

TEST_CASE("a presenter who also facilitates is told once") {
  open_world w;
  auto const own = w.book("facilitator", first_hour);
  w.by("core_fi", [&](unit_of_work& unit, context const& ctx) { return hide_case(unit, ctx, own.id); });
  CHECK(w.told({.kind = mail_kind::case_hidden}) == "administrator deputy facilitator");
}

TEST_CASE("R38: masked further, a case is shown again and its earlier text is nowhere") {
  case_world w;
  auto const version = w.subject().version;
  REQUIRE(w.hide().has_value());
  REQUIRE(w.mask(version).has_value());
  auto const subject = w.subject();
  CHECK(subject.visibility == case_visibility::shown);
  CHECK(subject.text.front() == "Miten [nimi]?");
  CHECK(subject.version == version + 1);
  CHECK(w.audited(audit_action::case_masked, w.own.subject.value) == 1);
  CHECK(w.cases_in(first_hour) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("hidden a second time, everybody is told a second time") {
  case_world w;
  REQUIRE(w.hide().has_value());
  REQUIRE(w.mask(w.subject().version).has_value());
  REQUIRE(w.hide().has_value());
  CHECK(w.mails({.kind = mail_kind::case_hidden, .to = "presenter_fi"}).size() == 2);
}

TEST_CASE("only a hidden text is masked, and only the one that was looked at") {
  case_world w;
  auto const version = w.subject().version;
  CHECK(w.mask(version) == std::unexpected(app_errc::invalid_transition));
  REQUIRE(w.hide().has_value());
  CHECK(w.mask(version - 1) == std::unexpected(app_errc::stale_revision));
  CHECK(w.mask(version + 1) == std::unexpected(app_errc::stale_revision));
  CHECK(w.subject().visibility == case_visibility::hidden);
  CHECK(w.subject().text.front() == "Miten tästä eteenpäin?");
}

TEST_CASE("a removed case leaves the hour, its text is gone and its presenter is told") {
  case_world w;
  REQUIRE(w.hide().has_value());
  REQUIRE(w.remove().has_value());
  auto const subject = w.subject();
  CHECK(subject.visibility == case_visibility::removed);
  for (auto const& text : subject.text) CHECK(text.empty());
  CHECK(w.find(w.own.id).state == booking_state::withdrawn);
  CHECK(w.cases_in(first_hour) == 0);
  CHECK(w.told({.kind = mail_kind::booking_withdrawn}) == "presenter_fi");
  CHECK(w.audited(audit_action::case_removed, w.own.subject.value) == 1);
  CHECK(w.contradictions() == "");
}

TEST_CASE("removing the last case of a confirmed hour before its lock cancels the hour") {
  confirmed_world w;
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) { return remove_case(unit, ctx, w.own.id); });
  CHECK(w.hour(first_hour).state == occurrence_state::cancelled);
  CHECK(w.told({.method = calendar_method::cancel}) == "core_en core_fi core_sv deputy facilitator presenter_fi");
  CHECK(w.contradictions() == "");
}

TEST_CASE("a case that has moved on is removed where it stands now") {
  world w;
  w.live_until(local(std::chrono::March / 9 / 2027, 9h));
  auto const left = w.book("presenter_fi", first_hour);
  w.by("presenter_fi",
       [&](unit_of_work& unit, context const& ctx) { return move_case(unit, ctx, left.id, w.hour(second_hour).id); });
  REQUIRE(w.cases_in(second_hour) == 1);
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) { return remove_case(unit, ctx, left.id); });
  CHECK(w.cases_in(second_hour) == 0);
  CHECK(w.told({.method = calendar_method::cancel, .hour = w.hour(second_hour).id}) == "presenter_fi");
  CHECK(w.contradictions() == "");
}

TEST_CASE("a presenter who is a member keeps the hour, and hears that the case was taken off it") {
  open_world w;
  auto const own = w.book("core_fi", first_hour);
  w.by("facilitator", [&](unit_of_work& unit, context const& ctx) { return remove_case(unit, ctx, own.id); });
  auto const mails = w.mails({.kind = mail_kind::booking_withdrawn});
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().recipient == own.presenter);
  CHECK(mails.front().method == calendar_method::none);
  CHECK(w.contradictions() == "");
}

TEST_CASE("a text that was erased is not masked back into being") {
  case_world w;
  REQUIRE(w.hide().has_value());
  w.data().transact([&](unit_of_work& unit) { unit.cases().erase_text(w.own.subject); });
  CHECK(w.mask(w.subject().version) == std::unexpected(app_errc::invalid_transition));
}

TEST_CASE("a removed case is not brought back by masking or hiding") {
  case_world w;
  REQUIRE(w.hide().has_value());
  REQUIRE(w.remove().has_value());
  CHECK(w.mask(w.subject().version) == std::unexpected(app_errc::invalid_transition));
  CHECK(w.hide().has_value());
  CHECK(w.subject().visibility == case_visibility::removed);
}

TEST_CASE("during the hour the text of a removed case goes, and its place stays taken") {
  confirmed_world w;
  w.live_until(first_start());
  auto const done =
      w.by("facilitator", [&](unit_of_work& unit, context const& ctx) { return remove_case(unit, ctx, w.own.id); });
  CHECK(done.has_value());
  auto const subject = w.read([&](unit_of_work const& unit) { return unit.cases().find(w.own.subject).value(); });
  CHECK(subject.visibility == case_visibility::removed);
  for (auto const& text : subject.text) CHECK(text.empty());
  CHECK(w.find(w.own.id).state == booking_state::booked);
}

TEST_CASE("what is not there is not found") {
  open_world w;
  w.by("core_fi", [](unit_of_work& unit, context const& ctx) {
    auto const missing = std::unexpected(app_errc::not_found);
    CHECK(hide_case(unit, ctx, {"nothing"}) == missing);
    CHECK(mask_case(unit, ctx, {"nothing"}, 1, some_text("Miten?")) == missing);
    CHECK(remove_case(unit, ctx, {"nothing"}) == missing);
  });
}
