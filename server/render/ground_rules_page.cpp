// SPDX-License-Identifier: Apache-2.0
#include "server/render/ground_rules_data.hpp"
#include "server/render/page.hpp"

#include <utility>

namespace matala::server {

std::vector<rules_section> parse_ground_rules(std::string_view text) {
  std::vector<rules_section> sections;
  bool new_paragraph = true;
  auto const section = [&]() -> rules_section& {
    if (sections.empty()) sections.emplace_back();
    return sections.back();
  };
  while (!text.empty()) {
    auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(line.size() + 1, text.size()));
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.remove_suffix(1);
    if (line.empty()) {
      new_paragraph = true;
    } else if (line.starts_with("## ")) {
      sections.push_back({std::string(line.substr(3)), {}, {}});
      new_paragraph = true;
    } else if (line.starts_with("- ")) {
      section().items.emplace_back(line.substr(2));
    } else if (new_paragraph || section().paragraphs.empty()) {
      section().paragraphs.emplace_back(line);
      new_paragraph = false;
    } else {
      section().paragraphs.back().append(" ").append(line);
    }
  }
  return sections;
}

view_data rules_data(std::vector<rules_section> const& sections) {
  auto list = list_of_values();
  for (auto const& section : sections) {
    view_data entry;
    set_optional(entry, "heading", section.heading);
    auto paragraphs = list_of_values();
    for (auto const& paragraph : section.paragraphs) paragraphs.push_back(paragraph);
    auto items = list_of_values();
    for (auto const& item : section.items) items.push_back(item);
    entry.set("paragraphs", paragraphs);
    entry.set("has_items", !section.items.empty());
    entry.set("items", items);
    list.push_back(entry);
  }
  return list;
}

std::string render_ground_rules(template_set const& templates, page_frame const& frame, ground_rules_view const& view) {
  page_content content{"ground_rules", templates.text("ground_rules.title", frame.lang), {}};
  content.view.set("version", std::to_string(view.version));
  content.view.set("rules", rules_data(view.sections));
  content.view.set("acknowledged", view.acknowledged);
  content.view.set("next", view.next);
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
