// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/urlencoded.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// The answer "keep the connection and send what is published on this topic" (see event_hub.hpp).
struct event_stream {
  std::string topic;
  /// Whose stream it is: the key of the cap per person and of event_hub::disconnect.
  std::string person;
};

/// What a handler answers. The server adds the security headers, Date, Content-Length and Connection itself, and leaves
/// out the body for HEAD. The body is overwritten in memory when the response goes, for it may show a draft.
class response {
 public:
  explicit response(unsigned status) : status_(status) {}
  response(response&&) noexcept = default;
  response& operator=(response&& other) noexcept;
  response(const response&) = delete;
  response& operator=(const response&) = delete;
  ~response();

  [[nodiscard]] static response html(std::string body, unsigned status = 200);
  [[nodiscard]] static response text(std::string body, unsigned status = 200);
  [[nodiscard]] static response json(std::string body, unsigned status = 200);
  /// `body` is the JSON object of an RFC 9457 problem.
  [[nodiscard]] static response problem(std::string body, unsigned status);
  /// 303: "done, now GET this". `location` is a path of ours or an absolute URL, already encoded.
  [[nodiscard]] static response see_other(std::string_view location);
  [[nodiscard]] static response no_content();
  /// 304 for a GET whose If-None-Match holds `etag` (see etag.hpp).
  [[nodiscard]] static response not_modified(std::string_view etag);
  /// An attachment or page of any other type.
  [[nodiscard]] static response of_type(std::string_view content_type, std::string body, unsigned status = 200);
  /// A body that many responses share and that holds nothing secret: a static file.
  [[nodiscard]] static response shared(std::string_view content_type, std::shared_ptr<const std::string> body);
  [[nodiscard]] static response events(event_stream stream);

  /// Replaces a header field; chains. Throws std::invalid_argument for a name that is not a token or a value with a
  /// control character, which would let a client write headers.
  response& set(std::string_view name, std::string_view value) &;
  response&& set(std::string_view name, std::string_view value) &&;
  /// Adds the Set-Cookie field made by cookie.hpp; chains.
  response& set_cookie(std::string_view set_cookie_value) &;
  response&& set_cookie(std::string_view set_cookie_value) &&;

  [[nodiscard]] unsigned status() const noexcept { return status_; }
  [[nodiscard]] const std::vector<name_value>& headers() const noexcept { return headers_; }
  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const noexcept;
  /// Valid as long as the response.
  [[nodiscard]] std::string_view body() const noexcept;
  /// Set when this is an event stream.
  [[nodiscard]] const std::optional<event_stream>& stream() const noexcept { return stream_; }

 private:
  void wipe() noexcept;

  unsigned status_;
  std::vector<name_value> headers_;
  std::string body_;
  std::shared_ptr<const std::string> shared_body_;
  std::optional<event_stream> stream_;
};

}  // namespace matala::server
