// SPDX-License-Identifier: Apache-2.0
#include "server/app/series_statistics.hpp"
#include "server/render/views/series_statistics.hpp"
#include "server/routes/api_json.hpp"
#include "server/routes/frame.hpp"
#include "server/routes/handlers.hpp"
#include "server/routes/hour_lookup.hpp"
#include "server/routes/series_view.hpp"

#include <fmt/format.h>

namespace matala::server {
namespace {

struct read_months {
  std::string name;
  std::vector<series_month> months;
};

read_months months_of(call const& from) {
  return from.with.data.read([&](unit_of_work const& unit) {
    auto const of = unit.all_series().find(series_in_path(from)).value();
    return read_months{name_of(unit, of), statistics_of(unit, from.acting(), of)};
  });
}

std::string month_value(series_month const& of) {
  return fmt::format("{:04}-{:02}", static_cast<int>(of.month.year()), static_cast<unsigned>(of.month.month()));
}

// Empty: no mail was accepted. "<5": masked.
std::string minutes_value(std::optional<std::chrono::minutes> const& time) {
  return time ? std::to_string(time->count()) : std::string{};
}

std::string count_value(std::optional<int> const& count) {
  return count ? std::to_string(*count) : fmt::format("<{}", least_shown);
}

}  // namespace

response show_series_statistics(call& from) {
  auto read = months_of(from);
  series_statistics_view view{.id = series_in_path(from), .name = std::move(read.name), .months = {}};
  for (auto const& month : read.months) {
    view.months.push_back({.month = month.month,
                           .planned = month.planned,
                           .held = month.held,
                           .cancelled = month.cancelled,
                           .skipped = month.skipped,
                           .lapsed = month.lapsed,
                           .median_notice = month.median_notice,
                           .least_notice = month.least_notice,
                           .freed = month.freed,
                           .cases = month.cases,
                           .people = month.people});
  }
  auto const path = "/series/" + view.id.value + "/statistics";
  return response::html(render_series_statistics(from.with.templates, frame_of(from, nav_item::series, path), view));
}

response series_statistics_csv(call& from) {
  std::string text =
      "month,planned,held,cancelled,skipped,lapsed,median_notice_min,least_notice_min,freed_min,cases,people\r\n";
  for (auto const& month : months_of(from).months) {
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{}\r\n", month_value(month), month.planned, month.held,
                        month.cancelled, month.skipped, month.lapsed, minutes_value(month.median_notice),
                        minutes_value(month.least_notice), month.freed.count(), count_value(month.cases),
                        count_value(month.people));
  }
  auto answer = response::of_type("text/csv; charset=utf-8", std::move(text));
  answer.set("Content-Disposition", "attachment; filename=\"statistics.csv\"");
  return answer;
}

response series_statistics_json(call& from) {
  boost::json::array months;
  for (auto const& month : months_of(from).months) {
    boost::json::object line{{"month", month_value(month)},     {"planned", month.planned}, {"held", month.held},
                             {"cancelled", month.cancelled},    {"skipped", month.skipped}, {"lapsed", month.lapsed},
                             {"freed_min", month.freed.count()}};
    if (month.median_notice) line["median_notice_min"] = month.median_notice->count();
    if (month.least_notice) line["least_notice_min"] = month.least_notice->count();
    // A masked count is left out.
    if (month.cases) line["cases"] = *month.cases;
    if (month.people) line["people"] = *month.people;
    months.push_back(std::move(line));
  }
  auto answer = json_answer({{"months", months}});
  answer.set("Content-Disposition", "attachment; filename=\"statistics.json\"");
  return answer;
}

}  // namespace matala::server
