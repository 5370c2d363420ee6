// SPDX-License-Identifier: Apache-2.0
#include "server/routes/openapi_bookings.hpp"

#include "server/ports/bookings.hpp"
#include "server/ports/cases.hpp"

namespace matala::server {

using namespace openapi;

object draft_properties() {
  return {{"question", {{"type", "string"}, {"minLength", 1}, {"maxLength", 300}}},
          {"situation", {{"type", "string"}, {"minLength", 1}, {"maxLength", 4000}}},
          {"tried", {{"type", "string"}, {"maxLength", 1000}}},
          {"aims", {{"type", "string"}, {"maxLength", 1000}}},
          {"age_band", text_schema()},
          {"language", {{"type", "string"}, {"enum", {"fi", "sv", "en"}}}}};
}

object urgency_schema() {
  array words;
  for (int number = 0; !to_string(urgency{number}).empty(); ++number)
    words.push_back(boost::json::value(to_string(urgency{number})));
  return {{"type", "string"}, {"enum", words}};
}

object booking_properties() {
  auto properties = draft_properties();
  properties["late"] = object{{"type", "boolean"}};
  properties["urgent"] = urgency_schema();
  properties["follow_up_of"] = text_schema();
  properties["shows_presenter"] = object{{"type", "boolean"}};
  properties["competences"] = list_of(text_schema());
  properties["decisions"] =
      list_of(shape({{"field", {{"type", "string"}, {"enum", {"question", "situation", "tried", "aims"}}}},
                     {"begin", {{"type", "integer"}, {"minimum", 0}}},
                     {"end", {{"type", "integer"}, {"minimum", 1}}},
                     {"action", {{"type", "string"}, {"enum", {"mask", "release"}}}}},
                    {"field", "begin", "end", "action"}));
  return properties;
}

object review_schema() {
  array words;
  for (int number = 0; !to_string(review_state{number}).empty(); ++number)
    words.push_back(boost::json::value(to_string(review_state{number})));
  return {{"type", "string"}, {"enum", words}};
}

}  // namespace matala::server
