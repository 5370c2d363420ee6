// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/competences.hpp"
#include "server/ports/people.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <optional>
#include <string>
#include <vector>

namespace matala::server {

struct listed_role {
  role granted = role::core_member;
  /// Hours ahead for which a CANCEL goes out when the role is taken; 0 where nothing is cancelled.
  int hours_cancelled = 0;
  /// The only facilitator or owner: the role cannot be taken.
  bool is_last = false;
};

struct listed_member {
  person_id id;
  /// Empty until the first sign-in.
  std::string name;
  std::string address;
  std::string organisation;
  std::vector<listed_role> roles;
  std::vector<competence_id> competences;
};

struct listed_need {
  series_need need;
  /// Members who hold it.
  int holders = 0;
};

enum class members_error { address_invalid, already_member, last_of_role, nobody_has_competence, need_invalid };

/// GET /series/{series}/members, and the answer to a form that was refused. Forms: POST /series/{series}/members with
/// `email`, `role` and boxes `competence`; /members/remove with `person`, `role`; /members/competences with `person`
/// and boxes `competence`; /needs with `competence`, `wanted`, `asking`, `answer_hours`; /needs/remove with
/// `competence`.
struct members_view {
  series_id series;
  std::string site;
  std::vector<listed_member> members;
  /// Those that can be chosen.
  std::vector<competence> competences;
  /// All of them, for the names of what is held.
  std::vector<competence> known;
  std::vector<listed_need> needs;
  std::optional<members_error> error;
  std::string typed_email;
  role typed_role = role::core_member;
  std::vector<competence_id> typed_competences;
  series_need typed_need{};
};

std::string render_members(template_set const& templates, page_frame const& frame, members_view const& view);

}  // namespace matala::server
