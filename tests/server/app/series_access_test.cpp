// SPDX-License-Identifier: Apache-2.0
#include "server/app/access.hpp"
#include "tests/support/world.hpp"

#include <doctest/doctest.h>

using namespace matala::tests;
using needed_access = matala::server::access;

namespace {

/// Besides the world's people: administrators of the site's organisation and of another one.
class with_administrators : public world {
 public:
  with_administrators() {
    data().transact([&](unit_of_work& unit) {
      unit.people().save(organisation{.id = {"town"}, .name = "Mallikaupunki"});
      unit.people().save(site{.id = {"square"}, .organisation = {"town"}, .name = "Tori", .municipality = "Malli"});
    });
    for (auto const* name : {"county_admin", "town_admin"}) add_person(name, language::fi);
    data().transact([&](unit_of_work& unit) {
      unit.people().add_grant({{"county_admin"}, role::administrator, std::nullopt, organisation_id{"county"}});
      unit.people().add_grant({{"town_admin"}, role::administrator, std::nullopt, organisation_id{"town"}});
    });
  }

  bool may(std::string const& who, needed_access needed, resource const& about = std::monostate{}) const {
    return read([&](unit_of_work const& unit) {
      return check_access(unit, unit.people().find(person_id{who}), needed, about, 1).has_value();
    });
  }

  std::string sites_of(std::string const& who) const {
    return read([&](unit_of_work const& unit) {
      std::string names;
      for (auto const& place : sites_for(unit, unit.people().find(person_id{who}).value())) names += place.name + " ";
      return names;
    });
  }
};

}  // namespace

TEST_CASE("R66: a series is edited by facilitator, owner, and administrators of the house or of its organisation") {
  with_administrators const w;
  for (auto const* who : {"facilitator", "owner", "administrator", "county_admin"}) {
    CAPTURE(who);
    CHECK(w.may(who, needed_access::series_editor, world::tuesdays()));
  }
  for (auto const* who : {"deputy", "core_fi", "on_demand", "presenter_fi", "town_admin"}) {
    CAPTURE(who);
    CHECK_FALSE(w.may(who, needed_access::series_editor, world::tuesdays()));
  }
  CHECK_FALSE(w.may("administrator", needed_access::series_editor, series_id{"none"}));
  CHECK_FALSE(w.may("administrator", needed_access::series_editor));
}

TEST_CASE("a series is made by administrators and by who facilitates or owns one") {
  with_administrators const w;
  for (auto const* who : {"facilitator", "owner", "administrator", "county_admin", "town_admin"}) {
    CAPTURE(who);
    CHECK(w.may(who, needed_access::series_maker));
  }
  for (auto const* who : {"deputy", "core_fi", "presenter_fi"}) {
    CAPTURE(who);
    CHECK_FALSE(w.may(who, needed_access::series_maker));
  }
}

TEST_CASE("R66: a site is chosen among those of one's organisation, or among all by the house's administrator") {
  with_administrators w;
  CHECK(w.sites_of("owner") == "Keskus ");
  CHECK(w.sites_of("administrator") == "Keskus Tori ");
  w.data().transact([&](unit_of_work& unit) {
    auto who = unit.people().find(person_id{"town_admin"}).value();
    who.organisation = organisation_id{"town"};
    unit.people().save(who);
  });
  CHECK(w.sites_of("town_admin") == "Tori ");
}
