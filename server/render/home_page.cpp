// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/home.hpp"

namespace matala::server {

std::string render_home(template_set const& templates, page_frame const& frame, home_view const&) {
  return render_page(templates, frame, {"home", templates.text("home.title", frame.lang), {}});
}

}  // namespace matala::server
