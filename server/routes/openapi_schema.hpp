// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <utility>

/// The building blocks of the API's schemas.
namespace matala::server::openapi {

using boost::json::array;
using boost::json::object;

inline object text_schema() {
  return {{"type", "string"}};
}
inline object time_schema() {
  return {{"type", "string"}, {"format", "date-time"}};
}
inline object reference(std::string_view name) {
  return {{"$ref", "#/components/schemas/" + std::string{name}}};
}
inline object list_of(object item) {
  return {{"type", "array"}, {"items", std::move(item)}};
}

inline object shape(object properties, array required, std::string_view extra = "closed") {
  object made{{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}};
  if (extra == "closed") made["additionalProperties"] = false;
  return made;
}

}  // namespace matala::server::openapi
