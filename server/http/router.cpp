// SPDX-License-Identifier: Apache-2.0
#include "server/http/router.hpp"

#include "server/http/ascii.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace matala::server {
namespace {

[[noreturn]] void reject(std::string_view pattern, std::string_view why) {
  throw std::invalid_argument("route " + std::string(pattern) + ": " + std::string(why));
}

bool is_parameter_name(std::string_view name) noexcept {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

std::string join(const std::vector<http_method>& methods) {
  std::string list;
  for (const http_method method : methods) {
    if (!list.empty()) list += ", ";
    list += to_string(method);
  }
  return list;
}

}  // namespace

std::vector<router::segment> router::parse(std::string_view pattern) {
  if (!pattern.starts_with('/')) reject(pattern, "must begin with a slash");
  std::vector<segment> segments;
  std::string_view rest = pattern.substr(1);
  bool more = true;
  while (more) {
    if (!segments.empty() && segments.back().what == kind::rest) reject(pattern, "{name...} must come last");
    more = rest.contains('/');
    std::string_view text = cut_front(rest, '/');
    if (!text.starts_with('{')) {
      const bool odd = text.contains('{') || text.contains('}') || (text.empty() && more);
      if (odd) reject(pattern, "a segment is a literal or one parameter");
      segments.push_back({kind::literal, std::string(text)});
      continue;
    }
    if (!text.ends_with('}')) reject(pattern, "unclosed brace");
    text = text.substr(1, text.size() - 2);
    const kind what = text.ends_with("...") ? kind::rest : kind::one;
    if (what == kind::rest) text.remove_suffix(3);
    const bool taken = std::ranges::any_of(
        segments, [text](const segment& earlier) { return earlier.what != kind::literal && earlier.text == text; });
    if (!is_parameter_name(text) || taken) reject(pattern, "parameter names are lower case and differ");
    segments.push_back({what, std::string(text)});
  }
  return segments;
}

router::router(std::span<const route_pattern> table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    routes_.push_back({table[i].method, i, parse(table[i].pattern)});
  }
  // What decides between patterns: their kinds from the left, and literals by their text.
  const auto shape_less = [](const segment& a, const segment& b) {
    const auto key = [](const segment& s) {
      return std::pair(s.what, s.what == kind::literal ? std::string_view(s.text) : std::string_view());
    };
    return key(a) < key(b);
  };
  const auto less = [shape_less](const route& a, const route& b) {
    if (std::ranges::lexicographical_compare(a.segments, b.segments, shape_less)) return true;
    if (std::ranges::lexicographical_compare(b.segments, a.segments, shape_less)) return false;
    return a.method < b.method;
  };
  std::ranges::sort(routes_, less);
  const auto same = [less](const route& a, const route& b) { return !less(a, b) && !less(b, a); };
  const auto twin = std::ranges::adjacent_find(routes_, same);
  if (twin != routes_.end()) reject(table[twin->index].pattern, "is in the table twice");
}

bool router::fits(const route& candidate, std::string_view path, std::vector<name_value>& parameters) {
  parameters.clear();
  std::string_view rest = path.substr(1);
  bool more = true;
  for (const segment& wanted : candidate.segments) {
    if (!more) return false;
    if (wanted.what == kind::rest) {
      parameters.push_back({wanted.text, std::string(rest)});
      return !rest.empty();
    }
    more = rest.contains('/');
    const std::string_view text = cut_front(rest, '/');
    if (wanted.what == kind::literal && text != wanted.text) return false;
    if (wanted.what == kind::one) {
      if (text.empty()) return false;
      parameters.push_back({wanted.text, std::string(text)});
    }
  }
  return !more;
}

std::expected<route_match, route_mismatch> router::match(http_method method, std::string_view path) const {
  if (!path.starts_with('/')) return std::unexpected(route_mismatch{http_errc::not_found, {}});
  std::vector<name_value> parameters;
  std::vector<http_method> allowed;
  const route* as_get = nullptr;
  for (const route& candidate : routes_) {
    if (!fits(candidate, path, parameters)) continue;
    if (candidate.method == method) return route_match{candidate.index, std::move(parameters)};
    if (candidate.method == http_method::get && as_get == nullptr) as_get = &candidate;
    allowed.push_back(candidate.method);
  }
  if (method == http_method::head && as_get != nullptr) {
    fits(*as_get, path, parameters);
    return route_match{as_get->index, std::move(parameters)};
  }
  if (allowed.empty()) return std::unexpected(route_mismatch{http_errc::not_found, {}});
  if (as_get != nullptr) allowed.push_back(http_method::head);
  std::ranges::sort(allowed);
  allowed.erase(std::ranges::unique(allowed).begin(), allowed.end());
  return std::unexpected(route_mismatch{http_errc::method_not_allowed, join(allowed)});
}

}  // namespace matala::server
