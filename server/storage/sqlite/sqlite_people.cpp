// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_people.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

namespace {

person read_person(query& row) {
  return {.id = row.get<person_id>(),
          .email = row.get<std::string>(),
          .name = row.get<std::string>(),
          .organisation = row.get<std::optional<organisation_id>>(),
          .lang = row.get<language>(),
          .phone = row.get<std::string>(),
          .state = row.get<person_state>(),
          .created = row.get<scheduler::instant>()};
}

nudge_wish read_wish(query& row) {
  return {.person = row.get<person_id>(), .series = row.get<series_id>(), .token = row.get<std::string>()};
}

site read_site(query& row) {
  return {.id = row.get<site_id>(),
          .organisation = row.get<organisation_id>(),
          .name = row.get<std::string>(),
          .municipality = row.get<std::string>()};
}

}  // namespace

std::optional<person> sqlite_people::find(person_id const& id) const {
  return first_row(db_, read_person,
                   "SELECT id, email, name, organisation, lang, phone, state, created_s FROM person WHERE id = ?", id);
}

std::optional<person> sqlite_people::find_by_email(std::string_view lower_case_email) const {
  return first_row(db_, read_person,
                   "SELECT id, email, name, organisation, lang, phone, state, created_s FROM person WHERE email = ?",
                   lower_case_email);
}

std::vector<person> sqlite_people::all() const {
  return all_rows(db_, read_person,
                  "SELECT id, email, name, organisation, lang, phone, state, created_s FROM person ORDER BY name, id");
}

void sqlite_people::save(person const& value) {
  execute(db_,
          "INSERT INTO person (id, email, name, organisation, lang, phone, state, created_s)"
          " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name,"
          " organisation = excluded.organisation, lang = excluded.lang, phone = excluded.phone, state = excluded.state,"
          " created_s = excluded.created_s",
          value.id, value.email, value.name, value.organisation, value.lang, value.phone, value.state, value.created);
}

std::vector<grant> sqlite_people::grants_of(person_id const& id) const {
  auto const read_grant = [](query& row) {
    return grant{.person = row.get<person_id>(),
                 .granted = row.get<role>(),
                 .series = row.get<std::optional<series_id>>(),
                 .organisation = row.get<std::optional<organisation_id>>()};
  };
  return all_rows(db_, read_grant,
                  "SELECT person, role, series, organisation FROM role_grant WHERE person = ?"
                  " ORDER BY role, series, organisation",
                  id);
}

std::vector<std::pair<person, role>> sqlite_people::with_grants(series_id const& series) const {
  auto const read_member = [](query& row) {
    person who = read_person(row);
    return std::pair{std::move(who), row.get<role>()};
  };
  return all_rows(db_, read_member,
                  "SELECT person.id, email, name, person.organisation, lang, phone, state, created_s, role"
                  " FROM role_grant JOIN person ON person.id = role_grant.person"
                  " WHERE role_grant.series = ? AND state = 'active' ORDER BY name, person.id, role",
                  series);
}

void sqlite_people::add_grant(grant const& value) {
  execute(db_, "INSERT INTO role_grant (person, role, series, organisation) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
          value.person, value.granted, value.series, value.organisation);
}

void sqlite_people::remove_grant(grant const& value) {
  execute(db_, "DELETE FROM role_grant WHERE person = ? AND role = ? AND series IS ? AND organisation IS ?",
          value.person, value.granted, value.series, value.organisation);
}

std::vector<organisation> sqlite_people::organisations() const {
  auto const read_organisation = [](query& row) {
    return organisation{.id = row.get<organisation_id>(), .name = row.get<std::string>()};
  };
  return all_rows(db_, read_organisation, "SELECT id, name FROM organisation ORDER BY name, id");
}

void sqlite_people::save(organisation const& value) {
  execute(db_, "INSERT INTO organisation (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name",
          value.id, value.name);
}

std::optional<site> sqlite_people::find_site(site_id const& id) const {
  return first_row(db_, read_site, "SELECT id, organisation, name, municipality FROM site WHERE id = ?", id);
}

std::vector<site> sqlite_people::sites() const {
  return all_rows(db_, read_site, "SELECT id, organisation, name, municipality FROM site ORDER BY name, id");
}

void sqlite_people::save(site const& value) {
  execute(db_,
          "INSERT INTO site (id, organisation, name, municipality) VALUES (?, ?, ?, ?)"
          " ON CONFLICT (id) DO UPDATE SET organisation = excluded.organisation, name = excluded.name,"
          " municipality = excluded.municipality",
          value.id, value.organisation, value.name, value.municipality);
}

std::vector<nudge_wish> sqlite_people::nudge_wishes(series_id const& series) const {
  return all_rows(db_, read_wish, "SELECT person, series, token FROM nudge_wish WHERE series = ? ORDER BY person",
                  series);
}

std::optional<nudge_wish> sqlite_people::find_nudge_wish(std::string_view token) const {
  return first_row(db_, read_wish, "SELECT person, series, token FROM nudge_wish WHERE token = ?", token);
}

void sqlite_people::add_nudge_wish(nudge_wish const& value) {
  execute(db_,
          "INSERT INTO nudge_wish (person, series, token) VALUES (?, ?, ?) ON CONFLICT (person, series) DO NOTHING",
          value.person, value.series, value.token);
}

void sqlite_people::remove_nudge_wish(person_id const& person, series_id const& series) {
  execute(db_, "DELETE FROM nudge_wish WHERE person = ? AND series = ?", person, series);
}

int sqlite_people::acknowledged_version(person_id const& id) const {
  return single<int>(db_, "SELECT coalesce(max(version), 0) FROM acknowledgement WHERE person = ?", id);
}

void sqlite_people::acknowledge(person_id const& id, int version, scheduler::instant when) {
  execute(db_, "INSERT INTO acknowledgement (person, version, when_s) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", id,
          version, when);
}

}  // namespace matala::server
