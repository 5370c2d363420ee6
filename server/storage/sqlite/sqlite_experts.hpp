// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/experts.hpp"
#include "server/storage/sqlite/connection.hpp"

namespace matala::server {

class sqlite_experts final : public expert_repository {
 public:
  explicit sqlite_experts(connection& db) : db_(db) {}

  std::optional<expert_request> find(request_id const& id) const override;
  std::optional<expert_request> find_by_token(std::string_view token_hash) const override;
  std::vector<expert_request> of_occurrence(occurrence_id const& occurrence) const override;
  std::vector<expert_request> of_person(person_id const& person) const override;
  void save(expert_request const& value) override;
  std::vector<scheduler::instant> turns_of(person_id const& person) const override;
  std::optional<attendance> find_attendance(occurrence_id const& occurrence, person_id const& person) const override;
  std::vector<attendance> attendance_of(occurrence_id const& occurrence) const override;
  std::vector<attendance> attendance_of(person_id const& person) const override;
  void save(attendance const& value) override;
  std::optional<absence> find_absence(absence_id const& id) const override;
  std::vector<absence> absences_of(person_id const& person) const override;
  bool is_absent(person_id const& person, scheduler::date day) const override;
  void add(absence const& value) override;
  void remove_absence(absence_id const& id) override;
  bool is_told(occurrence_id const& occurrence, std::string_view subject) const override;
  void mark_told(occurrence_id const& occurrence, std::string_view subject, scheduler::instant when) override;
  void forget_told(occurrence_id const& occurrence, std::string_view subject) override;
  std::vector<std::string> told_of(occurrence_id const& occurrence) const override;
  std::optional<shortfall_choice> choice_of(booking_id const& booking) const override;
  void choose(booking_id const& booking, shortfall_choice choice) override;

 private:
  connection& db_;
};

}  // namespace matala::server
