// SPDX-License-Identifier: Apache-2.0
#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

using namespace matala::server;
using namespace matala::tests;

namespace {

// The client sends them from here, which is memory that cannot be written and is not searched.
constexpr std::string_view in_head_packet = "memory-canary-51b7e0";
constexpr std::string_view later = "memory-canary-c86d2f";

// The memory of the sanitizers' own bookkeeping is larger, mostly empty, and takes long to read.
constexpr unsigned long largest_mapping_bytes = 256UL * 1024 * 1024;

/// How often the text stands in the heap, on the stacks and in all other memory that this program can write.
int copies_in_memory(std::string_view text) {
  std::ifstream maps("/proc/self/maps");
  const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  int copies = 0;
  for (std::string line; std::getline(maps, line);) {
    unsigned long begin = 0;
    unsigned long end = 0;
    char mode[5] = {};
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, mode) != 3) continue;
    if (std::string_view(mode) != "rw-p" || end - begin > largest_mapping_bytes) continue;
    std::string bytes(end - begin, '\0');
    const auto count = ::pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(begin));
    if (count < static_cast<ssize_t>(bytes.size())) continue;
    for (std::size_t at = bytes.find(text); at != std::string::npos; at = bytes.find(text, at + 1)) ++copies;
  }
  ::close(memory);
  return copies;
}

}  // namespace

TEST_CASE("the search of memory finds what is there") {
  std::string here("memory-canary-");
  here += "a05c1e";
  CHECK(copies_in_memory(here) >= 1);
}

TEST_CASE("the text of a request is nowhere in memory when its answer has come, while the connection stays open") {
  running_server running([](request& incoming) {
    const auto form = incoming.read_form();
    return response::html(form ? fmt::format("{}", form->text("a").size() + form->text("b").size()) : "no form");
  });
  http_client client(running.port());
  const std::string head =
      "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
      "10045\r\n\r\na=";
  std::string packet = head;
  packet.reserve(head.size() + in_head_packet.size());
  client.send(packet.append(in_head_packet));
  packet.assign(packet.size(), '-');
  client.send("&b=");
  client.send(std::string(10'000, 'x'));
  client.send(later);
  CHECK(client.read_reply().body == "10040");
  CHECK(copies_in_memory(in_head_packet) == 0);
  CHECK(copies_in_memory(later) == 0);
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  CHECK(client.read_reply().body == "no form");  // so the connection was still open
}

TEST_CASE("the text of a request is nowhere in memory while a slow client has not yet read its answer") {
  static constexpr std::size_t more_than_any_buffer = 64 * 1024 * 1024;
  running_server running([](request&) { return response::text(std::string(more_than_any_buffer, 'a')); });
  http_client client(running.port());
  client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 20\r\n\r\n");
  client.send(later);
  while (client.stays_silent(100)) {
  }
  CHECK(copies_in_memory(later) == 0);
}
