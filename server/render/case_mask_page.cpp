// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/case_mask.hpp"

#include <utility>

namespace matala::server {
namespace {

std::string_view error_key(case_mask_error error) {
  switch (error) {
    case case_mask_error::nothing_named: return "case_mask.error.nothing_named";
    case case_mask_error::not_found: return "case_mask.error.not_found";
    case case_mask_error::identifiers_left: return "case_mask.error.identifiers_left";
    case case_mask_error::stale_revision: return "case_mask.error.stale_revision";
  }
  std::unreachable();
}

}  // namespace

std::string render_case_mask(template_set const& templates, page_frame const& frame, case_mask_view const& view) {
  page_content content{"case_mask", templates.text("case_mask.title", frame.lang), {}};
  content.view.set("id", view.id.value);
  content.view.set("code", view.code);
  content.view.set("version", std::to_string(view.version));
  content.view.set("words", view.words);
  content.view.set("is_returned", view.is_returned);
  set_when(content.view, view.when, frame.lang);
  set_case(content.view, view.text, templates, frame.lang);
  content.view.set("words_error", false);
  if (view.error) {
    auto const text = templates.text(error_key(*view.error), frame.lang);
    content.errors.push_back({"words", text});
    content.view.set("words_error", text);
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
