// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/cases.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_cases final : public case_repository {
 public:
  explicit sqlite_cases(connection& db) : db_(db) {}

  std::optional<stored_case> find(case_id const& id) const override;
  std::optional<case_id> find_by_code(std::string_view code) const override;
  void insert(stored_case const& value, anonymizer::redacted const& text) override;
  void replace_text(case_id const& id, anonymizer::redacted const& text) override;
  void set_visibility(case_id const& id, case_visibility value) override;
  void set_review(case_id const& id, review_state value, std::string const& comment) override;
  void erase_text(case_id const& id) override;

 private:
  std::string insert_text(anonymizer::redacted const& text);
  void replace_comment(case_id const& id, std::string const& comment);
  void remove_text(std::optional<std::string> const& key);

  connection& db_;
};

}  // namespace matala::server
