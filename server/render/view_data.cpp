// SPDX-License-Identifier: Apache-2.0
#include "server/render/view_data.hpp"

#include "server/render/dates.hpp"

#include <fmt/format.h>

namespace matala::server {

view_data list_of_values() {
  return view_data(view_data::type::list);
}

void set_text(view_data& view, std::string const& name, std::string_view text) {
  view.set(name, std::string(text));
}

void set_optional(view_data& view, std::string const& name, std::optional<std::string> const& text) {
  if (text && !text->empty()) {
    view.set(name, *text);
  } else {
    view.set(name, false);
  }
}

std::string number_text(long number, language lang) {
  auto digits = std::to_string(number);
  auto const separator = lang == language::en ? "," : "\u00a0";
  for (auto at = static_cast<long>(digits.size()) - 3; at > 0; at -= 3) {
    digits.insert(static_cast<std::size_t>(at), separator);
  }
  return digits;
}

void set_when(view_data& view, hour_times const& when, language lang) {
  auto const& zone = *when.zone;
  view.set("when", hour_text(when.start, when.end, zone, lang));
  view.set("when_date", date_text(when.start, zone, lang));
  view.set("when_clock", clock_range_text(when.start, when.end, zone, lang));
  view.set("when_machine", machine_time(when.start));
}

void set_case(view_data& view, case_text const& text, template_set const& templates, language lang) {
  auto shown = list_of_values();
  for (std::size_t i = 0; i < text.parts.size(); ++i) {
    if (text.parts[i].empty()) continue;
    view_data part;
    part.set("label", templates.text(fmt::format("case.{}.name", form_name(static_cast<case_field>(i))), lang));
    part.set("text", text.parts[i]);
    shown.push_back(part);
  }
  view.set("parts", shown);
  set_optional(view, "age_band", age_band_text(text.age_band, templates, lang));
  set_text(view, "text_lang", to_string(text.lang));
}

std::string age_band_text(std::string_view band, template_set const& templates, language lang) {
  if (band.empty()) return {};
  auto const dash = band.find('-');
  auto const from = std::string(band.substr(0, dash));
  auto const until = dash == band.npos ? std::string() : std::string(band.substr(dash + 1));
  view_data ages;
  ages.set("from", from);
  ages.set("until", until);
  return templates.text(until.empty() ? "case.age.from" : "case.age.range", lang, ages);
}

}  // namespace matala::server
