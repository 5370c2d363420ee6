// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/views/series_dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace matala::server {
namespace {

constexpr std::array<std::string_view, 5> fields{"break_first", "break_last", "day", "day_closes", "end_last"};

view_data breaks_data(series_dates_view const& view, auto const& words) {
  auto list = list_of_values();
  for (auto const& gap : view.breaks) {
    view_data entry;
    entry.set("gap_first", date_value(gap.first));
    entry.set("gap_last", date_value(gap.last));
    entry.set("gap", fmt::format("{} – {}", words(gap.first), words(gap.last)));
    list.push_back(entry);
  }
  return list;
}

view_data days_data(series_dates_view const& view, language lang, auto const& words) {
  auto list = list_of_values();
  for (auto const& own : view.days) {
    view_data entry;
    entry.set("own_day", date_value(own.day));
    entry.set("own_words", words(own.day));
    auto const closes = own.closes.value_or(std::chrono::minutes{0});
    auto const when = view.zone->to_instant(std::chrono::local_days{own.day} + closes);
    set_optional(entry, "closes", own.closes ? std::optional{clock_text(when, *view.zone, lang)} : std::nullopt);
    list.push_back(entry);
  }
  return list;
}

}  // namespace

std::string render_series_dates(template_set const& templates, page_frame const& frame, series_dates_view const& view) {
  page_content content{"series_dates", templates.text("series_dates.title", frame.lang), {}};
  auto& page = content.view;
  auto const words = [&](scheduler::date day) {
    auto const noon = view.zone->to_instant(std::chrono::local_days{day} + std::chrono::hours{12});
    return date_text(noon, *view.zone, frame.lang);
  };
  page.set("series", view.id.value);
  page.set("version", std::to_string(view.version));
  page.set("name", view.name);
  page.set("paused", view.standing == series_standing::paused);
  page.set("breaks", breaks_data(view, words));
  page.set("has_breaks", !view.breaks.empty());
  page.set("days", days_data(view, frame.lang, words));
  page.set("has_days", !view.days.empty());
  if (view.stale) content.errors.push_back({"content", templates.text("series_dates.stale", frame.lang)});
  for (auto const field : fields) {
    auto const name = std::string{field};
    auto const typed = view.values.find(field);
    page.set(name, typed == view.values.end() ? std::string{} : typed->second);
    auto const fault = std::ranges::find(view.faults, field, &shown_fault::field);
    bool const wrong = fault != view.faults.end();
    auto const text = wrong ? fault_text(*fault, templates, *view.zone, frame.lang) : std::string{};
    set_optional(page, name + "_error", text);
    if (wrong) content.errors.push_back({name, text});
  }
  // What the page has no field for, such as a clock that no longer keeps its order.
  for (auto const& fault : view.faults) {
    if (std::ranges::find(fields, fault.field) != fields.end()) continue;
    content.errors.push_back({"content", fault_text(fault, templates, *view.zone, frame.lang)});
  }
  return render_page(templates, frame, std::move(content));
}

std::string date_value(scheduler::date day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()));
}

std::string time_value(scheduler::time_of_day time) {
  return fmt::format("{:02}:{:02}", time.count() / 60, time.count() % 60);
}

}  // namespace matala::server
