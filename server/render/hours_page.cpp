// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/problem_texts.hpp"
#include "server/render/refused_data.hpp"
#include "server/render/words.hpp"

#include <utility>

namespace matala::server {
namespace {

using scheduler::occurrence_state;

/// Whether the state says more than that one can book or not.
bool has_telling_state(occurrence_state state) {
  return state != occurrence_state::open;
}

/// What the reader can do about the hour, in words.
std::string booking_line(listed_hour const& hour, template_set const& templates, language lang) {
  auto const& zone = *hour.when.zone;
  view_data values;
  values.set("until", moment_text(hour.cutoff, zone, lang));
  values.set("opens", moment_text(hour.opens, zone, lang));
  switch (hour.booking) {
    case bookability::ordinary: return templates.text("hours.until", lang, values);
    case bookability::late: return templates.text("hours.late", lang);
    case bookability::full: return templates.text("hours.full", lang);
    case bookability::not_yet: return templates.text("hours.opens", lang, values);
    case bookability::closed: return {};
  }
  std::unreachable();
}

view_data refused_data(refused_booking const& refused, template_set const& templates, language lang) {
  view_data entry;
  set_when(entry, refused.when, lang);
  auto const texts = problem_texts_of(refused.problem, 409, templates, lang);
  entry.set("heading", texts.title);
  entry.set("text", texts.explanation);
  entry.set("has_next", refused.next.has_value());
  entry.set("has_place", refused.has_place);
  entry.set("none_with_room", !refused.next && !refused.has_place);
  entry.set("waitlist", refused.waitlist ? view_data(refused.waitlist->value) : view_data(false));
  entry.set("next_hour", refused.next ? listed_data(*refused.next, templates, lang) : view_data(false));
  return entry;
}

}  // namespace

view_data listed_data(listed_hour const& hour, template_set const& templates, language lang) {
  view_data entry;
  entry.set("id", hour.id.value);
  set_when(entry, hour.when, lang);
  entry.set("can_ask", hour.booking == bookability::late);
  entry.set("takes_bookings", hour.booking == bookability::ordinary || hour.booking == bookability::late);
  auto const telling = has_telling_state(hour.state);
  set_optional(entry, "state", telling ? std::optional(state_word(hour.state, templates, lang)) : std::nullopt);
  entry.set("can_wait", hour.can_wait);
  entry.set("can_ask_reinstatement", hour.can_ask_reinstatement);
  set_text(entry, "state_style", state_style(hour.state));
  set_optional(entry, "cause", cause_word(hour.cause, templates, lang));
  set_optional(entry, "booking_line", booking_line(hour, templates, lang));
  set_count(entry, "places", hour.places);
  set_count(entry, "free", hour.free);
  return entry;
}

void set_refused(view_data& view, std::optional<refused_booking> const& refused, template_set const& templates,
                 language lang) {
  view.set("refused", refused ? refused_data(*refused, templates, lang) : view_data(false));
}

std::string render_hours(template_set const& templates, page_frame const& frame, hours_view const& view) {
  page_content content{"hours", templates.text("hours.title", frame.lang), {}};
  auto groups = list_of_values();
  for (auto const& series : view.series) {
    view_data group;
    group.set("series", series.id.value);
    group.set("nudges", series.nudges);
    group.set("site", series.site);
    set_optional(group, "municipality", series.municipality);
    group.set("organisation", series.organisation);
    auto hours = list_of_values();
    for (auto const& hour : series.hours) hours.push_back(listed_data(hour, templates, frame.lang));
    group.set("hours", hours);
    groups.push_back(group);
  }
  content.view.set("series", groups);
  content.view.set("no_series", view.series.empty());
  set_refused(content.view, view.refused, templates, frame.lang);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
