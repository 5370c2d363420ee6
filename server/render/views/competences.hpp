// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/ports/competences.hpp"
#include "server/render/page_frame.hpp"
#include "server/render/template_set.hpp"

#include <optional>
#include <vector>

namespace matala::server {

/// GET /competences, and the answer to names that were refused. Forms: POST /competences with `name_fi`, `name_sv`,
/// `name_en`; POST /competences/save with these and `competence`; POST /competences/act with `competence` and `act` =
/// "raise", "retire" or "restore".
struct competences_view {
  std::vector<competence> all;
  /// The one whose names were refused: with these names; one without id is a new one.
  std::optional<competence> refused;
};

std::string render_competences(template_set const& templates, page_frame const& frame, competences_view const& view);

}  // namespace matala::server
