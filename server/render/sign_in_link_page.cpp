// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/sign_in_link.hpp"

#include <utility>

namespace matala::server {

std::string render_sign_in_link(template_set const& templates, page_frame const& frame, sign_in_link_view const& view) {
  page_content content{"sign_in_link", templates.text("sign_in_link.title", frame.lang), {}};
  content.view.set("token", view.token);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
