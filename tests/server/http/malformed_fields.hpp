// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/server/http/malformed_requests.hpp"

#include <fmt/core.h>

#include <string>
#include <string_view>
#include <vector>

/// Defects of header fields: those that say where a body ends above all.
namespace matala::tests {

inline void odd_fields(malformed_requests& to) {
  for (const char* fields :
       {"A : b\r\n",  "A\t: b\r\n",      "A\r\n",           ":\r\n",        ": b\r\n",       " A: b\r\n",
        "\tA: b\r\n", "A: b\r\n c\r\n",  "A: b\r\n\tc\r\n", "A:\r\n b\r\n", "A: b\r\n \r\n", "A b: c\r\n",
        "A=b\r\n",    "\"A\": b\r\n",    "A(b): c\r\n",     "A[]: b\r\n",   "A,B: c\r\n",    "GET / HTTP/1.1\r\n",
        "A/B: c\r\n", "\xC3\xA4: b\r\n", "A;: b\r\n",       "A@: b\r\n",    "<A>: b\r\n",    "{A}: b\r\n"}) {
    to.add_fields("field", fields);
  }
  to.add("folded first field", fmt::format("GET / HTTP/1.1\r\n A: b\r\n{}\r\n", malformed_requests::host));
  to.add("folded Host", "GET / HTTP/1.1\r\nHost:\r\n localhost\r\n\r\n");
  to.add("folded Host with tab", "GET / HTTP/1.1\r\nHost: local\r\n\thost\r\n\r\n");
  to.add_post("folded length", "Content-Length:\r\n 3\r\n");
  to.add_post("folded length", "Content-Length: 1\r\n 3\r\n");
  for (const char* name : {"Host", "Content-Length", "Transfer-Encoding", "Cookie", "Connection", "Origin", "Expect"}) {
    for (const char* blank : {" ", "\t", "  ", "\v", "\f"}) {
      to.add_post("blank before the colon", fmt::format("{}{}: 3\r\nContent-Length: 3\r\n", name, blank));
    }
  }
  for (const char* option : {"Content-Length", "Host", "Cookie", "close, Origin", "X-Forwarded-For",
                             "Authorization, close", "keep-alive, Sec-Fetch-Site", "clo se", ",", "close;keep-alive"}) {
    to.add_fields("connection option", fmt::format("Connection: {}\r\n", option));
  }
}

inline void odd_lengths(malformed_requests& to) {
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
    to.add_post("length", fmt::format("Content-Length: {}\r\n", length));
  }
  for (const char* pair :
       {"3\r\nContent-Length: 3", "3\r\nContent-Length: 4", "0\r\nContent-Length: 3", "3\r\ncontent-length: 0",
        "3\r\nCONTENT-LENGTH: 3", "3\r\nA: b\r\nContent-Length: 3", "\r\nContent-Length: 3"}) {
    to.add_post("two lengths", fmt::format("Content-Length: {}\r\n", pair));
  }
}

inline void transfer_encodings(malformed_requests& to) {
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
    to.add_post("transfer encoding", field, chunks);
    to.add_post("transfer encoding with length", field + "Content-Length: 3\r\n", chunks);
    to.add_post("length with transfer encoding", "Content-Length: 3\r\n" + field, chunks);
    to.add_fields("transfer encoding of a GET", field);
    to.add("transfer encoding in 1.0",
           fmt::format("POST / HTTP/1.0\r\n{}{}\r\n{}", malformed_requests::host, field, chunks));
  }
  for (const char* name : {"transfer-encoding", "TRANSFER-ENCODING", "tRANSFER-eNCODING"}) {
    to.add_post("transfer encoding", fmt::format("{}: chunked\r\nContent-Length: 3\r\n", name), chunks);
  }
  to.add_post("two transfer encodings", "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", chunks);
  to.add_post("folded transfer encoding", "Transfer-Encoding:\r\n chunked\r\nContent-Length: 3\r\n", chunks);
}

inline void odd_hosts(malformed_requests& to) {
  to.add("no Host", "GET / HTTP/1.1\r\n\r\n");
  to.add("no Host in 1.0", "GET / HTTP/1.0\r\n\r\n");
  to.add("no Host but others", "GET / HTTP/1.1\r\nA: b\r\nConnection: close\r\n\r\n");
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
    to.add("host", fmt::format("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", value));
  }
}

inline void repeated_fields(malformed_requests& to) {
  for (const char* name : {"Host", "Content-Type", "Content-Encoding", "Authorization", "Cookie", "Origin",
                           "Sec-Fetch-Site", "Idempotency-Key", "Expect", "If-Match", "If-None-Match", "Upgrade"}) {
    for (const char* second : {"localhost", "100-continue", "", "same-origin"}) {
      to.add_fields("repeated", fmt::format("{}: localhost\r\n{}: {}\r\n", name, name, second));
    }
  }
}

inline void disguised_fields(malformed_requests& to) {
  for (const char* name :
       {"Content_Length", "content_length", "Transfer_Encoding", "TRANSFER_ENCODING", "Sec_Fetch_Site",
        "Sec-Fetch_Site", "Sec_Fetch-Site", "If_Match", "Idempotency_Key", "Content_Type"}) {
    to.add_fields("disguised", fmt::format("{}: 0\r\n", name));
  }
}

inline void add_malformed_fields(malformed_requests& to) {
  odd_fields(to);
  odd_lengths(to);
  transfer_encodings(to);
  odd_hosts(to);
  repeated_fields(to);
  disguised_fields(to);
}

}  // namespace matala::tests
