// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/ids.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"
#include "server/render/views/hour_times.hpp"

#include <optional>
#include <string>

namespace matala::server {

/// What the words of a move rest on. Who confirms has seen exactly this.
struct move_facts {
  int revision = 1;
  /// Where the hour is.
  scheduler::instant start;
  /// Deadlines of the new time.
  scheduler::instant cutoff;
  scheduler::instant decide;
  int cases = 0;
  int waiting = 0;
  /// People who get a mail.
  int told = 0;

  bool operator==(move_facts const&) const = default;
};

/// The answer to POST /hours/{id}/move: what moving the hour changes, and for whom. Form: POST
/// /hours/{id}/move/confirm with `move_day`, `move_start` and `seen`; POST /hours/{id}/move with `edit` as well goes
/// back to the hour's page with what was typed.
struct hour_move_view {
  occurrence_id id;
  std::string site;
  hour_times when;
  hour_times to;
  move_facts facts;
  /// A change of the series that waits on the hour no longer concerns it.
  bool ends_question = false;
  /// As they were typed.
  std::string move_day{};
  std::string move_start{};
  std::string seen{};
  /// The hour has changed since it was shown so, and was not moved.
  bool changed_meanwhile = false;
  /// What was shown then; none when it cannot be read.
  std::optional<move_facts> before{};
};

std::string render_hour_move(template_set const& templates, page_frame const& frame, hour_move_view const& view);

}  // namespace matala::server
