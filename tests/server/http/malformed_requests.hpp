// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

/// Requests that have no reading, or more than one. Made from classes of defects, so that each class is covered at
/// every place where it can occur.
namespace matala::tests {

struct malformed_request {
  std::string why;
  std::string bytes;
  bool complete = true;  ///< false: the client ends its sending after these bytes
};

class malformed_requests {
 public:
  static std::vector<malformed_request> all() {
    malformed_requests corpus;
    corpus.odd_bytes();
    corpus.odd_request_lines();
    corpus.odd_targets();
    corpus.odd_versions();
    corpus.odd_line_ends();
    corpus.odd_fields();
    corpus.odd_lengths();
    corpus.transfer_encodings();
    corpus.odd_hosts();
    corpus.repeated_fields();
    corpus.disguised_fields();
    corpus.bodies_out_of_place();
    corpus.other_demands();
    corpus.too_much();
    corpus.truncated();
    return std::move(corpus.cases_);
  }

 private:
  static constexpr std::string_view host = "Host: localhost\r\n";

  void add(std::string why, std::string bytes) { cases_.push_back({std::move(why), std::move(bytes)}); }
  void add_line(std::string_view why, std::string_view line) {
    add(fmt::format("{}: {}", why, line), fmt::format("{}\r\n{}\r\n", line, host));
  }
  void add_fields(std::string_view why, std::string_view fields) {
    add(fmt::format("{}: {}", why, fields), fmt::format("GET / HTTP/1.1\r\n{}{}\r\n", host, fields));
  }
  void add_post(std::string_view why, std::string_view fields, std::string_view body = "a=b") {
    add(fmt::format("{}: {}", why, fields), fmt::format("POST / HTTP/1.1\r\n{}{}\r\n{}", host, fields, body));
  }

  void odd_bytes() {
    for (int byte = 0; byte <= 0xFF; ++byte) {
      const char c = static_cast<char>(byte);
      const std::string odd(1, c);
      const bool line_end = c == '\r' || c == '\n';
      const bool control = (byte < 0x20 && c != '\t') || byte == 0x7F;
      if (control) {
        add(fmt::format("byte {:02x} in a value", byte), fmt::format("GET / HTTP/1.1\r\n{}A: b{}c\r\n\r\n", host, odd));
        add(fmt::format("byte {:02x} before a value", byte),
            fmt::format("GET / HTTP/1.1\r\n{}A:{}c\r\n\r\n", host, odd));
        add(fmt::format("byte {:02x} in Host", byte), fmt::format("GET / HTTP/1.1\r\nHost: local{}host\r\n\r\n", odd));
        add(fmt::format("byte {:02x} at the start", byte), fmt::format("{}GET / HTTP/1.1\r\n{}\r\n", odd, host));
        add(fmt::format("byte {:02x} after the version", byte), fmt::format("GET / HTTP/1.1{}\r\n{}\r\n", odd, host));
      }
      const bool in_token =
          std::string_view("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").contains(c);
      if (!in_token && c != ':') {
        add(fmt::format("byte {:02x} in a name", byte), fmt::format("GET / HTTP/1.1\r\n{}A{}b: c\r\n\r\n", host, odd));
        if (c != ' ') {
          add(fmt::format("byte {:02x} in the method", byte), fmt::format("GE{}T / HTTP/1.1\r\n{}\r\n", odd, host));
        }
      }
      if (byte >= 0x80 || control || std::string_view("\t \"<>\\^`{|}#").contains(c)) {
        add(fmt::format("byte {:02x} in the target", byte), fmt::format("GET /a{}b HTTP/1.1\r\n{}\r\n", odd, host));
        if (!line_end) {
          add(fmt::format("byte {:02x} in the query", byte), fmt::format("GET /?a{}b HTTP/1.1\r\n{}\r\n", odd, host));
        }
      }
    }
  }

