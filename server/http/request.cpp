// SPDX-License-Identifier: Apache-2.0
#include "server/http/request.hpp"

#include "server/http/accept_language.hpp"
#include "server/http/ascii.hpp"
#include "server/http/cookie.hpp"

#include <algorithm>
#include <stdexcept>

namespace matala::server {
namespace {

std::optional<std::string_view> value_of(const std::vector<name_value>& pairs, std::string_view name) noexcept {
  const auto found = std::ranges::find(pairs, name, &name_value::name);
  if (found == pairs.end()) return std::nullopt;
  return found->value;
}

}  // namespace

std::optional<std::string_view> request::header(std::string_view name) const noexcept {
  const auto same_name = [name](const name_value& field) { return equals_ignoring_case(field.name, name); };
  const auto found = std::ranges::find_if(headers, same_name);
  if (found == headers.end()) return std::nullopt;
  return found->value;
}

std::optional<std::string_view> request::query_value(std::string_view name) const noexcept {
  return value_of(query, name);
}

std::string_view request::parameter(std::string_view name) const {
  const auto value = value_of(parameters, name);
  if (!value) throw std::out_of_range("the route has no such parameter");
  return *value;
}

std::optional<std::string_view> request::cookie(std::string_view name) const noexcept {
  return find_cookie(header("Cookie").value_or(""), name);
}

bool request::has_media_type(std::string_view type) const noexcept {
  const std::string_view value = header("Content-Type").value_or("");
  return equals_ignoring_case(trim_blanks(value.substr(0, value.find(';'))), type);
}

std::string_view request::language(std::span<const std::string_view> offered) const {
  return preferred_language(header("Accept-Language").value_or(""), offered);
}

std::expected<form, http_errc> request::read_form() const {
  if (!has_media_type("application/x-www-form-urlencoded")) return std::unexpected(http_errc::unsupported_media_type);
  auto fields = decode_form(body.view());
  if (!fields) return std::unexpected(fields.error());
  return form(std::move(*fields));
}

}  // namespace matala::server
