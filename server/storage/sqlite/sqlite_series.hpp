// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/series.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_series final : public series_repository {
 public:
  explicit sqlite_series(connection& db) : db_(db) {}

  std::optional<series> find(series_id const& id) const override;
  std::vector<series> all() const override;
  void save(series const& value) override;

 private:
  void add_dates(series& value) const;

  connection& db_;
};

}  // namespace matala::server
