// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"

#include "server/app/withdraw_case.hpp"
#include "tests/server/app/hour_support.hpp"

using namespace matala::tests;

namespace {

constexpr std::array levels{access::everyone,    access::signed_in, access::active,    access::acknowledged,
                            access::invited,     access::starter,   access::presenter, access::presenter_or_facilitator,
                            access::facilitator, access::reviewer};

// One letter per level: + may, s must sign in (or give a name), r must acknowledge the rules, - is no member.
struct row {
  std::string_view who;
  std::string_view may;
};

char letter_of(std::expected<void, app_errc> const& answer) {
  if (answer) return '+';
  if (answer.error() == app_errc::not_signed_in) return 's';
  if (answer.error() == app_errc::not_acknowledged_rules) return 'r';
  return answer.error() == app_errc::not_member ? '-' : '?';
}

// Its first hour has a case of presenter_fi and one that presenter_en withdrew; presenter_sv presents in the second.
class street : public world {
 public:
  street() {
    live_until(local(std::chrono::March / 9 / 2027, 9h));
    own = book("presenter_fi", first_hour);
    book("presenter_sv", second_hour);
    auto const gone = book("presenter_en", first_hour);
    by("presenter_en", [&](unit_of_work& unit, context const& ctx) { return withdraw_case(unit, ctx, gone.id); });
    add_person("unnamed", language::fi, person_state::unnamed);
    add_person("stranger", language::fi);
    add_person("facilitator_elsewhere", language::fi);
    data().transact([](unit_of_work& unit) {
      auto elsewhere = unit.all_series().find(tuesdays()).value();
      elsewhere.id = {"elsewhere"};
      unit.all_series().save(elsewhere);
      unit.people().add_grant({{"facilitator_elsewhere"}, role::facilitator, elsewhere.id, std::nullopt});
      person silent{.id = {"core_unacknowledged"},
                    .email = address_of("core_unacknowledged"),
                    .name = "core_unacknowledged",
                    .organisation = {},
                    .lang = language::fi,
                    .phone = "",
                    .state = person_state::active,
                    .created = {}};
      unit.people().save(silent);
      unit.people().add_grant({silent.id, role::core_member, tuesdays(), std::nullopt});
    });
  }

  std::string answers(std::string_view who, resource const& about) const {
    return read([&](unit_of_work const& unit) {
      auto const person = unit.people().find(person_id{std::string{who}});
      std::string letters;
      for (auto const level : levels) letters += letter_of(check_access(unit, person, level, about, 1));
      return letters;
    });
  }

  booking own;
};

}  // namespace

TEST_CASE("every level of access, for every kind of person, about a booking of presenter_fi") {
  constexpr row rows[] = {{"nobody", "+sssssssss"},
                          {"unnamed", "++ssssssss"},
                          {"core_unacknowledged", "+++rrr----"},
                          {"stranger", "++++------"},
                          {"presenter_fi", "+++++-++--"},
                          {"presenter_sv", "++++------"},
                          {"presenter_en", "++++------"},
                          {"on_demand", "++++------"},
                          {"core_fi", "++++++----"},
                          {"facilitator", "++++++-+++"},
                          {"deputy", "++++++-+++"},
                          {"owner", "+++++---+-"},
                          {"administrator", "++++------"},
                          {"facilitator_elsewhere", "++++------"}};
  street w;
  for (auto const& [who, may] : rows) {
    CAPTURE(who);
    CHECK(w.answers(who, w.own.id) == may);
  }
}

TEST_CASE("the same about the hour itself: nobody is the presenter of an hour") {
  constexpr row rows[] = {{"nobody", "+sssssssss"},       {"stranger", "++++------"}, {"presenter_fi", "+++++-----"},
                          {"presenter_sv", "++++------"}, {"core_fi", "++++++----"},  {"facilitator", "++++++-++-"},
                          {"owner", "+++++---+-"}};
  street w;
  for (auto const& [who, may] : rows) {
    CAPTURE(who);
    CHECK(w.answers(who, w.hour(first_hour).id) == may);
  }
}

TEST_CASE("of what does not exist nobody is a member, and its facilitator sees no difference") {
  street w;
  for (auto const* who : {"stranger", "facilitator"}) {
    CHECK(w.answers(who, occurrence_id{"nowhere"}) == "++++------");
    CHECK(w.answers(who, booking_id{"nothing"}) == "++++------");
    CHECK(w.answers(who, std::monostate{}) == "++++------");
  }
}

TEST_CASE("new ground rules close the hours again until they are acknowledged") {
  street w;
  w.read([](unit_of_work const& unit) {
    auto const who = unit.people().find({"core_fi"});
    CHECK(check_access(unit, who, access::acknowledged, {}, 1).has_value());
    CHECK(check_access(unit, who, access::acknowledged, {}, 2) == std::unexpected(app_errc::not_acknowledged_rules));
  });
}

TEST_CASE("the audit log names the strongest role") {
  street w;
  w.data().transact([&](unit_of_work& unit) {
    unit.people().add_grant(w.granting("core_fi", role::owner));
    CHECK(acting_role(unit, {"core_fi"}, world::tuesdays()) == "owner");
    unit.people().add_grant(w.granting("core_fi", role::facilitator));
    CHECK(acting_role(unit, {"core_fi"}, world::tuesdays()) == "facilitator");
    CHECK(acting_role(unit, {"deputy"}, world::tuesdays()) == "deputy");
    CHECK(acting_role(unit, {"on_demand"}, world::tuesdays()) == "on_demand_member");
    CHECK(acting_role(unit, {"stranger"}, world::tuesdays()) == "presenter");
    CHECK(acting_role(unit, {"facilitator_elsewhere"}, world::tuesdays()) == "presenter");
  });
}

TEST_CASE("facilitator, deputy and owner facilitate their own series") {
  street w;
  w.read([](unit_of_work const& unit) {
    for (auto const* who : {"facilitator", "deputy", "owner"}) CHECK(facilitates(unit, {who}, world::tuesdays()));
    for (auto const* who : {"core_fi", "administrator", "facilitator_elsewhere"}) {
      CHECK_FALSE(facilitates(unit, {who}, world::tuesdays()));
    }
  });
}

TEST_CASE("R66: members read the texts of their hours beforehand, other presenters when the hour runs") {
  street w;
  struct row {
    std::string who;
    bool before;
    bool running;
  };
  row const rows[] = {{"facilitator", true, true},    {"deputy", true, true},        {"owner", true, true},
                      {"core_fi", true, true},        {"presenter_fi", false, true}, {"presenter_sv", false, false},
                      {"presenter_en", false, false}, {"on_demand", false, false},   {"administrator", false, false}};
  for (auto const& [who, before, running] : rows) {
    CAPTURE(who);
    w.read([&](unit_of_work const& unit) {
      auto hour = unit.occurrences().find(world::tuesdays(), first_hour).value();
      CHECK(may_read_texts(unit, {who}, hour) == before);
      hour.state = occurrence_state::confirmed;
      CHECK(may_read_texts(unit, {who}, hour) == before);
      hour.state = occurrence_state::running;
      CHECK(may_read_texts(unit, {who}, hour) == running);
      hour.state = occurrence_state::held;
      CHECK(may_read_texts(unit, {who}, hour) == before);
    });
  }
}

TEST_CASE("each level has a word of its own") {
  for (auto const one : levels) {
    CHECK(std::ranges::count_if(levels, [&](auto other) { return to_string(one) == to_string(other); }) == 1);
  }
}
