// SPDX-License-Identifier: Apache-2.0
#include "server/render/answer_errors.hpp"
#include "server/render/page.hpp"
#include "server/render/views/answer.hpp"

#include <utility>

namespace matala::server {
namespace {

// What stands once the time is over.
std::string_view late_key(expert_answer answer) {
  switch (answer) {
    case expert_answer::awaited: return "answer.late.awaited";
    case expert_answer::accepted:
    case expert_answer::partly: return "answer.late.accepted";
    case expert_answer::declined:
    case expert_answer::substituted:
    case expert_answer::withdrawn: return "answer.late.declined";
  }
  std::unreachable();
}

std::string_view title_key(answer_standing standing) {
  switch (standing) {
    case answer_standing::open: return "answer.title";
    case answer_standing::late: return "problem.late-answer.title";
    case answer_standing::closed: return "problem.request-closed.title";
  }
  std::unreachable();
}

}  // namespace

std::vector<page_error> errors_of(request_card const& card, template_set const& templates, language lang) {
  if (!card.error) return {};
  bool const window = *card.error == answer_error::window_invalid;
  return {{(window ? "from-" : "substitute-") + card.key,
           templates.text(window ? "request.error.window" : "request.error.substitute", lang)}};
}

std::string render_answer(template_set const& templates, page_frame const& frame, answer_view const& view) {
  auto const title = templates.text(title_key(view.standing), frame.lang);
  page_content content{"answer", title, card_data(view.card, templates, frame.lang)};
  content.view.set("heading", title);
  content.view.set("open", view.standing == answer_standing::open);
  std::optional<std::string> over;
  if (view.standing == answer_standing::late) over = templates.text(late_key(view.card.answer), frame.lang);
  if (view.standing == answer_standing::closed) over = templates.text("problem.request-closed.text", frame.lang);
  set_optional(content.view, "over", over);
  content.errors = errors_of(view.card, templates, frame.lang);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
