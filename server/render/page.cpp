// SPDX-License-Identifier: Apache-2.0
#include "server/render/page.hpp"

#include "server/render/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace matala::server {
namespace {

std::string_view nav_key(nav_item item) {
  switch (item) {
    case nav_item::none: return "frame.nav.home";
    case nav_item::book: return "frame.nav.book";
    case nav_item::own_bookings: return "frame.nav.own_bookings";
    case nav_item::sessions: return "frame.nav.sessions";
    case nav_item::facilitate: return "frame.nav.facilitate";
    case nav_item::series: return "frame.nav.series";
    case nav_item::requests: return "frame.nav.requests";
    case nav_item::competences: return "frame.nav.competences";
  }
  std::unreachable();
}

void set_nav(view_data& view, page_frame const& frame, template_set const& templates) {
  auto links = list_of_values();
  for (auto const& link : frame.nav) {
    view_data entry;
    entry.set("url", link.url);
    entry.set("label", templates.text(nav_key(link.item), frame.lang));
    entry.set("current", link.item == frame.current && link.item != nav_item::none);
    links.push_back(entry);
  }
  view.set("nav", links);
  view.set("has_nav", !frame.nav.empty());
}

void set_languages(view_data& view, page_frame const& frame) {
  // Each in its own words, whatever the language of the page.
  constexpr std::array<std::pair<language, char const*>, 3> names = {
      {{language::fi, "Suomeksi"}, {language::sv, "På svenska"}, {language::en, "In English"}}};
  auto choices = list_of_values();
  for (auto const& [lang, name] : names) {
    view_data choice;
    set_text(choice, "code", to_string(lang));
    choice.set("name", name);
    choice.set("current", lang == frame.lang);
    choices.push_back(choice);
  }
  view.set("languages", choices);
}

void set_notices(view_data& view, page_frame const& frame, template_set const& templates) {
  set_optional(view, "notice",
               frame.notice
                   ? std::optional(templates.text(fmt::format("notice.{}", to_string(*frame.notice)), frame.lang))
                   : std::nullopt);
  view.set("demo", frame.demo.has_value());
  set_text(view, "demo_now", frame.demo ? moment_text(frame.demo->now, *frame.demo->zone, frame.lang) : "");
}

void set_errors(view_data& view, std::vector<page_error> const& errors) {
  auto list = list_of_values();
  for (auto const& error : errors) {
    view_data entry;
    entry.set("field", error.field);
    entry.set("text", error.text);
    list.push_back(entry);
  }
  view.set("errors", list);
  view.set("has_errors", !errors.empty());
  set_count(view, "error_count", static_cast<long>(errors.size()));
}

}  // namespace

std::string render_page(template_set const& templates, page_frame const& frame, page_content content) {
  auto& view = content.view;
  set_text(view, "lang", to_string(frame.lang));
  view.set("title", content.title);
  view.set("path", frame.path);
  view.set("csrf", frame.csrf);
  view.set("stylesheet", frame.assets.stylesheet);
  view.set("script", frame.assets.script);
  view.set("icon", frame.assets.icon);
  view.set("signed_in", frame.person_name.has_value());
  set_optional(view, "person_name", frame.person_name);
  set_nav(view, frame, templates);
  set_languages(view, frame);
  set_notices(view, frame, templates);
  set_errors(view, content.errors);
  return templates.render(fmt::format("pages/{}", content.name), frame.lang, view);
}

}  // namespace matala::server
