// SPDX-License-Identifier: Apache-2.0
#include "server/render/views/hour_experts.hpp"

#include "server/render/dates.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

view_data texts_data(std::vector<std::string> const& texts) {
  auto list = list_of_values();
  for (auto const& text : texts) {
    view_data entry;
    entry.set("text", text);
    list.push_back(entry);
  }
  return list;
}

view_data people_data(hour_experts const& experts, hour_times const& when, template_set const& templates,
                      language lang) {
  auto list = list_of_values();
  for (auto const& who : experts.people) {
    view_data entry;
    entry.set("id", who.id.value);
    entry.set("name", who.name);
    set_optional(entry, "why", who.why);
    entry.set("answer", templates.text(fmt::format("hour_experts.answer.{}", to_string(who.answer)), lang));
    set_optional(entry, "window",
                 who.window ? std::optional(clock_range_text(when.start + who.window->from,
                                                             when.start + who.window->until, *when.zone, lang))
                            : std::nullopt);
    set_optional(entry, "substitute", who.substitute);
    entry.set("present", who.present);
    entry.set("can_mark_one", experts.can_mark && who.expected);
    list.push_back(entry);
  }
  return list;
}

view_data clashes_data(hour_experts const& experts, language lang) {
  auto list = list_of_values();
  for (auto const& one : experts.clashes) {
    view_data entry;
    entry.set("name", one.name);
    entry.set("other", hour_text(one.when.start, one.when.end, *one.when.zone, lang));
    entry.set("other_site", one.site);
    list.push_back(entry);
  }
  return list;
}

std::string choice_text(std::optional<shortfall_choice> const& chosen, template_set const& templates, language lang) {
  if (!chosen) return templates.text("hour_experts.choice.none", lang);
  bool const written = *chosen == shortfall_choice::written;
  return templates.text(written ? "hour_experts.choice.written" : "hour_experts.choice.go_ahead", lang);
}

}  // namespace

void set_experts(view_data& view, hour_experts const& experts, hour_times const& when, template_set const& templates,
                 language lang) {
  view.set("people", people_data(experts, when, templates, lang));
  view.set("can_mark", experts.can_mark);
  view.set("nobody_leads", experts.nobody_leads);
  view.set("unfilled", texts_data(experts.unfilled));
  view.set("conflicts", texts_data(experts.conflicts));
  view.set("clashes", clashes_data(experts, lang));
  auto list = list_of_values();
  for (auto const& one : experts.shortfalls) {
    view_data entry;
    entry.set("code", one.code);
    entry.set("missing", one.missing);
    entry.set("choice", choice_text(one.chosen, templates, lang));
    list.push_back(entry);
  }
  view.set("shortfalls", list);
}

}  // namespace matala::server