  void odd_request_lines() {
    for (const char* line :
         {"GET", "GET ", "GET /", "GET / ", " GET / HTTP/1.1", "GET  / HTTP/1.1", "GET /  HTTP/1.1", "GET / HTTP/1.1 ",
          "GET / HTTP/1.1 HTTP/1.1", "GET / / HTTP/1.1", "GET\t/ HTTP/1.1", "GET /\tHTTP/1.1", "/ HTTP/1.1",
          "HTTP/1.1 200 OK", ": / HTTP/1.1", "GET:/ HTTP/1.1", "Host: localhost", "GET HTTP/1.1"}) {
      add_line("request line", line);
    }
    for (const char* method : {"get", "Get", "TRACE", "CONNECT", "OPTIONS", "TRACK", "PROPFIND", "PURGE", "LINK",
                               "QUERY", "SEARCH", "GETT", "GE", "PRI", "M-SEARCH", "POST_", "DELETE*"}) {
      add_line("method", fmt::format("{} / HTTP/1.1", method));
    }
    add("connect", "CONNECT localhost:80 HTTP/1.1\r\nHost: localhost:80\r\n\r\n");
    add("http/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    add("empty first line", "\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    add("two empty first lines", "\r\n\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    add("tls hello", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
    add("proxy protocol", "PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\nGET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    add("smtp", "EHLO localhost\r\n\r\n");
  }

  void odd_targets() {
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
      add_line("target", fmt::format("GET {} HTTP/1.1", target));
    }
    std::string many = "/?a";
    for (int i = 0; i < 64; ++i) many += "&a";
    add("too many query fields", fmt::format("GET {} HTTP/1.1\r\n{}\r\n", many, host));
  }

  void odd_versions() {
    for (const char* version :
         {"HTTP/0.9",   "HTTP/1.2",  "HTTP/1.9",  "HTTP/2.0",  "HTTP/2",    "HTTP/3",    "HTTP/1",    "HTTP/1.",
          "HTTP/.1",    "HTTP/1.10", "HTTP/1.11", "HTTP/01.1", "HTTP/1.01", "HTTP/11.1", "http/1.1",  "Http/1.1",
          "HTTPS/1.1",  "HTTP1.1",   "HTTP\\1.1", "HTTP/1,1",  "HTTP/+1.1", "HTTP/-1.1", "HTTP/1.1a", "HTTP/a.b",
          "HTTP/0x1.1", "XHTTP/1.1", "HTP/1.1",   "ICY/1.1",   "RTSP/1.0",  "HTTP/9.9",  "HTTP/10.0", "1.1"}) {
      add_line("version", fmt::format("GET / {}", version));
    }
  }

  void odd_line_ends() {
    const std::vector<std::string> lines{"POST / HTTP/1.1", "Host: localhost", "Content-Length: 3", "A: b", ""};
    for (const std::string_view odd : {"\n", "\r", "\r\r\n", "\n\r", "\r\n\n", "\r \n", " \n", "\v\r\n", "\f\r\n"}) {
      // Behind the empty line a line feed would be the first byte of the body, and right there.
      const std::size_t places = odd == "\r\n\n" ? lines.size() - 1 : lines.size();
      for (std::size_t at = 0; at < places; ++at) {
        std::string bytes;
        for (std::size_t i = 0; i < lines.size(); ++i) bytes.append(lines[i]).append(i == at ? odd : "\r\n");
        add(fmt::format("line end {} of the kind {:02x}", at, static_cast<unsigned>(odd.front())),
            bytes + "a=b\r\n\r\n");
      }
    }
  }

  void odd_fields() {
    for (const char* fields :
         {"A : b\r\n",  "A\t: b\r\n",      "A\r\n",           ":\r\n",        ": b\r\n",       " A: b\r\n",
          "\tA: b\r\n", "A: b\r\n c\r\n",  "A: b\r\n\tc\r\n", "A:\r\n b\r\n", "A: b\r\n \r\n", "A b: c\r\n",
          "A=b\r\n",    "\"A\": b\r\n",    "A(b): c\r\n",     "A[]: b\r\n",   "A,B: c\r\n",    "GET / HTTP/1.1\r\n",
          "A/B: c\r\n", "\xC3\xA4: b\r\n", "A;: b\r\n",       "A@: b\r\n",    "<A>: b\r\n",    "{A}: b\r\n"}) {
      add_fields("field", fields);
    }
    add("folded first field", fmt::format("GET / HTTP/1.1\r\n A: b\r\n{}\r\n", host));
    add("folded Host", "GET / HTTP/1.1\r\nHost:\r\n localhost\r\n\r\n");
    add("folded Host with tab", "GET / HTTP/1.1\r\nHost: local\r\n\thost\r\n\r\n");
    add_post("folded length", "Content-Length:\r\n 3\r\n");
    add_post("folded length", "Content-Length: 1\r\n 3\r\n");
    for (const char* name :
         {"Host", "Content-Length", "Transfer-Encoding", "Cookie", "Connection", "Origin", "Expect"}) {
      for (const char* blank : {" ", "\t", "  ", "\v", "\f"}) {
        add_post("blank before the colon", fmt::format("{}{}: 3\r\nContent-Length: 3\r\n", name, blank));
      }
    }
    for (const char* option :
         {"Content-Length", "Host", "Cookie", "close, Origin", "X-Forwarded-For", "Authorization, close",
          "keep-alive, Sec-Fetch-Site", "clo se", ",", "close;keep-alive"}) {
      add_fields("connection option", fmt::format("Connection: {}\r\n", option));
    }
  }

  void odd_lengths() {
    for (const char* length : {"-1",
                               "-0",
                               "+3",
                               "+0",
                               "0x3",
                               "0X3",
                               "3,",
                               ",3",
                               "3,3",
                               "3, 3",
                               "3,4",
                               "3 3",
                               "3\t3",
                               "",
                               " ",
                               "\t",
                               "3a",
                               "a",
                               "3.0",
                               "3e0",
                               "03",
                               "003",
                               "00",
                               "3;a",
                               "\"3\"",
                               "'3'",
                               "(3)",
                               "3 bytes",
                               "1_0",
                               "0b11",
                               "0o3",
                               "\xD9\xA3",
                               "%33",
                               "4294967299",
                               "18446744073709551616",
                               "18446744073709551619",
                               "9223372036854775808",
                               "99999999999999999999",
                               "0000000003",
                               "NaN",
                               "Infinity",
                               "null",
                               "3\xC2\xA0",
                               "\xC2\xA0"
                               "3",
                               "3-",
                               "3+0",
                               "~3",
                               "3#",
                               "*"}) {
      add_post("length", fmt::format("Content-Length: {}\r\n", length));
    }
    for (const char* pair :
         {"3\r\nContent-Length: 3", "3\r\nContent-Length: 4", "0\r\nContent-Length: 3", "3\r\ncontent-length: 0",
          "3\r\nCONTENT-LENGTH: 3", "3\r\nA: b\r\nContent-Length: 3", "\r\nContent-Length: 3"}) {
      add_post("two lengths", fmt::format("Content-Length: {}\r\n", pair));
    }
  }

  void transfer_encodings() {
    static constexpr std::string_view chunks = "3\r\na=b\r\n0\r\n\r\n";
    for (const char* value : {"chunked",
                              "Chunked",
                              "CHUNKED",
                              "identity",
                              "gzip",
                              "deflate",
                              "compress",
                              "gzip, chunked",
                              "chunked, gzip",
                              "chunked, chunked",
                              "chunked, identity",
                              "identity, chunked",
                              "xchunked",
                              "chunkedx",
                              "chunked;a=b",
                              "\tchunked",
                              "chunked\t",
                              " chunked ",
                              "\"chunked\"",
                              "'chunked'",
                              "chunked,",
                              ",chunked",
                              "",
                              "x",
                              "chunk",
                              "trailers",
                              "cow, chunked"}) {
      const std::string field = fmt::format("Transfer-Encoding: {}\r\n", value);
      add_post("transfer encoding", field, chunks);
      add_post("transfer encoding with length", field + "Content-Length: 3\r\n", chunks);
      add_post("length with transfer encoding", "Content-Length: 3\r\n" + field, chunks);
      add_fields("transfer encoding of a GET", field);
      add("transfer encoding in 1.0", fmt::format("POST / HTTP/1.0\r\n{}{}\r\n{}", host, field, chunks));
    }
    for (const char* name : {"transfer-encoding", "TRANSFER-ENCODING", "tRANSFER-eNCODING"}) {
      add_post("transfer encoding", fmt::format("{}: chunked\r\nContent-Length: 3\r\n", name), chunks);
    }
    add_post("two transfer encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", chunks);
    add_post("folded transfer encoding", "Transfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n", chunks);
  }

  void odd_hosts() {
    add("no Host", "GET / HTTP/1.1\r\n\r\n");
    add("no Host in 1.0", "GET / HTTP/1.0\r\n\r\n");
    add("no Host but others", "GET / HTTP/1.1\r\nA: b\r\nConnection: close\r\n\r\n");
    for (const char* value : {"",
                              " ",
                              "localhost, localhost",
                              "localhost,evil.example.org",
                              "localhost evil.example.org",
                              "localhost/",
                              "localhost/a",
                              "http://localhost",
                              "user@localhost",
                              "user:secret@localhost",
                              "localhost:",
                              "localhost:a",
                              "localhost:80a",
                              "localhost:-1",
                              "localhost:999999",
                              "localhost:80:80",
                              ":80",
                              "[::1",
                              "::1",
                              "[::1]a",
                              "[::1]:",
                              "[]x",
                              "[::g/]",
                              "localhost?a",
                              "localhost#a",
                              "localhost\\a",
                              "\"localhost\"",
                              "<localhost>",
                              "local%68ost",
                              "\xC3\xA4.example.org",
                              "localhost;a",
                              "localhost*",
                              "(localhost)",
                              "localhost\tb",
                              "a=b",
                              "{host}",
                              "local`host",
                              "local|host"}) {
      add("host", fmt::format("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", value));
    }
  }

  void repeated_fields() {
    for (const char* name : {"Host", "Content-Type", "Content-Encoding", "Authorization", "Cookie", "Origin",
                             "Sec-Fetch-Site", "Idempotency-Key", "Expect", "If-Match", "If-None-Match", "Upgrade"}) {
      for (const char* second : {"localhost", "100-continue", "", "same-origin"}) {
        add_fields("repeated", fmt::format("{}: localhost\r\n{}: {}\r\n", name, name, second));
      }
    }
  }

  void disguised_fields() {
    for (const char* name :
         {"Content_Length", "content_length", "Transfer_Encoding", "TRANSFER_ENCODING", "Sec_Fetch_Site",
          "Sec-Fetch_Site", "Sec_Fetch-Site", "If_Match", "Idempotency_Key", "Content_Type"}) {
      add_fields("disguised", fmt::format("{}: 0\r\n", name));
    }
  }

  void bodies_out_of_place() {
    for (const char* method : {"GET", "HEAD", "DELETE"}) {
      for (const char* length : {"1", "3", "40", "999999999"}) {
        add("body where none belongs",
            fmt::format("{} / HTTP/1.1\r\n{}Content-Length: {}\r\n\r\na=b", method, host, length));
      }
    }
    for (const char* method : {"POST", "PUT", "PATCH"}) {
      for (const char* version : {"1.0", "1.1"}) {
        add("no length", fmt::format("{} / HTTP/{}\r\n{}\r\na=b", method, version, host));
      }
    }
  }

  void other_demands() {
    for (const char* encoding : {"gzip", "deflate", "br", "identity, gzip", "", "x"}) {
      add_post("content encoding", fmt::format("Content-Encoding: {}\r\nContent-Length: 3\r\n", encoding));
    }
    for (const char* expectation :
         {"200-ok", "", "100-continue, a", "100-continue;a", "100", "continue", "100 continue"}) {
      add_post("expectation", fmt::format("Expect: {}\r\nContent-Length: 3\r\n", expectation));
    }
  }

  void too_much() {
    for (const std::size_t size : {8192U, 9000U, 16384U, 65536U}) {
      add(fmt::format("field of {} bytes", size),
          fmt::format("GET / HTTP/1.1\r\n{}A: {}\r\n\r\n", host, std::string(size, 'a')));
      add(fmt::format("name of {} bytes", size),
          fmt::format("GET / HTTP/1.1\r\n{}{}: a\r\n\r\n", host, std::string(size, 'a')));
      add(fmt::format("target of {} bytes", size),
          fmt::format("GET /{} HTTP/1.1\r\n{}\r\n", std::string(size, 'a'), host));
      add(fmt::format("method of {} bytes", size),
          fmt::format("{} / HTTP/1.1\r\n{}\r\n", std::string(size, 'A'), host));
      add(fmt::format("{} bytes without a line", size), std::string(size, 'A'));
    }
    add("target of 4097 bytes", fmt::format("GET /{} HTTP/1.1\r\n{}\r\n", std::string(4096, 'a'), host));
    for (const int count : {64, 65, 100, 1000}) {
      std::string fields;
      for (int i = 0; i < count; ++i) fields += "A: b\r\n";
      add(fmt::format("Host and {} fields", count), fmt::format("GET / HTTP/1.1\r\n{}{}\r\n", host, fields));
    }
    for (const char* size : {"17000", "65537", "999999999"}) {
      add_post("body over the limit", fmt::format("Content-Length: {}\r\n", size));
    }
  }

  void truncated() {
    const std::string get =
        fmt::format("GET /a?b=c HTTP/1.1\r\n{}Accept: text/html\r\nConnection: keep-alive\r\n\r\n", host);
    const std::string post = fmt::format("POST /a HTTP/1.1\r\n{}Content-Length: 11\r\n\r\nname=value1", host);
    for (const std::string& whole : {get, post}) {
      for (std::size_t size = 1; size < whole.size(); ++size) {
        cases_.push_back({fmt::format("{} bytes of {}", size, whole), whole.substr(0, size), false});
      }
    }
  }

  std::vector<malformed_request> cases_;
};

}  // namespace matala::tests
