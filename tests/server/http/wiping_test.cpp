// SPDX-License-Identifier: Apache-2.0
#include "server/http/wiping.hpp"

#include "tests/server/http/running_server.hpp"
#include "tests/support/http_client.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <string>
#include <string_view>
#include <utility>

using namespace matala::server;
using namespace matala::tests;

namespace {

// Long enough not to be in memory by chance, and only ever held by the server: the client sends it from here.
constexpr std::string_view canary = "canary-7f3a91c2d4e8";
std::atomic<int> leaks = 0;

}  // namespace

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define MATALA_HEAP_IS_TAKEN  // its runtime insists on its own operator new: there the search finds nothing
#endif
#endif

#if !defined(MATALA_HEAP_IS_TAKEN)
// Every block of this program goes back to the heap through here and is searched first.
void* operator new(std::size_t size) {
  if (void* block = std::malloc(size)) return block;
  throw std::bad_alloc();
}
void operator delete(void* block) noexcept {
  if (block != nullptr &&
      std::string_view(static_cast<const char*>(block), ::malloc_usable_size(block)).contains(canary)) {
    ++leaks;
  }
  std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
  operator delete(block);
}

TEST_CASE("the search of freed memory finds what nobody has wiped") {
  leaks = 0;
  { const std::string careless(std::string(100, 'a').append(canary)); }
  CHECK(leaks > 0);
}
#endif

TEST_CASE("a wiped string leaves nothing behind when it grows, moves, is cleared or ends") {
  leaks = 0;
  {
    wiped_string text(canary);
    text.reserve(1000);
    text.append("more");
    wiped_string moved = std::move(text);
    wiped_string other("other");
    other = std::move(moved);
    CHECK(other.view() == std::string(canary.substr(0, 3)) + std::string(canary.substr(3)) + "more");
    leaks = 0;  // the two strings of the comparison
    wiped_string cleared(canary);
    cleared.clear();
    CHECK(cleared.empty());
  }
  CHECK(leaks == 0);
}

TEST_CASE("the body of a response leaves nothing behind when it is replaced or ends") {
  const auto page = [] {
    std::string body;
    body.reserve(100);
    body.append(canary);
    return response::html(std::move(body));
  };
  leaks = 0;
  {
    response first = page();
    response second = std::move(first);
    CHECK(second.body() == canary);
    second = page();
    second = response::no_content();
    const response third = page();
  }
  CHECK(leaks == 0);
}

TEST_CASE("the text of a request leaves nothing behind in freed memory") {
  running_server running([](request& incoming) {
    const auto form = incoming.read_form();
    return response::text(form ? fmt::format("{}", form->text("text").size()) : "refused");
  });
  const std::string head = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
  leaks = 0;
  SUBCASE("of a form that comes with its head") {
    http_client client(running.port());
    client.send(head + "Content-Length: 24\r\n\r\ntext=");
    client.send(canary);
    CHECK(client.read_reply().body == "19");
  }
  SUBCASE("of a large form with line ends to be changed, in pieces") {
    http_client client(running.port());
    client.send(head + "Content-Length: 10030\r\n\r\ntext=%0D%0A");
    client.send(std::string(5000, 'a'));
    client.send(canary);
    client.send(std::string(5000, 'a'));
    CHECK(client.read_reply().body == "10020");
  }
  SUBCASE("of a form that is refused") {
    http_client client(running.port());
    client.send(head + "Content-Length: 27\r\n\r\ntext=");
    client.send(canary);
    client.send("%FF");
    CHECK(client.read_reply().body == "refused");
  }
  SUBCASE("of a body over the limit") {
    http_client client(running.port());
    client.send(head + "Content-Length: 17000\r\n\r\n");
    client.send(canary);
    CHECK(client.read_reply().status == 413);
  }
  SUBCASE("of a body that never becomes complete") {
    http_client client(running.port());
    client.send(head + "Content-Length: 1000\r\n\r\n");
    client.send(canary);
    client.finish_sending();
    CHECK(client.read_reply().status == 400);
  }
  SUBCASE("of a body that shares its packet with the next request") {
    http_client client(running.port());
    client.send(head + "Content-Length: 24\r\n\r\ntext=");
    client.send(canary);
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.read_reply().body == "19");
    CHECK(client.read_reply().status == 200);
  }
  running.server.stop();
  CHECK(leaks == 0);
}
