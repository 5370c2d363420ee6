// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/competences.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_competences final : public competence_repository {
 public:
  explicit sqlite_competences(connection& db) : db_(db) {}

  std::optional<competence> find(competence_id const& id) const override;
  std::vector<competence> all() const override;
  void save(competence const& value) override;
  std::vector<competence_id> of_person(person_id const& person) const override;
  void set_of_person(person_id const& person, std::span<competence_id const> held) override;
  std::vector<series_need> needs_of(series_id const& series) const override;
  void save(series_need const& value) override;
  void remove_need(series_id const& series, competence_id const& competence) override;
  std::vector<competence_id> of_case(case_id const& subject) const override;
  void set_of_case(case_id const& subject, std::span<competence_id const> wanted) override;

 private:
  connection& db_;
};

}  // namespace matala::server
