// SPDX-License-Identifier: Apache-2.0
#include "server/routes/series_json.hpp"

#include "server/app/series_calendar.hpp"
#include "server/app/series_dates.hpp"
#include "server/app/series_letters.hpp"
#include "server/render/dates.hpp"
#include "server/render/series_fields.hpp"
#include "server/render/views/series_dates.hpp"
#include "server/routes/problem.hpp"
#include "server/routes/series_values.hpp"

#include <charconv>

namespace matala::server {
namespace {

namespace json = boost::json;

constexpr auto unreadable = setting_fault_kind::unreadable;

bool is_number(std::string_view field) {
  for (auto const& group : setting_groups()) {
    for (auto const& one : group.fields) {
      if (one.name == field) return one.is == control::number;
    }
  }
  return false;
}

// As the form would hold it; none for a value of another type.
std::optional<std::string> typed(json::value const& value) {
  if (value.is_string()) return std::string{value.get_string()};
  if (value.is_int64()) return std::to_string(value.get_int64());
  return std::nullopt;
}

std::string text_in(json::object const& from, std::string_view name) {
  auto const* member = from.if_contains(name);
  return member && member->is_string() ? std::string{member->get_string()} : std::string{};
}

class reader {
 public:
  reader(context const& ctx, series const& base, json::object const& body) : ctx_(ctx), of_(base), body_(body) {}

  std::expected<series, std::vector<setting_fault>> run() {
    settings();
    breaks();
    days();
    standing();
    end();
    // What has held since before today holds for all that is ahead.
    bool const of_the_past = of_.effective_from && *of_.effective_from < scheduler::date{today_of(ctx_, of_)};
    if (!body_.contains("first") && of_the_past) of_.effective_from.reset();
    if (!faults_.empty()) return std::unexpected(std::move(faults_));
    return std::move(of_);
  }

 private:
  void settings() {
    setting_values values;
    for (auto const name : setting_names()) {
      auto const* member = body_.if_contains(name);
      if (!member) continue;
      auto text = typed(*member);
      if (!text) faults_.push_back({name, unreadable});
      values.emplace(name, text.value_or(""));
    }
    auto read = settings_from(values, of_);
    of_ = std::move(read.settings);
    faults_.insert(faults_.end(), read.faults.begin(), read.faults.end());
  }

  template <class Use>
  void each_object(std::string_view name, Use&& use) {
    auto const* list = body_.if_contains(name);
    if (!list) return;
    if (!list->is_array()) return faults_.push_back({name, unreadable});
    for (auto const& entry : list->get_array()) {
      if (!entry.is_object() || !use(entry.get_object())) return faults_.push_back({name, unreadable});
    }
  }

  void breaks() {
    if (body_.contains("breaks")) of_.rule.breaks.clear();
    each_object("breaks", [&](json::object const& entry) {
      auto const first = parse_date(text_in(entry, "first"));
      auto const last = parse_date(text_in(entry, "last"));
      if (first && last && *first <= *last) of_.rule.breaks.push_back({*first, *last});
      return first && last && *first <= *last;
    });
  }

  void days() {
    if (body_.contains("days")) of_.days.clear();
    each_object("days", [&](json::object const& entry) {
      auto const day = parse_date(text_in(entry, "day"));
      auto const closes = parse_time(text_in(entry, "closes"));
      if (!day || (entry.contains("closes") && !closes)) return false;
      auto with = with_day(ctx_, of_, {*day, closes});
      if (with) of_ = std::move(*with);
      return with.has_value();
    });
  }

  void standing() {
    if (!body_.contains("standing")) return;
    auto const word = text_in(body_, "standing");
    if (word != "running" && word != "paused") return faults_.push_back({"standing", unreadable});
    of_ = word == "paused" ? paused(std::move(of_)) : resumed(std::move(of_));
  }

  void end() {
    if (!body_.contains("end")) return;
    auto const last = parse_date(text_in(body_, "end"));
    auto ended =
        last ? ended_after(ctx_, of_, *last) : series_or_fault{std::unexpected(setting_fault{"end", unreadable})};
    if (ended) {
      of_ = std::move(*ended);
    } else {
      faults_.push_back(ended.error());
    }
  }

  context const& ctx_;
  series of_;
  json::object const& body_;
  std::vector<setting_fault> faults_;
};

}  // namespace

std::vector<std::string_view> const& series_members() {
  static auto const members = [] {
    auto names = setting_names();
    std::erase(names, "site_name");
    std::erase(names, "municipality");
    for (auto const* more : {"breaks", "days", "standing", "end"}) names.emplace_back(more);
    return names;
  }();
  return members;
}

json::object json_of(series const& of) {
  json::object made{{"id", of.id.value},
                    {"version", of.version},
                    {"zone", of.zone},
                    {"places", scheduler::places_of(of.rule)},
                    {"standing", of.standing == series_standing::paused ? "paused" : "running"}};
  for (auto const& [name, value] : values_of(of)) {
    if (name == "site_name" || name == "municipality") continue;
    if (is_number(name)) {
      made[name] = std::stoi(value);
    } else {
      made[name] = value;
    }
  }
  if (of.effective_from) made["effective_from"] = date_value(*of.effective_from);
  json::array breaks;
  for (auto const& gap : of.rule.breaks) {
    breaks.push_back(json::object{{"first", date_value(gap.first)}, {"last", date_value(gap.last)}});
  }
  json::array days;
  for (auto const& own : of.days) {
    json::object day{{"day", date_value(own.day)}};
    if (own.closes) day["closes"] = time_value(*own.closes);
    days.push_back(std::move(day));
  }
  made["breaks"] = std::move(breaks);
  made["days"] = std::move(days);
  return made;
}

json::object json_of(unit_of_work const& unit, series const& of, series_plan const& plan) {
  json::array hours;
  for (auto const& hour : plan.hours) {
    json::object line{{"change", to_string(hour.what)},
                      {"start", machine_time(hour.before.clock.start)},
                      {"new_start", machine_time(hour.ruled.value_or(hour.after.clock).start)},
                      {"bookings", hour.bookings}};
    if (!hour.before.id.value.empty()) line["hour"] = hour.before.id.value;
    hours.push_back(std::move(line));
  }
  return {{"hours", std::move(hours)}, {"people", people_told(unit, of, plan)}};
}

std::expected<series, std::vector<setting_fault>> with_members(context const& ctx, series const& base,
                                                               json::object const& body) {
  return reader{ctx, base, body}.run();
}

response settings_problem(call const& from, std::vector<setting_fault> const& faults) {
  json::array list;
  for (auto const& fault : shown(faults)) {
    json::object line{{"field", fault.field}, {"kind", fault.kind}};
    if (fault.day) line["day"] = date_value(*fault.day);
    list.push_back(std::move(line));
  }
  auto const code = app_errc::invalid_input;
  auto const title = "problem." + std::string{to_string(code)} + ".heading";
  json::object problem{
      {"type", "/problems/" + std::string{to_string(code)}},
      {"title", from.with.templates.has_text(title, from.lang) ? from.with.templates.text(title, from.lang)
                                                               : std::string{to_string(code)}},
      {"status", status_of(code)},
      {"faults", std::move(list)}};
  return response::problem(json::serialize(problem), status_of(code));
}

}  // namespace matala::server
