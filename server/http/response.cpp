// SPDX-License-Identifier: Apache-2.0
#include "server/http/response.hpp"

#include "server/http/ascii.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace matala::server {
namespace {

bool is_field_name(std::string_view name) noexcept {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !name.empty() && std::ranges::all_of(name, fits);
}

bool is_field_value(std::string_view value) noexcept {
  return std::ranges::none_of(value, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

}  // namespace

response& response::operator=(response&& other) noexcept {
  if (this != &other) {
    wipe();
    status_ = other.status_;
    headers_ = std::move(other.headers_);
    body_ = std::move(other.body_);
    shared_body_ = std::move(other.shared_body_);
    stream_ = std::move(other.stream_);
  }
  return *this;
}

response::~response() {
  wipe();
}

void response::wipe() noexcept {
  OPENSSL_cleanse(body_.data(), body_.capacity());
}

response response::of_type(std::string_view content_type, std::string body, unsigned status) {
  response result(status);
  result.body_ = std::move(body);
  result.set("Content-Type", content_type);
  return result;
}

response response::html(std::string body, unsigned status) {
  return of_type("text/html; charset=utf-8", std::move(body), status);
}

response response::text(std::string body, unsigned status) {
  return of_type("text/plain; charset=utf-8", std::move(body), status);
}

response response::json(std::string body, unsigned status) {
  return of_type("application/json", std::move(body), status);
}

response response::problem(std::string body, unsigned status) {
  return of_type("application/problem+json", std::move(body), status);
}

response response::see_other(std::string_view location) {
  return response(303).set("Location", location);
}

response response::no_content() {
  return response(204);
}

response response::not_modified(std::string_view etag) {
  return response(304).set("ETag", etag);
}

response response::shared(std::string_view content_type, std::shared_ptr<const std::string> body) {
  response result = of_type(content_type, {});
  result.shared_body_ = std::move(body);
  return result;
}

response response::events(event_stream stream) {
  response result = of_type("text/event-stream", {});
  result.stream_ = std::move(stream);
  return result;
}

response& response::set(std::string_view name, std::string_view value) & {
  if (!is_field_name(name) || !is_field_value(value)) throw std::invalid_argument("response: not a header field");
  const auto same_name = [name](const name_value& field) { return equals_ignoring_case(field.name, name); };
  const auto found = std::ranges::find_if(headers_, same_name);
  if (found != headers_.end()) {
    found->value = value;
  } else {
    headers_.push_back({std::string(name), std::string(value)});
  }
  return *this;
}

response&& response::set(std::string_view name, std::string_view value) && {
  return std::move(this->set(name, value));
}

response& response::set_cookie(std::string_view set_cookie_value) & {
  return set("Set-Cookie", set_cookie_value);
}

response&& response::set_cookie(std::string_view set_cookie_value) && {
  return std::move(set_cookie(set_cookie_value));
}

std::optional<std::string_view> response::header(std::string_view name) const noexcept {
  const auto same_name = [name](const name_value& field) { return equals_ignoring_case(field.name, name); };
  const auto found = std::ranges::find_if(headers_, same_name);
  if (found == headers_.end()) return std::nullopt;
  return found->value;
}

std::string_view response::body() const noexcept {
  return shared_body_ ? std::string_view(*shared_body_) : std::string_view(body_);
}

}  // namespace matala::server
