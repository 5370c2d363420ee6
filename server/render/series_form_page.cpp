// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/series_fields.hpp"
#include "server/render/views/series_form.hpp"
#include "server/render/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace matala::server {
namespace {

std::string value_of(setting_values const& values, std::string_view name) {
  auto const found = values.find(name);
  return found == values.end() ? std::string{} : found->second;
}

std::string choice_label(std::string_view field, std::string_view choice, template_set const& templates,
                         language lang) {
  return templates.text(fmt::format("series.choice.{}.{}", field, choice), lang);
}

view_data options_of(setting_field const& field, series_form_view const& view, template_set const& templates,
                     language lang) {
  auto const chosen = value_of(view.values, field.name);
  auto options = list_of_values();
  auto const add = [&](std::string_view value, std::string const& label) {
    view_data option;
    set_text(option, "value", value);
    option.set("label", label);
    option.set("chosen", chosen == value);
    options.push_back(option);
  };
  for (auto const choice : field.choices) add(choice, choice_label(field.name, choice, templates, lang));
  if (field.is != control::site) return options;
  if (!view.id) add("", templates.text("series.site.new", lang));
  for (auto const& place : view.sites) add(place.id.value, place.name);
  return options;
}

std::string_view input_type(control is) {
  switch (is) {
    case control::text:
    case control::choice:
    case control::site: return "text";
    case control::web_address: return "url";
    case control::mail_address: return "email";
    case control::date: return "date";
    case control::time: return "time";
    case control::number: return "number";
  }
  return "text";
}

// What somebody else saved meanwhile, as the form would show it.
std::string words_of(setting_field const& field, std::string const& value, series_form_view const& view,
                     template_set const& templates, language lang) {
  if (field.is == control::choice && !value.empty()) return choice_label(field.name, value, templates, lang);
  auto const place = std::ranges::find(view.sites, site_id{value}, &site::id);
  if (field.is == control::site && place != view.sites.end()) return place->name;
  return value.empty() ? templates.text("series.conflict.empty", lang) : value;
}

view_data field_data(setting_field const& field, series_form_view const& view, template_set const& templates,
                     language lang) {
  view_data entry;
  set_text(entry, "name", field.name);
  entry.set("label", setting_label(field.name, templates, lang));
  auto const help = fmt::format("series.help.{}", field.name);
  set_optional(entry, "help",
               templates.has_text(help, lang) ? std::optional{templates.text(help, lang)} : std::nullopt);
  entry.set("value", value_of(view.values, field.name));
  entry.set("required", field.required);
  entry.set("is_choice", field.is == control::choice || field.is == control::site);
  entry.set("is_number", field.is == control::number);
  entry.set("is_text",
            field.is == control::text || field.is == control::web_address || field.is == control::mail_address);
  set_text(entry, "type", input_type(field.is));
  entry.set("least", std::to_string(field.least));
  entry.set("most", std::to_string(field.most));
  entry.set("options", options_of(field, view, templates, lang));
  auto const fault = std::ranges::find(view.faults, field.name, &shown_fault::field);
  bool const shown = view.refused && fault != view.faults.end();
  set_optional(entry, "error", shown ? std::optional{fault_text(*fault, templates, *view.zone, lang)} : std::nullopt);
  auto described_by = templates.has_text(help, lang) ? fmt::format("{}-help", field.name) : std::string{};
  if (shown) described_by += fmt::format("{}{}-error", described_by.empty() ? "" : " ", field.name);
  set_optional(entry, "described_by", described_by);
  return entry;
}

bool is_shown(setting_field const& field, series_form_view const& view) {
  bool const of_new_site = field.name == "site_name" || field.name == "municipality";
  return !view.id || !of_new_site;
}

view_data groups_data(series_form_view const& view, template_set const& templates, language lang) {
  auto groups = list_of_values();
  for (auto const& group : setting_groups()) {
    view_data entry;
    entry.set("heading", templates.text(fmt::format("series.group.{}", group.name), lang));
    auto fields = list_of_values();
    for (auto const& field : group.fields) {
      if (is_shown(field, view)) fields.push_back(field_data(field, view, templates, lang));
    }
    entry.set("fields", fields);
    groups.push_back(entry);
  }
  return groups;
}

view_data dates_data(series_form_view const& view, template_set const& templates, language lang) {
  auto dates = list_of_values();
  for (auto const& date : view.dates) {
    view_data entry;
    set_when(entry, date.when, lang);
    set_optional(entry, "cause", cause_word(date.cause, templates, lang));
    entry.set("cutoff", moment_text(date.cutoff, *view.zone, lang));
    entry.set("decide", moment_text(date.decide, *view.zone, lang));
    dates.push_back(entry);
  }
  return dates;
}

view_data conflicts_data(series_form_view const& view, template_set const& templates, language lang) {
  auto conflicts = list_of_values();
  if (!view.stored_meanwhile) return conflicts;
  for (auto const& group : setting_groups()) {
    for (auto const& field : group.fields) {
      auto const stored = value_of(*view.stored_meanwhile, field.name);
      if (!is_shown(field, view) || stored == value_of(view.values, field.name)) continue;
      view_data entry;
      entry.set("conflict_label", setting_label(field.name, templates, lang));
      entry.set("theirs", words_of(field, stored, view, templates, lang));
      entry.set("yours", words_of(field, value_of(view.values, field.name), view, templates, lang));
      conflicts.push_back(entry);
    }
  }
  return conflicts;
}

// The least and the greatest value of a number.
std::optional<std::pair<int, int>> range_of(std::string_view name) {
  for (auto const& group : setting_groups()) {
    for (auto const& field : group.fields) {
      if (field.name == name && field.is == control::number) return std::pair{field.least, field.most};
    }
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string_view> setting_names() {
  std::vector<std::string_view> names;
  for (auto const& group : setting_groups()) {
    for (auto const& field : group.fields) names.push_back(field.name);
  }
  return names;
}

std::string setting_label(std::string_view field, template_set const& templates, language lang) {
  return templates.text(fmt::format("series.field.{}", field), lang);
}

std::string fault_text(shown_fault const& fault, template_set const& templates, scheduler::zone_rules const& zone,
                       language lang) {
  view_data values;
  auto const noon = std::chrono::hours{12};
  auto const range = range_of(fault.field);
  bool const is_number = fault.kind == "out-of-range" && range;
  values.set("least", is_number ? std::to_string(range->first) : std::string{});
  values.set("most", is_number ? std::to_string(range->second) : std::string{});
  if (is_number) return templates.text("series.fault.out-of-numbers", lang, values);
  values.set("day",
             fault.day ? date_text(zone.to_instant(std::chrono::local_days{*fault.day} + noon), zone, lang) : "");
  return templates.text(fmt::format("series.fault.{}", fault.kind), lang, values);
}

std::string render_series_form(template_set const& templates, page_frame const& frame, series_form_view const& view) {
  auto const* title = view.id ? "series_form.title.edit" : "series_form.title.new";
  page_content content{"series_form", templates.text(title, frame.lang), {}};
  auto& page = content.view;
  page.set("action", view.id ? "/series/" + view.id->value : std::string{"/series/new"});
  page.set("series", view.id ? view.id->value : std::string{});
  page.set("is_edit", view.id.has_value());
  page.set("version", std::to_string(view.version));
  page.set("key", view.key);
  page.set("groups", groups_data(view, templates, frame.lang));
  page.set("dates", dates_data(view, templates, frame.lang));
  page.set("has_dates", !view.dates.empty());
  set_count(page, "places", view.places);
  auto typed = list_of_values();
  for (auto const& fault : view.faults) {
    view_data entry;
    auto const label = setting_label(fault.field, templates, frame.lang);
    auto const text = fault_text(fault, templates, *view.zone, frame.lang);
    entry.set("field_label", label);
    entry.set("text", text);
    typed.push_back(entry);
    if (view.refused) content.errors.push_back({fault.field, fmt::format("{}: {}", label, text)});
  }
  page.set("typed_faults", typed);
  page.set("has_typed_faults", !view.faults.empty());
  page.set("stale", view.stored_meanwhile.has_value());
  page.set("conflicts", conflicts_data(view, templates, frame.lang));
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
