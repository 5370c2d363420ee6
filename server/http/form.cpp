// SPDX-License-Identifier: Apache-2.0
#include "server/http/form.hpp"

#include <algorithm>
#include <utility>

namespace matala::server {

form::form(std::vector<form_field> fields) noexcept : fields_(std::move(fields)) {}

std::optional<std::string_view> form::find(std::string_view name) const noexcept {
  const auto found = std::ranges::find(fields_, name, &form_field::name);
  if (found == fields_.end()) return std::nullopt;
  return found->value.view();
}

std::string_view form::text(std::string_view name) const noexcept {
  return find(name).value_or("");
}

std::vector<std::string_view> form::all(std::string_view name) const {
  std::vector<std::string_view> values;
  for (const form_field& field : fields_) {
    if (field.name == name) values.push_back(field.value.view());
  }
  return values;
}

bool form::has(std::string_view name) const noexcept {
  return find(name).has_value();
}

}  // namespace matala::server
