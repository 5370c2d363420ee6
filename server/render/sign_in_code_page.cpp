// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/sign_in_code.hpp"

#include <utility>

namespace matala::server {
namespace {

std::string_view error_key(sign_in_code_error error) {
  switch (error) {
    case sign_in_code_error::wrong_code: return "sign_in_code.error.wrong_code";
    case sign_in_code_error::link_expired: return "sign_in_code.error.link_expired";
  }
  std::unreachable();
}

}  // namespace

std::string render_sign_in_code(template_set const& templates, page_frame const& frame, sign_in_code_view const& view) {
  page_content content{"sign_in_code", templates.text("sign_in_code.title", frame.lang), {}};
  content.view.set("code_error", false);
  if (view.error) {
    auto const text = templates.text(error_key(*view.error), frame.lang);
    content.errors.push_back({"code", text});
    content.view.set("code_error", text);
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
