// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/outlook.hpp"
#include "server/render/page.hpp"
#include "server/render/views/facilitate_list.hpp"
#include "server/render/words.hpp"

#include <utility>

namespace matala::server {
namespace {

view_data hour_data(facilitated_hour const& hour, template_set const& templates, language lang) {
  view_data entry;
  entry.set("id", hour.id.value);
  entry.set("site", hour.site);
  set_when(entry, hour.when, lang);
  entry.set("state", state_word(hour.state, hour.is_full ? room::none : room::left, templates, lang));
  set_text(entry, "state_style", state_style(hour.state));
  entry.set("held", hour.hold == scheduler::hold_flag::held);
  set_count(entry, "need", hour.need);
  set_count(entry, "places", hour.places);
  auto const decide = moment_text(hour.decide, *hour.when.zone, lang);
  set_optional(entry, "outlook",
               outlook_line({hour.state, hour.hold, hour.need, hour.min_cases}, decide, templates, lang));
  auto const asked = hour.asks_too_few ? templates.text("question.too_few_cases", lang)
                                       : question_word(hour.question, templates, lang);
  set_optional(entry, "question", asked);
  entry.set("has_waiting", hour.waiting > 0);
  set_count(entry, "waiting", hour.waiting);
  entry.set("has_unaccepted", hour.mails_not_accepted > 0);
  set_count(entry, "unaccepted", hour.mails_not_accepted);
  return entry;
}

}  // namespace

std::string render_facilitate_list(template_set const& templates, page_frame const& frame,
                                   facilitate_list_view const& view) {
  page_content content{"facilitate_list", templates.text("facilitate_list.title", frame.lang), {}};
  auto hours = list_of_values();
  auto alarms = list_of_values();
  for (auto const& hour : view.hours) {
    auto const entry = hour_data(hour, templates, frame.lang);
    hours.push_back(entry);
    if (hour.mails_not_accepted > 0) alarms.push_back(entry);
  }
  content.view.set("hours", hours);
  content.view.set("no_hours", view.hours.empty());
  content.view.set("has_alarms", alarms.is_non_empty_list());
  content.view.set("alarms", alarms);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
