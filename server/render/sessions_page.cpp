// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/sessions.hpp"
#include "server/render/words.hpp"

#include <utility>

namespace matala::server {

std::string render_sessions(template_set const& templates, page_frame const& frame, sessions_view const& view) {
  page_content content{"sessions", templates.text("sessions.title", frame.lang), {}};
  auto hours = list_of_values();
  for (auto const& hour : view.hours) {
    view_data entry;
    entry.set("id", hour.id.value);
    entry.set("site", hour.site);
    set_when(entry, hour.when, frame.lang);
    entry.set("state", state_word(hour.state, hour.is_full ? room::none : room::left, templates, frame.lang));
    set_text(entry, "state_style", state_style(hour.state));
    set_optional(entry, "cause", cause_word(hour.cause, templates, frame.lang));
    set_count(entry, "cases", hour.cases);
    hours.push_back(entry);
  }
  content.view.set("hours", hours);
  content.view.set("no_hours", view.hours.empty());
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
