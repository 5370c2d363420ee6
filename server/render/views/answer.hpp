// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/render/page_frame.hpp"
#include "server/render/views/request_card.hpp"

namespace matala::server {

/// Whether the question can still be answered. `late`: answer-by has passed. `closed`: nothing is asked any more.
enum class answer_standing { open, late, closed };

/// GET /answers/{token}, without sign-in, and the answer to a form of it that was refused.
struct answer_view {
  request_card card;
  answer_standing standing = answer_standing::open;
};

std::string render_answer(template_set const& templates, page_frame const& frame, answer_view const& view);

}  // namespace matala::server
