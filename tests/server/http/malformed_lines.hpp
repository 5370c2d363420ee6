// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/server/http/malformed_requests.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

/// Defects of the request line, of single bytes and of line ends, at every place where they can occur.
namespace matala::tests {

inline void odd_bytes(malformed_requests& to) {
  for (int byte = 0; byte <= 0xFF; ++byte) {
    const char c = static_cast<char>(byte);
    const std::string odd(1, c);
    const bool line_end = c == '\r' || c == '\n';
    const bool control = (byte < 0x20 && c != '\t') || byte == 0x7F;
    if (control) {
      to.add(fmt::format("byte {:02x} in a value", byte),
             fmt::format("GET / HTTP/1.1\r\n{}A: b{}c\r\n\r\n", malformed_requests::host, odd));
      to.add(fmt::format("byte {:02x} before a value", byte),
             fmt::format("GET / HTTP/1.1\r\n{}A:{}c\r\n\r\n", malformed_requests::host, odd));
      to.add(fmt::format("byte {:02x} in Host", byte), fmt::format("GET / HTTP/1.1\r\nHost: local{}host\r\n\r\n", odd));
      to.add(fmt::format("byte {:02x} at the start", byte),
             fmt::format("{}GET / HTTP/1.1\r\n{}\r\n", odd, malformed_requests::host));
      to.add(fmt::format("byte {:02x} after the version", byte),
             fmt::format("GET / HTTP/1.1{}\r\n{}\r\n", odd, malformed_requests::host));
    }
    const bool in_token =
        std::string_view("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").contains(c);
    if (!in_token && c != ':') {
      to.add(fmt::format("byte {:02x} in a name", byte),
             fmt::format("GET / HTTP/1.1\r\n{}A{}b: c\r\n\r\n", malformed_requests::host, odd));
      if (c != ' ') {
        to.add(fmt::format("byte {:02x} in the method", byte),
               fmt::format("GE{}T / HTTP/1.1\r\n{}\r\n", odd, malformed_requests::host));
      }
    }
    if (byte >= 0x80 || control || std::string_view("\t \"<>\\^`{|}#").contains(c)) {
      to.add(fmt::format("byte {:02x} in the target", byte),
             fmt::format("GET /a{}b HTTP/1.1\r\n{}\r\n", odd, malformed_requests::host));
      if (!line_end) {
        to.add(fmt::format("byte {:02x} in the query", byte),
               fmt::format("GET /?a{}b HTTP/1.1\r\n{}\r\n", odd, malformed_requests::host));
      }
    }
  }
}

inline void odd_request_lines(malformed_requests& to) {
  for (const char* line :
       {"GET", "GET ", "GET /", "GET / ", " GET / HTTP/1.1", "GET  / HTTP/1.1", "GET /  HTTP/1.1", "GET / HTTP/1.1 ",
        "GET / HTTP/1.1 HTTP/1.1", "GET / / HTTP/1.1", "GET\t/ HTTP/1.1", "GET /\tHTTP/1.1", "/ HTTP/1.1",
        "HTTP/1.1 200 OK", ": / HTTP/1.1", "GET:/ HTTP/1.1", "Host: localhost", "GET HTTP/1.1"}) {
    to.add_line("request line", line);
  }
  for (const char* method : {"get", "Get", "TRACE", "CONNECT", "OPTIONS", "TRACK", "PROPFIND", "PURGE", "LINK", "QUERY",
                             "SEARCH", "GETT", "GE", "PRI", "M-SEARCH", "POST_", "DELETE*"}) {
    to.add_line("method", fmt::format("{} / HTTP/1.1", method));
  }
  to.add("connect", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n");
  to.add("http/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  to.add("empty first line", "\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  to.add("two empty first lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  to.add("tls hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
  to.add("proxy protocol", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  to.add("smtp", "EHLO localhost\r\n\r\n");
}

inline void odd_targets(malformed_requests& to) {
  for (const char* target : {"*",
                             "",
                             "a",
                             "?a=b",
                             "//",
                             "//localhost/",
                             "//evil.example.org/a",
                             "http://localhost/",
                             "https://localhost/",
                             "HTTP://localhost/",
                             "http:/a",
                             "localhost:80",
                             "localhost",
                             "javascript:alert(1)",
                             "/a//b",
                             "/.",
                             "/..",
                             "/./a",
                             "/../a",
                             "/a/..",
                             "/a/../b",
                             "/a/.",
                             "/%2e",
                             "/%2e%2e",
                             "/%2E%2e/a",
                             "/.%2e/a",
                             "/%",
                             "/%a",
                             "/%0",
                             "/%zz",
                             "/%g0",
                             "/%0g",
                             "/%%30",
                             "/a%",
                             "/a%2",
                             "/%00",
                             "/%01",
                             "/%0a",
                             "/%0d",
                             "/%0d%0aA:b",
                             "/%09",
                             "/%1f",
                             "/%7f",
                             "/%2f",
                             "/%2F",
                             "/a%2fb",
                             "/%80",
                             "/%ff",
                             "/%c0%af",
                             "/%c0%ae",
                             "/%e0%80%af",
                             "/%f0%80%80%af",
                             "/%ed%a0%80",
                             "/%ed%bf%bf",
                             "/%f4%90%80%80",
                             "/%f5%80%80%80",
                             "/%c3",
                             "/%e2%82",
                             "/%f0%9f%98",
                             "/%c3%28",
                             "/?%",
                             "/?a=%",
                             "/?a=%0",
                             "/?a=%zz",
                             "/?%zz=a",
                             "/?a=%00",
                             "/?%00=a",
                             "/?a=%ff",
                             "/?a=%c0%80",
                             "/?a=%ed%a0%80",
                             "/?a=%e2%82",
                             "/#a",
                             "/a#b",
                             "/?a#b",
                             "/%u0041"}) {
    to.add_line("target", fmt::format("GET {} HTTP/1.1", target));
  }
  std::string many = "/?a";
  for (int i = 0; i < 64; ++i) many += "&a";
  to.add("too many query fields", fmt::format("GET {} HTTP/1.1\r\n{}\r\n", many, malformed_requests::host));
}

inline void odd_versions(malformed_requests& to) {
  for (const char* version :
       {"HTTP/0.9",   "HTTP/1.2",  "HTTP/1.9",  "HTTP/2.0",  "HTTP/2",    "HTTP/3",    "HTTP/1",    "HTTP/1.",
        "HTTP/.1",    "HTTP/1.10", "HTTP/1.11", "HTTP/01.1", "HTTP/1.01", "HTTP/11.1", "http/1.1",  "Http/1.1",
        "HTTPS/1.1",  "HTTP1.1",   "HTTP\\1.1", "HTTP/1,1",  "HTTP/+1.1", "HTTP/-1.1", "HTTP/1.1a", "HTTP/a.b",
        "HTTP/0x1.1", "XHTTP/1.1", "HTP/1.1",   "ICY/1.1",   "RTSP/1.0",  "HTTP/9.9",  "HTTP/10.0", "1.1"}) {
    to.add_line("version", fmt::format("GET / {}", version));
  }
}

inline void odd_line_ends(malformed_requests& to) {
  const std::vector<std::string> lines{"POST / HTTP/1.1", "Host: localhost", "Content-Length: 3", "A: b", ""};
  for (const std::string_view odd : {"\n", "\r", "\r\r\n", "\n\r", "\r\n\n", "\r \n", " \n", "\v\r\n", "\f\r\n"}) {
    // Behind the empty line a line feed would be the first byte of the body, and right there.
    const std::size_t places = odd == "\r\n\n" ? lines.size() - 1 : lines.size();
    for (std::size_t at = 0; at < places; ++at) {
      std::string bytes;
      for (std::size_t i = 0; i < lines.size(); ++i) bytes.append(lines[i]).append(i == at ? odd : "\r\n");
      to.add(fmt::format("line end {} of the kind {:02x}", at, static_cast<unsigned>(odd.front())),
             bytes + "a=b\r\n\r\n");
    }
  }
}

inline void add_malformed_lines(malformed_requests& to) {
  odd_bytes(to);
  odd_request_lines(to);
  odd_targets(to);
  odd_versions(to);
  odd_line_ends(to);
}

}  // namespace matala::tests
