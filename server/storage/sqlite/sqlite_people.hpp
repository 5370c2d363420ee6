// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/people.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_people final : public people_repository {
 public:
  explicit sqlite_people(connection& db) : db_(db) {}

  std::optional<person> find(person_id const& id) const override;
  std::optional<person> find_by_email(std::string_view lower_case_email) const override;
  std::vector<person> all() const override;
  void save(person const& value) override;

  std::vector<grant> grants_of(person_id const& id) const override;
  std::vector<std::pair<person, role>> with_grants(series_id const& series) const override;
  void add_grant(grant const& value) override;
  void remove_grant(grant const& value) override;

  std::vector<organisation> organisations() const override;
  void save(organisation const& value) override;
  std::optional<site> find_site(site_id const& id) const override;
  std::vector<site> sites() const override;
  void save(site const& value) override;

  std::vector<nudge_wish> nudge_wishes(series_id const& series) const override;
  std::optional<nudge_wish> find_nudge_wish(std::string_view token) const override;
  void add_nudge_wish(nudge_wish const& value) override;
  void remove_nudge_wish(person_id const& person, series_id const& series) override;

  int acknowledged_version(person_id const& id) const override;
  void acknowledge(person_id const& id, int version, scheduler::instant when) override;

 private:
  connection& db_;
};

}  // namespace matala::server
