// SPDX-License-Identifier: Apache-2.0
#include "server/routes/openapi_series.hpp"

#include "server/app/series_plan.hpp"
#include "server/render/series_fields.hpp"

namespace matala::server {
namespace {

using boost::json::array;
using boost::json::object;

object schema_of(setting_field const& field) {
  if (field.is == control::number) return {{"type", "integer"}, {"minimum", field.least}, {"maximum", field.most}};
  object made{{"type", "string"}};
  array choices;
  for (auto const choice : field.choices) choices.emplace_back(choice);
  if (!choices.empty()) made["enum"] = std::move(choices);
  return made;
}

object setting_properties() {
  object all;
  for (auto const& group : setting_groups()) {
    for (auto const& field : group.fields) {
      if (field.name != "site_name" && field.name != "municipality") all[field.name] = schema_of(field);
    }
  }
  object const date{{"type", "string"}, {"format", "date"}};
  all["breaks"] = object{{"type", "array"},
                         {"items",
                          {{"type", "object"},
                           {"properties", {{"first", date}, {"last", date}}},
                           {"required", {"first", "last"}},
                           {"additionalProperties", false}}}};
  all["days"] = object{{"type", "array"},
                       {"items",
                        {{"type", "object"},
                         {"properties", {{"day", date}, {"closes", {{"type", "string"}}}}},
                         {"required", array{"day"}},
                         {"additionalProperties", false}}}};
  all["standing"] = object{{"type", "string"}, {"enum", {"running", "paused"}}};
  return all;
}

object closed(object properties, array required) {
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

}  // namespace

object series_schemas() {
  auto settings = setting_properties();
  settings["end"] = object{{"type", "string"}, {"format", "date"}};
  auto series = setting_properties();
  for (auto const* name : {"id", "zone", "effective_from"}) series[name] = object{{"type", "string"}};
  for (auto const* name : {"version", "places"}) series[name] = object{{"type", "integer"}};
  array kinds;
  for (int number = 0; !to_string(hour_change{number}).empty(); ++number)
    kinds.emplace_back(to_string(hour_change{number}));
  object const time{{"type", "string"}, {"format", "date-time"}};
  auto const line = closed({{"hour", {{"type", "string"}}},
                            {"change", {{"type", "string"}, {"enum", kinds}}},
                            {"start", time},
                            {"new_start", time},
                            {"bookings", {{"type", "integer"}}}},
                           {"change", "start", "new_start", "bookings"});
  return {{"Series", closed(std::move(series), {"id", "version", "zone", "places", "standing", "breaks", "days"})},
          {"SeriesList", closed({{"series", {{"type", "array"}, {"items", {{"$ref", "#/components/schemas/Series"}}}}}},
                                array{"series"})},
          {"SeriesSettings", closed(std::move(settings), {})},
          {"SeriesPlan", closed({{"hours", {{"type", "array"}, {"items", line}}}, {"people", {{"type", "integer"}}}},
                                {"hours", "people"})}};
}

}  // namespace matala::server
