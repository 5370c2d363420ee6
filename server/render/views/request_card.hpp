// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/experts.hpp"
#include "server/render/template_set.hpp"
#include "server/render/view_data.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>
#include <utility>

namespace matala::server {

enum class answer_error { window_invalid, substitute_invalid };

/// What somebody is asked for one hour, and what they answered. Forms: POST `action` with `answer` = "accepted",
/// "declined", "partly" with `from` and `until` ("09:10"), or "substituted" with `substitute` (an address).
struct request_card {
  /// Tells the fields of two cards on a page apart.
  std::string key;
  std::string action;
  hour_times when;
  std::string site;
  /// A competence's name; empty for a stand-in, a lead and an invitation.
  std::string theme;
  /// None for an invitation to every hour.
  std::optional<request_task> task;
  std::optional<scheduler::instant> answer_by;
  expert_answer answer = expert_answer::awaited;
  std::optional<presence_window> window;
  /// Name or address.
  std::string substitute;
  bool can_answer = false;
  /// May open GET /hours/{hour}.
  std::optional<occurrence_id> enter;
  std::optional<answer_error> error;
  std::string typed_substitute;
  /// What a refused form had in its two time fields.
  std::optional<std::pair<std::string, std::string>> typed_window;
};

view_data card_data(request_card const& card, template_set const& templates, language lang);

}  // namespace matala::server
