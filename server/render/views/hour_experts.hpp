// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/experts.hpp"
#include "server/render/template_set.hpp"
#include "server/render/view_data.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

/// Somebody who belongs to the hour or was asked to (R37).
struct coming_person {
  person_id id;
  std::string name;
  /// What they are there for: a role or a competence, in words of the reader's language; may be empty.
  std::string why;
  expert_answer answer = expert_answer::awaited;
  std::optional<presence_window> window;
  std::string substitute;
  bool present = false;
  /// Is expected, so the box "present" makes sense.
  bool expected = false;
};

struct listed_clash {
  std::string name;
  hour_times when;
  std::string site;
};

/// A case that does without somebody: the names of what it lacks, and what its presenter chose (R32).
struct listed_shortfall {
  std::string code;
  std::string missing;
  std::optional<shortfall_choice> chosen;
};

/// Who comes to an hour and what is amiss, as its facilitators see it. Form: POST /hours/{hour}/attendance with boxes
/// `present` (person ids).
struct hour_experts {
  std::vector<coming_person> people;
  bool can_mark = false;
  /// R35.
  bool nobody_leads = false;
  /// Competences that nobody who comes has.
  std::vector<std::string> unfilled;
  std::vector<listed_shortfall> shortfalls;
  /// R33: codes of cases whose expert is there at another time.
  std::vector<std::string> conflicts;
  std::vector<listed_clash> clashes;
};

/// Fills in what templates/partials/hour_experts.mustache names.
void set_experts(view_data& view, hour_experts const& experts, hour_times const& when, template_set const& templates,
                 language lang);

}  // namespace matala::server
