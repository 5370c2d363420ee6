// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "server/http/errc.hpp"
#include "server/http/method.hpp"
#include "server/http/urlencoded.hpp"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace matala::server {

/// One line of a route table: "/hours/{hour}/case". A segment in braces takes one non-empty segment; the last segment
/// may be `{name...}`, which takes the non-empty rest of the path with its slashes.
struct route_pattern {
  http_method method;
  std::string_view pattern;
};

struct route_match {
  std::size_t route;  ///< index into the table the router was made of
  std::vector<name_value> parameters;
};

struct route_mismatch {
  http_errc code;     ///< not_found or method_not_allowed
  std::string allow;  ///< for method_not_allowed: the value of the Allow field, else empty
};

/// Finds the route of a method and a decoded path. Where several patterns fit, the one that is literal further left
/// wins: "/hours/new" before "/hours/{hour}". A trailing slash makes another path. HEAD is answered by the GET route.
/// Immutable after construction: any thread.
class router {
 public:
  /// Throws std::invalid_argument for a malformed pattern, and for two routes of one method that differ at most in the
  /// names of their parameters.
  explicit router(std::span<const route_pattern> table);

  [[nodiscard]] std::expected<route_match, route_mismatch> match(http_method method, std::string_view path) const;

 private:
  enum class kind : std::uint8_t { literal, one, rest };
  struct segment {
    kind what;
    std::string text;  // the literal, or the name of the parameter
  };
  struct route {
    http_method method;
    std::size_t index;
    std::vector<segment> segments;
  };

  static std::vector<segment> parse(std::string_view pattern);
  static bool fits(const route& candidate, std::string_view path, std::vector<name_value>& parameters);

  std::vector<route> routes_;  // the more literal ones first
};

}  // namespace matala::server
