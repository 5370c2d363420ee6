// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/unsubscribe.hpp"

#include <utility>

namespace matala::server {

std::string render_unsubscribe(template_set const& templates, page_frame const& frame, unsubscribe_view const& view) {
  page_content content{"unsubscribe", templates.text("unsubscribe.title", frame.lang), {}};
  content.view.set("token", view.token);
  content.view.set("done", view.done);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
