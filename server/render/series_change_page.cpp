// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/views/series_change.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

std::string line_of(shown_change const& hour, bool moves, template_set const& templates, language lang) {
  view_data values;
  values.set("when", hour_text(hour.when.start, hour.when.end, *hour.when.zone, lang));
  values.set("to", hour_text(hour.to.start, hour.to.end, *hour.to.zone, lang));
  values.set("cutoff", hour.cutoff ? moment_text(*hour.cutoff, *hour.when.zone, lang) : std::string{});
  if (hour.cutoff) return templates.text("series_change.line.cutoff", lang, values);
  return moves ? templates.text("series_change.line.moves", lang, values)
               : hour_text(hour.when.start, hour.when.end, *hour.when.zone, lang);
}

view_data lines_of(change_group const& group, template_set const& templates, language lang) {
  bool const moves = group.kind == "moved" || group.kind == "asked-to-move";
  auto lines = list_of_values();
  for (auto const& hour : group.hours) {
    view_data entry;
    entry.set("line", line_of(hour, moves, templates, lang));
    entry.set("has_bookings", hour.bookings > 0);
    set_count(entry, "bookings", hour.bookings);
    lines.push_back(entry);
  }
  return lines;
}

}  // namespace

std::string render_series_change(template_set const& templates, page_frame const& frame,
                                 series_change_view const& view) {
  page_content content{"series_change", templates.text("series_change.title", frame.lang), {}};
  auto& page = content.view;
  auto groups = list_of_values();
  for (auto const& group : view.groups) {
    if (group.hours.empty()) continue;
    view_data entry;
    entry.set("heading", templates.text(fmt::format("series_change.group.{}", group.kind), frame.lang));
    entry.set("text", templates.text(fmt::format("series_change.text.{}", group.kind), frame.lang));
    entry.set("group", group.kind);
    set_count(entry, "hours", static_cast<long>(group.hours.size()));
    entry.set("lines", lines_of(group, templates, frame.lang));
    groups.push_back(entry);
  }
  auto fields = list_of_values();
  for (auto const& [name, value] : view.fields) {
    view_data entry;
    entry.set("name", name);
    entry.set("value", value);
    fields.push_back(entry);
  }
  page.set("series", view.id.value);
  page.set("name", view.name);
  page.set("groups", groups);
  page.set("no_hours", view.groups.empty());
  page.set("told", view.people > 0);
  set_count(page, "people", view.people);
  page.set("has_calendars", view.calendars > 0);
  set_count(page, "calendars", view.calendars);
  page.set("tells_facilitators", view.tells_facilitators);
  page.set("nobody_is_told", view.people == 0 && view.calendars == 0 && !view.tells_facilitators);
  page.set("fields", fields);
  page.set("changed_meanwhile", view.changed_meanwhile);
  page.set("back", view.back);
  page.set("of_settings", view.of_settings);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
