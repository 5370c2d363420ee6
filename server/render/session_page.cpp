// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/ground_rules_data.hpp"
#include "server/render/page.hpp"
#include "server/render/views/session.hpp"
#include "server/render/words.hpp"

#include <utility>

namespace matala::server {
namespace {

/// Whether the case is still to be discussed, or on now.
bool is_on_agenda(agenda_case const& item) {
  return item.state == booking_state::booked;
}

view_data case_data(agenda_case const& item, session_view const& view, template_set const& templates, language lang) {
  view_data entry;
  entry.set("id", item.id.value);
  entry.set("code", item.code);
  entry.set("place", std::to_string(item.place));
  entry.set("on_now", view.current_case == item.id);
  entry.set("on_agenda", is_on_agenda(item));
  entry.set("booking_state", booking_word(item.state, templates, lang));
  entry.set("hidden", item.visibility == case_visibility::hidden);
  entry.set("removed", item.visibility == case_visibility::removed);
  // R38: what is hidden is hidden whatever the caller has filled in.
  auto const shown = item.visibility == case_visibility::shown;
  set_case(entry, shown ? item.text : case_text(), templates, lang);
  entry.set("unreleased", shown && !item.released);
  entry.set("moved_often", item.moves >= 2);
  set_count(entry, "moves", item.moves);
  set_optional(entry, "presenter", item.presenter);
  set_optional(entry, "urgent", urgency_word(item.urgent, templates, lang));
  set_optional(entry, "follow_up", item.follow_up);
  set_optional(entry, "wanted", item.wanted);
  entry.set("is_own", item.is_own);
  entry.set("can_hide", item.can_hide && shown);
  entry.set("can_mask", item.can_mask);
  entry.set("can_put_on", view.controls.can_put_on && is_on_agenda(item) && view.current_case != item.id);
  return entry;
}

/// What the reader should know of the hour's fate, in one sentence.
std::string state_line(session_view const& view, template_set const& templates, language lang) {
  view_data values;
  values.set("decide", moment_text(view.decide, *view.when.zone, lang));
  bool const full = view.state == scheduler::occurrence_state::open && view.is_full;
  auto const word = full ? std::string("full") : std::string(to_string(view.state));
  return templates.text("session.line." + word, lang, values);
}

/// R45: what is not http(s) is no link.
std::optional<std::string> safe_link(std::optional<std::string> const& link) {
  if (link && (link->starts_with("https://") || link->starts_with("http://"))) return link;
  return std::nullopt;
}

void set_controls(view_data& view, session_controls const& controls) {
  view.set("has_controls", controls.can_start || controls.can_put_on || controls.can_end || controls.can_manage);
  view.set("can_start", controls.can_start);
  view.set("can_open_discussion", controls.can_put_on);
  view.set("can_end", controls.can_end);
  view.set("can_manage", controls.can_manage);
}

}  // namespace

std::string render_session(template_set const& templates, page_frame const& frame, session_view const& view) {
  page_content content{"session", templates.text("session.title", frame.lang), {}};
  content.view.set("hour", view.id.value);
  content.view.set("site", view.site);
  set_optional(content.view, "facilitator", view.facilitator);
  set_when(content.view, view.when, frame.lang);
  content.view.set("state", state_word(view.state, view.is_full ? room::none : room::left, templates, frame.lang));
  set_text(content.view, "state_style", state_style(view.state));
  content.view.set("state_line", state_line(view, templates, frame.lang));
  set_optional(content.view, "topic", view.topic);
  set_optional(content.view, "cause", cause_word(view.cause, templates, frame.lang));
  set_optional(content.view, "reason", view.reason);
  content.view.set("running", view.state == scheduler::occurrence_state::running);
  content.view.set("open_discussion", view.state == scheduler::occurrence_state::running && !view.current_case);
  set_optional(content.view, "meeting_link", safe_link(view.meeting_link));
  auto agenda = list_of_values();
  for (auto const& item : view.agenda) agenda.push_back(case_data(item, view, templates, frame.lang));
  content.view.set("agenda", agenda);
  content.view.set("no_cases", view.agenda.empty());
  content.view.set("rules", rules_data(view.ground_rules));
  content.view.set("has_rules", !view.ground_rules.empty());
  set_controls(content.view, view.controls);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
