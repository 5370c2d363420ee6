// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/problem_texts.hpp"
#include "server/render/views/problem.hpp"

#include <fmt/format.h>

#include <utility>

namespace matala::server {

problem_texts problem_texts_of(std::string_view type, unsigned status, template_set const& templates, language lang) {
  auto family = fmt::format("problem.{}", type);
  if (!templates.has_text(family + ".title", lang)) family = fmt::format("problem.{}", status);
  if (!templates.has_text(family + ".title", lang)) {
    family = status >= 400 && status < 500 ? "problem.400" : "problem.unexpected";
  }
  return {templates.text(family + ".title", lang), templates.text(family + ".text", lang),
          templates.text(family + ".advice", lang)};
}

std::string render_problem(template_set const& templates, page_frame const& frame, problem_view const& view) {
  auto const texts = problem_texts_of(view.type, view.status, templates, frame.lang);
  page_content content{"problem", texts.title, {}};
  content.view.set("text", texts.explanation);
  content.view.set("advice", texts.advice);
  content.view.set("status", std::to_string(view.status));
  content.view.set("back", view.back.empty() ? "/" : view.back);
  content.view.set("has_back", !view.back.empty());
  set_optional(content.view, "next_hour", view.next_hour ? std::optional(view.next_hour->value) : std::nullopt);
  if (view.next_hour) set_when(content.view, view.next_when, frame.lang);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
