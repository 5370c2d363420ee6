// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/server/http/malformed_requests.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

/// Bodies where none belongs, too much of everything, and requests that break off.
namespace matala::tests {

inline void bodies_out_of_place(malformed_requests& to) {
  for (const char* method : {"GET", "HEAD", "DELETE"}) {
    for (const char* length : {"1", "3", "40", "999999999"}) {
      to.add("body where none belongs",
             fmt::format("{} / HTTP/1.1\r\n{}Content-Length: {}\r\n\r\na=b", method, malformed_requests::host, length));
    }
  }
  for (const char* method : {"POST", "PUT", "PATCH"}) {
    for (const char* version : {"1.0", "1.1"}) {
      to.add("no length", fmt::format("{} / HTTP/{}\r\n{}\r\na=b", method, version, malformed_requests::host));
    }
  }
}

inline void other_demands(malformed_requests& to) {
  for (const char* encoding : {"gzip", "deflate", "br", "identity, gzip", "", "x"}) {
    to.add_post("content encoding", fmt::format("Content-Encoding: {}\r\nContent-Length: 3\r\n", encoding));
  }
  for (const char* expectation :
       {"200-ok", "", "100-continue, a", "100-continue;a", "100", "continue", "100 continue"}) {
    to.add_post("expectation", fmt::format("Expect: {}\r\nContent-Length: 3\r\n", expectation));
  }
}

inline void too_much(malformed_requests& to) {
  for (const std::size_t size : {8192U, 9000U, 16384U, 65536U}) {
    to.add(fmt::format("field of {} bytes", size),
           fmt::format("GET / HTTP/1.1\r\n{}A: {}\r\n\r\n", malformed_requests::host, std::string(size, 'a')));
    to.add(fmt::format("name of {} bytes", size),
           fmt::format("GET / HTTP/1.1\r\n{}{}: a\r\n\r\n", malformed_requests::host, std::string(size, 'a')));
    to.add(fmt::format("target of {} bytes", size),
           fmt::format("GET /{} HTTP/1.1\r\n{}\r\n", std::string(size, 'a'), malformed_requests::host));
    to.add(fmt::format("method of {} bytes", size),
           fmt::format("{} / HTTP/1.1\r\n{}\r\n", std::string(size, 'A'), malformed_requests::host));
    to.add(fmt::format("{} bytes without a line", size), std::string(size, 'A'));
  }
  to.add("target of 4097 bytes",
         fmt::format("GET /{} HTTP/1.1\r\n{}\r\n", std::string(4096, 'a'), malformed_requests::host));
  for (const int count : {64, 65, 100, 1000}) {
    std::string fields;
    for (int i = 0; i < count; ++i) fields += "A: b\r\n";
    to.add(fmt::format("Host and {} fields", count),
           fmt::format("GET / HTTP/1.1\r\n{}{}\r\n", malformed_requests::host, fields));
  }
  for (const char* size : {"17000", "65537", "999999999"}) {
    to.add_post("body over the limit", fmt::format("Content-Length: {}\r\n", size));
  }
}

inline void truncated(malformed_requests& to) {
  const std::string get = fmt::format("GET /a?b=c HTTP/1.1\r\n{}Accept: text/html\r\nConnection: keep-alive\r\n\r\n",
                                      malformed_requests::host);
  const std::string post =
      fmt::format("POST /a HTTP/1.1\r\n{}Content-Length: 11\r\n\r\nname=value1", malformed_requests::host);
  for (const std::string& whole : {get, post}) {
    for (std::size_t size = 1; size < whole.size(); ++size) {
      to.cases.push_back({fmt::format("{} bytes of {}", size, whole), whole.substr(0, size), false});
    }
  }
}

inline void add_malformed_sizes(malformed_requests& to) {
  bodies_out_of_place(to);
  other_demands(to);
  too_much(to);
  truncated(to);
}

}  // namespace matala::tests
