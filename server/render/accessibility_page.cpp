// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/accessibility.hpp"

#include <utility>

namespace matala::server {

std::string render_accessibility(template_set const& templates, page_frame const& frame,
                                 accessibility_view const& view) {
  page_content content{"accessibility", templates.text("accessibility.title", frame.lang), {}};
  content.view.set("organisation", view.organisation);
  content.view.set("feedback_address", view.feedback_address);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
