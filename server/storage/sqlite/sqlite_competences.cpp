// SPDX-License-Identifier: Apache-2.0
#include "server/storage/sqlite/sqlite_competences.hpp"

#include "server/storage/sqlite/query.hpp"

namespace matala::server {

namespace {

competence read_competence(query& row) {
  competence value;
  value.id = row.get<competence_id>();
  for (auto const lang : {language::fi, language::sv, language::en}) {
    value.names.at(static_cast<std::size_t>(lang)) = row.get<std::string>();
  }
  value.position = row.get<int>();
  value.retired = row.get<bool>();
  return value;
}

}  // namespace

std::optional<competence> sqlite_competences::find(competence_id const& id) const {
  return first_row(db_, read_competence,
                   "SELECT id, name_fi, name_sv, name_en, position, retired FROM competence WHERE id = ?", id);
}

std::vector<competence> sqlite_competences::all() const {
  return all_rows(db_, read_competence,
                  "SELECT id, name_fi, name_sv, name_en, position, retired FROM competence ORDER BY position, id");
}

void sqlite_competences::save(competence const& value) {
  execute(db_,
          "INSERT INTO competence (id, name_fi, name_sv, name_en, position, retired) VALUES (?, ?, ?, ?, ?, ?)"
          " ON CONFLICT (id) DO UPDATE SET name_fi = excluded.name_fi, name_sv = excluded.name_sv,"
          " name_en = excluded.name_en, position = excluded.position, retired = excluded.retired",
          value.id, value.name(language::fi), value.name(language::sv), value.name(language::en), value.position,
          value.retired);
}

std::vector<competence_id> sqlite_competences::of_person(person_id const& person) const {
  return all_rows(db_, only_column<competence_id>,
                  "SELECT competence.id FROM person_competence JOIN competence ON competence.id = competence"
                  " WHERE person = ? ORDER BY position, competence.id",
                  person);
}

void sqlite_competences::set_of_person(person_id const& person, std::span<competence_id const> held) {
  execute(db_, "DELETE FROM person_competence WHERE person = ?", person);
  for (auto const& id : held) {
    execute(db_, "INSERT INTO person_competence (person, competence) VALUES (?, ?) ON CONFLICT DO NOTHING", person, id);
  }
}

std::vector<series_need> sqlite_competences::needs_of(series_id const& series) const {
  auto const read_need = [](query& row) {
    return series_need{.series = row.get<series_id>(),
                       .competence = row.get<competence_id>(),
                       .wanted = row.get<int>(),
                       .asking = row.get<scheduler::asking>(),
                       .answer_time = row.get<std::chrono::minutes>()};
  };
  return all_rows(db_, read_need,
                  "SELECT series, competence.id, wanted, asking, answer_min"
                  " FROM series_need JOIN competence ON competence.id = competence"
                  " WHERE series = ? ORDER BY position, competence.id",
                  series);
}

void sqlite_competences::save(series_need const& value) {
  execute(db_,
          "INSERT INTO series_need (series, competence, wanted, asking, answer_min) VALUES (?, ?, ?, ?, ?)"
          " ON CONFLICT (series, competence) DO UPDATE SET wanted = excluded.wanted, asking = excluded.asking,"
          " answer_min = excluded.answer_min",
          value.series, value.competence, value.wanted, value.asking, value.answer_time);
}

void sqlite_competences::remove_need(series_id const& series, competence_id const& competence) {
  execute(db_, "DELETE FROM series_need WHERE series = ? AND competence = ?", series, competence);
}

std::vector<competence_id> sqlite_competences::of_case(case_id const& subject) const {
  return all_rows(db_, only_column<competence_id>,
                  "SELECT competence.id FROM case_competence JOIN competence ON competence.id = competence"
                  " WHERE subject = ? ORDER BY position, competence.id",
                  subject);
}

void sqlite_competences::set_of_case(case_id const& subject, std::span<competence_id const> wanted) {
  execute(db_, "DELETE FROM case_competence WHERE subject = ?", subject);
  for (auto const& id : wanted) {
    execute(db_, "INSERT INTO case_competence (subject, competence) VALUES (?, ?) ON CONFLICT DO NOTHING", subject, id);
  }
}

}  // namespace matala::server
