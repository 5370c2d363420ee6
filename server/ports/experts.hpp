// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scheduler/time.hpp"
#include "server/ports/ids.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// `partly`: there for a part of the hour (R33). `substituted`: another person was named. `withdrawn`: no longer
/// needed.
enum class expert_answer { awaited, accepted, partly, declined, substituted, withdrawn };

std::string_view to_string(expert_answer answer);
std::optional<expert_answer> parse_expert_answer(std::string_view word);

/// Whether the answer means that the person comes.
constexpr bool comes(expert_answer answer) {
  return answer == expert_answer::accepted || answer == expert_answer::partly;
}

/// What is told once of an hour that nobody leads: at its decision, and before it when nobody is left to ask. Forgotten
/// as soon as somebody does.
inline constexpr std::string_view lead_shortfall = "lead";
inline constexpr std::string_view lead_shortfall_ahead = "lead-ahead";

/// Whether what was told is about who leads, and not about a competence.
constexpr bool is_about_lead(std::string_view told) {
  return told == lead_shortfall || told == lead_shortfall_ahead;
}

/// Part of an hour, in minutes from its start, half-open.
struct presence_window {
  std::chrono::minutes from{0};
  std::chrono::minutes until{0};

  bool operator==(presence_window const&) const = default;
};

/// What somebody is asked for: to answer for a competence, to stand in for a member of every hour, to lead the hour.
enum class request_task { answer, stand_in, lead };

/// One question to one person about one hour (R31, R39).
struct expert_request {
  request_id id;
  occurrence_id occurrence;
  request_task task = request_task::answer;
  /// None unless the task is `answer`.
  std::optional<competence_id> competence{};
  person_id person;
  /// Whose turn of the rota it is: the person, or who named the person as substitute.
  person_id turn_of;
  scheduler::instant asked;
  /// Half-open: an answer at this instant is late.
  scheduler::instant answer_by;
  expert_answer answer = expert_answer::awaited;
  /// Only with `partly`.
  std::optional<presence_window> window{};
  /// Only with `substituted`.
  std::optional<person_id> substitute{};
  /// SHA-256 of the secret in the mail's link, lower-case hex.
  std::string token_hash;
};

/// What somebody who belongs to an hour said about coming, and whether they came (R37).
struct attendance {
  occurrence_id occurrence;
  person_id person;
  expert_answer answer = expert_answer::awaited;
  std::optional<presence_window> window{};
  std::optional<person_id> substitute{};
  bool present = false;
};

/// Days on which somebody is away, both ends included (R34).
struct absence {
  absence_id id;
  person_id person;
  scheduler::date first;
  scheduler::date last;
};

/// R32: what a presenter chose where a wanted competence stays away; moving the case needs no record.
enum class shortfall_choice { go_ahead, written };

std::optional<shortfall_choice> parse_shortfall_choice(std::string_view word);

class expert_repository {
 public:
  virtual ~expert_repository() = default;

  virtual std::optional<expert_request> find(request_id const& id) const = 0;
  virtual std::optional<expert_request> find_by_token(std::string_view token_hash) const = 0;
  /// In order of asking, then id.
  virtual std::vector<expert_request> of_occurrence(occurrence_id const& occurrence) const = 0;
  /// Newest first, then id.
  virtual std::vector<expert_request> of_person(person_id const& person) const = 0;
  /// Inserts or replaces by id.
  virtual void save(expert_request const& value) = 0;
  /// Starts of the hours to which this person or a substitute came by the rota, latest first.
  virtual std::vector<scheduler::instant> turns_of(person_id const& person) const = 0;

  virtual std::optional<attendance> find_attendance(occurrence_id const& occurrence, person_id const& person) const = 0;
  /// In order of the person's id.
  virtual std::vector<attendance> attendance_of(occurrence_id const& occurrence) const = 0;
  virtual std::vector<attendance> attendance_of(person_id const& person) const = 0;
  /// Inserts or replaces by occurrence and person.
  virtual void save(attendance const& value) = 0;

  virtual std::optional<absence> find_absence(absence_id const& id) const = 0;
  /// In order of the first day, then id.
  virtual std::vector<absence> absences_of(person_id const& person) const = 0;
  virtual bool is_absent(person_id const& person, scheduler::date day) const = 0;
  virtual void add(absence const& value) = 0;
  virtual void remove_absence(absence_id const& id) = 0;

  /// Whether this was told already: a competence's id, `lead_shortfall` or `lead_shortfall_ahead`. Telling twice is the same as once.
  virtual bool is_told(occurrence_id const& occurrence, std::string_view subject) const = 0;
  virtual void mark_told(occurrence_id const& occurrence, std::string_view subject, scheduler::instant when) = 0;
  virtual void forget_told(occurrence_id const& occurrence, std::string_view subject) = 0;
  virtual std::vector<std::string> told_of(occurrence_id const& occurrence) const = 0;

  virtual std::optional<shortfall_choice> choice_of(booking_id const& booking) const = 0;
  virtual void choose(booking_id const& booking, shortfall_choice choice) = 0;
};

}  // namespace matala::server
