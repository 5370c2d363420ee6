// SPDX-License-Identifier: Apache-2.0
#include "server/mail/file_drop_transport.hpp"

#include "server/mail/mail_error.hpp"
#include "tests/server/mail/test_clock.hpp"
#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>
#include <string>

using namespace matala::server;
using matala::tests::temporary_directory;

namespace {

std::set<std::string> names_in(std::filesystem::path const& folder) {
  std::set<std::string> names;
  for (auto const& entry : std::filesystem::directory_iterator(folder)) names.insert(entry.path().filename().string());
  return names;
}

std::string read(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

send_outcome drop(file_drop_transport& transport, std::string_view message_id, std::string_view content) {
  return transport.send("from@example.org", "to@example.org", message_id, content).outcome;
}

std::chrono::sys_seconds const noon = std::chrono::sys_days{std::chrono::January / 11 / 2027} + std::chrono::hours{10};

}  // namespace

TEST_CASE("a message becomes one private file, named by time and Message-ID, with the same bytes") {
  temporary_directory const scratch;
  auto const folder = scratch.path() / "mail";
  test_clock const now(noon);
  file_drop_transport transport(folder, now);
  CHECK(drop(transport, "m1@example.org", "Subject: x\r\n\r\n.\r\n") == send_outcome::accepted);
  REQUIRE(names_in(folder) == std::set<std::string>{"20270111T100000Z-m1@example.org.eml"});
  auto const file = folder / "20270111T100000Z-m1@example.org.eml";
  CHECK(read(file) == "Subject: x\r\n\r\n.\r\n");
  using std::filesystem::perms;
  CHECK(std::filesystem::status(file).permissions() == (perms::owner_read | perms::owner_write));
  CHECK(std::filesystem::status(folder).permissions() == perms::owner_all);
}

TEST_CASE("a repeated Message-ID replaces its file, later and after a restart") {
  temporary_directory const scratch;
  test_clock now(noon);
  {
    file_drop_transport transport(scratch.path(), now);
    drop(transport, "m1@example.org", "first");
    now.advance(std::chrono::hours{1});
    drop(transport, "m1@example.org", "second");
    CHECK(names_in(scratch.path()).size() == 1);
  }
  now.advance(std::chrono::hours{1});
  file_drop_transport transport(scratch.path(), now);
  drop(transport, "m1@example.org", "third");
  drop(transport, "m2@example.org", "another");
  REQUIRE(names_in(scratch.path()) ==
          std::set<std::string>{"20270111T100000Z-m1@example.org.eml", "20270111T120000Z-m2@example.org.eml"});
  CHECK(read(scratch.path() / "20270111T100000Z-m1@example.org.eml") == "third");
}

TEST_CASE("different Message-IDs never share a file and never leave the folder") {
  temporary_directory const scratch;
  test_clock const now(noon);
  file_drop_transport transport(scratch.path(), now);
  for (char const* const id : {"../../a@example.org", "..=2F..=2Fa@example.org", "a/b@example.org", "a=2Fb@example.org",
                               ".a@example.org", "a+b@example.org", "a_b@example.org"}) {
    CAPTURE(id);
    CHECK(drop(transport, id, id) == send_outcome::accepted);
  }
  CHECK(names_in(scratch.path()).size() == 7);
}

TEST_CASE("a folder that takes nothing puts the mail off, and takes it later") {
  temporary_directory const scratch;
  test_clock const now(noon);
  auto const folder = scratch.path() / "mail";
  file_drop_transport transport(folder, now);
  std::filesystem::remove(folder);
  CHECK(drop(transport, "m1@example.org", "text") == send_outcome::later);
  std::filesystem::create_directory(folder);
  CHECK(drop(transport, "m1@example.org", "text") == send_outcome::accepted);
}

TEST_CASE("addresses and Message-IDs with line ends are refused before a file is made") {
  temporary_directory const scratch;
  test_clock const now(noon);
  file_drop_transport transport(scratch.path(), now);
  CHECK_THROWS_AS(transport.send("a@b\r\nX", "to@example.org", "m@example.org", ""), mail_error);
  CHECK_THROWS_AS(transport.send("a@example.org", "to\n@example.org", "m@example.org", ""), mail_error);
  CHECK_THROWS_AS(transport.send("a@example.org", "to@example.org", "m\n@example.org", ""), mail_error);
  CHECK(names_in(scratch.path()).empty());
}
