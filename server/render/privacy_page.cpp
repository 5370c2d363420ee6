// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/privacy.hpp"

#include <utility>

namespace matala::server {

std::string render_privacy(template_set const& templates, page_frame const& frame, privacy_view const& view) {
  page_content content{"privacy", templates.text("privacy.title", frame.lang), {}};
  content.view.set("controller", view.controller);
  content.view.set("contact_address", view.contact_address);
  set_count(content.view, "case_text_days", view.case_text_days);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
