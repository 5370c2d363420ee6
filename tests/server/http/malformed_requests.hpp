// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace matala::tests {

struct malformed_request {
  std::string why;
  std::string bytes;
  bool complete = true;  ///< false: the client ends its sending after these bytes
};

/// Collects requests that have no reading, or more than one.
struct malformed_requests {
  static constexpr std::string_view host = "Host: localhost\r\n";

  void add(std::string why, std::string bytes) { cases.push_back({std::move(why), std::move(bytes)}); }
  void add_line(std::string_view why, std::string_view line) {
    add(fmt::format("{}: {}", why, line), fmt::format("{}\r\n{}\r\n", line, host));
  }
  void add_fields(std::string_view why, std::string_view fields) {
    add(fmt::format("{}: {}", why, fields), fmt::format("GET / HTTP/1.1\r\n{}{}\r\n", host, fields));
  }
  void add_post(std::string_view why, std::string_view fields, std::string_view body = "a=b") {
    add(fmt::format("{}: {}", why, fields), fmt::format("POST / HTTP/1.1\r\n{}{}\r\n{}", host, fields, body));
  }

  std::vector<malformed_request> cases;
};

}  // namespace matala::tests
