// SPDX-License-Identifier: Apache-2.0
#include "server/render/dates.hpp"
#include "server/render/page.hpp"
#include "server/render/views/series_statistics.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

// "21,5" or "21.5": hours to the nearest half.
std::string hours_text(std::chrono::minutes time, language lang) {
  auto const halves = (time.count() + 15) / 30;
  auto const whole = number_text(halves / 2, lang);
  if (halves % 2 == 0) return whole;
  return whole + (lang == language::en ? ".5" : ",5");
}

std::string notice_text(std::optional<std::chrono::minutes> const& time, language lang) {
  return time ? hours_text(*time, lang) : "–";
}

std::string count_text(std::optional<int> const& count, template_set const& templates, language lang) {
  return count ? number_text(*count, lang) : templates.text("series_statistics.few", lang);
}

}  // namespace

std::string render_series_statistics(template_set const& templates, page_frame const& frame,
                                     series_statistics_view const& view) {
  page_content content{"series_statistics", templates.text("series_statistics.title", frame.lang), {}};
  auto months = list_of_values();
  for (auto const& month : view.months) {
    view_data entry;
    entry.set("month",
              fmt::format("{} {}", month_word(month.month.month(), frame.lang), static_cast<int>(month.month.year())));
    entry.set("planned", number_text(month.planned, frame.lang));
    entry.set("held", number_text(month.held, frame.lang));
    entry.set("cancelled", number_text(month.cancelled, frame.lang));
    entry.set("skipped", number_text(month.skipped, frame.lang));
    entry.set("lapsed", number_text(month.lapsed, frame.lang));
    entry.set("median", notice_text(month.median_notice, frame.lang));
    entry.set("least", notice_text(month.least_notice, frame.lang));
    entry.set("freed", hours_text(month.freed, frame.lang));
    entry.set("cases", count_text(month.cases, templates, frame.lang));
    entry.set("people", count_text(month.people, templates, frame.lang));
    months.push_back(entry);
  }
  content.view.set("series", view.id.value);
  content.view.set("name", view.name);
  content.view.set("months", months);
  content.view.set("has_months", !view.months.empty());
  return render_page(templates, frame, std::move(content));
}

}  // namespace matala::server
