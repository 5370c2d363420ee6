// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/draft_data.hpp"
#include "server/render/page.hpp"
#include "server/render/views/case_form.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace matala::server {
namespace {

std::string error_text(case_form_error const& error, template_set const& templates, language lang) {
  auto const field = form_name(error.field);
  view_data values;
  values.set("name", templates.text(fmt::format("case.{}.name", field), lang));
  values.set("limit", number_text(character_limit(error.field), lang));
  switch (error.problem) {
    case case_form_problem::missing: return templates.text(fmt::format("case_form.{}.missing", field), lang);
    case case_form_problem::too_long: return templates.text("case_form.too_long", lang, values);
    case case_form_problem::invalid_characters: return templates.text("case_form.invalid_characters", lang, values);
  }
  std::unreachable();
}

bool is_required(case_field field) {
  return field == case_field::question || field == case_field::situation;
}

view_data field_data(case_field field, case_form_view const& view, template_set const& templates, language lang) {
  auto const name = form_name(field);
  view_data entry;
  set_text(entry, "name", name);
  entry.set("label", templates.text(fmt::format("case_form.{}.label", name), lang));
  entry.set("help", templates.text(fmt::format("case_form.{}.help", name), lang));
  entry.set("value", view.draft.text.at(static_cast<std::size_t>(field)));
  entry.set("limit", number_text(character_limit(field), lang));
  entry.set("limit_number", std::to_string(character_limit(field)));
  entry.set("required", is_required(field));
  entry.set("size", field == case_field::situation ? "long" : "short");
  entry.set("error", false);
  for (auto const& error : view.errors) {
    if (error.field == field) entry.set("error", error_text(error, templates, lang));
  }
  return entry;
}

view_data age_bands_data(std::string_view chosen, template_set const& templates, language lang) {
  auto choices = list_of_values();
  for (auto const band : age_bands) {
    view_data choice;
    set_text(choice, "value", band);
    choice.set("label", age_band_text(band, templates, lang));
    choice.set("chosen", band == chosen);
    choices.push_back(choice);
  }
  return choices;
}

view_data competences_data(case_form_view const& view, language lang) {
  auto list = list_of_values();
  auto const& wanted = view.draft.competences;
  for (auto const& one : view.hour.competences) {
    view_data entry;
    entry.set("box", "competence-" + one.id.value);
    entry.set("value", one.id.value);
    entry.set("label", one.name(lang));
    entry.set("chosen", std::ranges::find(wanted, one.id) != wanted.end());
    list.push_back(entry);
  }
  return list;
}

}  // namespace

void set_hour(view_data& view, chosen_hour const& hour, template_set const& templates, language lang) {
  view.set("hour", hour.id.value);
  view.set("site", hour.site);
  set_when(view, hour.when, lang);
  auto const late = hour.kind == scheduler::booking_kind::late;
  view.set("late", late);
  view.set("waitlist_chosen", hour.waitlist);
  set_count(view, "free", hour.free);
  set_count(view, "places", hour.places);
  set_count(view, "text_kept_days", hour.text_kept_days);
  view_data values;
  values.set("until", moment_text(hour.cutoff, *hour.when.zone, lang));
  if (hour.waitlist) return view.set("until_line", templates.text("hours.wait_line", lang));
  view.set("until_line", late ? templates.text("hours.late", lang) : templates.text("hours.until", lang, values));
}

namespace {

view_data urgencies_data(urgency chosen, template_set const& templates, language lang) {
  auto choices = list_of_values();
  for (int number = 0; !to_string(urgency{number}).empty(); ++number) {
    urgency const value{number};
    view_data choice;
    set_text(choice, "value", to_string(value));
    choice.set("label", templates.text("urgency." + std::string(to_string(value)), lang));
    choice.set("chosen", value == chosen);
    choices.push_back(choice);
  }
  return choices;
}

}  // namespace

std::string render_case_form(template_set const& templates, page_frame const& frame, case_form_view const& view) {
  page_content content{"case_form", templates.text("case_form.title", frame.lang), {}};
  set_hour(content.view, view.hour, templates, frame.lang);
  auto fields = list_of_values();
  for (std::size_t i = 0; i < case_field_count; ++i) {
    fields.push_back(field_data(static_cast<case_field>(i), view, templates, frame.lang));
  }
  content.view.set("fields", fields);
  content.view.set("age_bands", age_bands_data(view.draft.age_band, templates, frame.lang));
  content.view.set("text_fi", view.draft.lang == language::fi);
  content.view.set("text_sv", view.draft.lang == language::sv);
  content.view.set("text_en", view.draft.lang == language::en);
  content.view.set("choices", competences_data(view, frame.lang));
  content.view.set("has_choices", !view.hour.competences.empty());
  content.view.set("urgencies", urgencies_data(view.draft.urgent, templates, frame.lang));
  content.view.set("follow_up", view.draft.follow_up);
  content.view.set("follow_up_error", false);
  content.view.set("shows_presenter", view.draft.shows_presenter);
  for (auto const& error : view.errors) {
    content.errors.push_back({std::string(form_name(error.field)), error_text(error, templates, frame.lang)});
  }
  if (view.unknown_follow_up) {
    auto const text = templates.text("case_form.follow_up.unknown", frame.lang);
    content.errors.push_back({"follow_up", text});
    content.view.set("follow_up_error", text);
  }
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
