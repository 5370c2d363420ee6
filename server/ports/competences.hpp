// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/rota.hpp"
#include "server/ports/ids.hpp"
#include "server/ports/language.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace matala::server {

/// What an expert can answer, such as Kela or the B statement. Never deleted: a retired one can no longer be chosen.
struct competence {
  competence_id id;
  /// Indexed by language.
  std::array<std::string, 3> names;
  /// Its place in every list.
  int position = 0;
  bool retired = false;

  std::string const& name(language lang) const { return names.at(static_cast<std::size_t>(lang)); }
};

/// R31: how many of a competence an hour of a series wants, and how they are asked.
struct series_need {
  series_id series;
  competence_id competence;
  /// As soon as the hour has a case; 0: only where a case asks for it, and then one.
  int wanted = 0;
  scheduler::asking asking = scheduler::asking::one_at_a_time;
  /// Working time from the question to answer-by.
  std::chrono::minutes answer_time{std::chrono::hours{8}};
};

class competence_repository {
 public:
  virtual ~competence_repository() = default;

  virtual std::optional<competence> find(competence_id const& id) const = 0;
  /// Retired ones too, in order of position, then id.
  virtual std::vector<competence> all() const = 0;
  /// Inserts or replaces by id.
  virtual void save(competence const& value) = 0;

  /// In the order of the list; likewise below.
  virtual std::vector<competence_id> of_person(person_id const& person) const = 0;
  virtual void set_of_person(person_id const& person, std::span<competence_id const> held) = 0;

  virtual std::vector<series_need> needs_of(series_id const& series) const = 0;
  /// Inserts or replaces by series and competence.
  virtual void save(series_need const& value) = 0;
  virtual void remove_need(series_id const& series, competence_id const& competence) = 0;

  virtual std::vector<competence_id> of_case(case_id const& subject) const = 0;
  virtual void set_of_case(case_id const& subject, std::span<competence_id const> wanted) = 0;
};

}  // namespace matala::server
