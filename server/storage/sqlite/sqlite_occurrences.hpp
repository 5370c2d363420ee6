// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/occurrences.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_occurrences final : public occurrence_repository {
 public:
  explicit sqlite_occurrences(connection& db) : db_(db) {}

  std::optional<occurrence> find(occurrence_id const& id) const override;
  std::optional<occurrence> find(series_id const& series, scheduler::date nominal) const override;
  std::vector<occurrence> starting_in(scheduler::instant from, scheduler::instant until) const override;
  std::vector<occurrence> starting_in(series_id const& series, scheduler::instant from,
                                      scheduler::instant until) const override;
  std::vector<occurrence_id> due(scheduler::instant now, int limit) const override;
  int count_due(scheduler::instant now) const override;
  bool was_given(occurrence const& hour, scheduler::advance_notice notice) const override;
  void give(occurrence const& hour, scheduler::advance_notice notice) override;
  void save(occurrence const& value, std::optional<scheduler::instant> next_deadline) override;

 private:
  connection& db_;
};

}  // namespace matala::server
