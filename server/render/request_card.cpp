// SPDX-License-Identifier: Apache-2.0
#include "server/render/views/request_card.hpp"

#include "server/render/dates.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

std::string_view style_of(request_card const& card) {
  switch (card.answer) {
    case expert_answer::awaited: return card.can_answer ? "alert" : "neutral";
    case expert_answer::accepted:
    case expert_answer::partly: return "success";
    case expert_answer::declined:
    case expert_answer::substituted:
    case expert_answer::withdrawn: return "neutral";
  }
  return "neutral";
}

// What the time fields of the form hold: "09:10" on the wall of the hour's zone.
std::string field_time(scheduler::instant when, scheduler::zone_rules const& zone) {
  auto const wall = zone.to_local(when);
  auto const minutes = std::chrono::floor<std::chrono::minutes>(wall - std::chrono::floor<std::chrono::days>(wall));
  return fmt::format("{:02}:{:02}", minutes.count() / 60, minutes.count() % 60);
}

std::string what_is_asked(request_card const& card, template_set const& templates, language lang) {
  if (!card.task) return templates.text("request.invited", lang);
  switch (*card.task) {
    case request_task::answer: return templates.text("request.asked", lang);
    case request_task::stand_in: return templates.text("request.stand_in", lang);
    case request_task::lead: return templates.text("request.lead", lang);
  }
  return {};
}

std::string answer_word(request_card const& card, template_set const& templates, language lang) {
  if (card.answer == expert_answer::awaited && !card.can_answer) return templates.text("request.answer.missed", lang);
  bool const leads = card.task == request_task::lead && card.answer == expert_answer::accepted;
  if (leads) return templates.text("request.answer.leads", lang);
  return templates.text(fmt::format("request.answer.{}", to_string(card.answer)), lang);
}

}  // namespace

view_data card_data(request_card const& card, template_set const& templates, language lang) {
  auto const& zone = *card.when.zone;
  view_data entry;
  entry.set("key", card.key);
  entry.set("action", card.action);
  set_when(entry, card.when, lang);
  entry.set("site", card.site);
  set_optional(entry, "theme", card.theme);
  entry.set("what", what_is_asked(card, templates, lang));
  set_optional(entry, "answer_by",
               card.answer_by ? std::optional(moment_text(*card.answer_by, zone, lang)) : std::nullopt);
  entry.set("state", answer_word(card, templates, lang));
  set_text(entry, "state_style", style_of(card));
  set_optional(entry, "window",
               card.window ? std::optional(clock_range_text(card.when.start + card.window->from,
                                                            card.when.start + card.window->until, zone, lang))
                           : std::nullopt);
  set_optional(entry, "substitute_name", card.substitute);
  entry.set("can_answer", card.can_answer);
  entry.set("yes", templates.text(card.task == request_task::lead ? "request.yes_lead" : "request.yes", lang));
  entry.set("can_send", card.task != request_task::lead);
  auto const window = card.window.value_or(presence_window{
      std::chrono::minutes{0}, std::chrono::floor<std::chrono::minutes>(card.when.end - card.when.start)});
  auto const& typed = card.typed_window;
  entry.set("from_value", typed ? typed->first : field_time(card.when.start + window.from, zone));
  entry.set("until_value", typed ? typed->second : field_time(card.when.start + window.until, zone));
  entry.set("typed_substitute", card.typed_substitute);
  entry.set("window_error", card.error == answer_error::window_invalid);
  entry.set("substitute_error", card.error == answer_error::substitute_invalid);
  set_optional(entry, "enter", card.enter ? std::optional(card.enter->value) : std::nullopt);
  return entry;
}

}  // namespace matala::server
