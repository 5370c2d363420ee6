// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/views/booked.hpp"
#include "server/render/words.hpp"

#include <utility>

namespace matala::server {

std::string render_booked(template_set const& templates, page_frame const& frame, booked_view const& view) {
  page_content content{"booked", templates.text("booked.title", frame.lang), {}};
  content.view.set("code", view.code);
  content.view.set("site", view.site);
  content.view.set("place", std::to_string(view.place));
  content.view.set("awaits_review", view.awaits_review);
  set_when(content.view, view.when, frame.lang);
  auto const undecided =
      view.state == scheduler::occurrence_state::open || view.state == scheduler::occurrence_state::closed;
  content.view.set("undecided", undecided);
  content.view.set("state", state_word(view.state, templates, frame.lang));
  content.view.set("cutoff", moment_text(view.cutoff, *view.when.zone, frame.lang));
  content.view.set("decide", moment_text(view.decide, *view.when.zone, frame.lang));
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
