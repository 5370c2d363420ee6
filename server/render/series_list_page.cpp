// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"
#include "server/render/views/series_list.hpp"

#include <fmt/format.h>

namespace matala::server {

std::string render_series_list(template_set const& templates, page_frame const& frame, series_list_view const& view) {
  page_content content{"series_list", templates.text("series_list.title", frame.lang), {}};
  auto all = list_of_values();
  for (auto const& one : view.series) {
    view_data entry;
    entry.set("id", one.id.value);
    entry.set("name", one.name.empty() ? one.site : one.name);
    entry.set("site", one.site);
    entry.set("repeat", templates.text(fmt::format("series.choice.repeat.{}", one.repeat), frame.lang));
    entry.set("paused", one.standing == series_standing::paused);
    entry.set("has_next", one.next.has_value());
    entry.set("over", !one.next && one.standing == series_standing::running);
    if (one.next) {
      set_when(entry, *one.next, frame.lang);
    } else {
      entry.set("when", "");
    }
    all.push_back(entry);
  }
  content.view.set("series", all);
  content.view.set("none", view.series.empty());
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
