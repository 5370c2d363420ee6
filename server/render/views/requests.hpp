// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/views/request_card.hpp"

#include <string>
#include <vector>

namespace matala::server {

/// GET /requests, and the answer to a form of it that was refused. Forms: those of the cards, to POST
/// /requests/{request}/answer and POST /hours/{hour}/coming; POST /absences with `first` and `last` ("2027-03-30");
/// POST /absences/remove with `absence`.
struct requests_view {
  /// Waiting for an answer, or answered and still changeable.
  std::vector<request_card> open;
  /// Hours of one who is invited to every hour or said yes to a request that can no longer be answered.
  std::vector<request_card> hours;
  std::vector<request_card> past;
  std::vector<absence> absences;
  bool days_invalid = false;
  std::string typed_first;
  std::string typed_last;
};

std::string render_requests(template_set const& templates, page_frame const& frame, requests_view const& view);

}  // namespace matala::server
