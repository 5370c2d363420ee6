// SPDX-License-Identifier: Apache-2.0
#include "server/settings.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

using namespace matala::server;

TEST_CASE("the shipped file says what the defaults are") {
  auto const shipped = load_settings(std::filesystem::path{MATALA_SOURCE_DIR} / "config/matala.toml");
  REQUIRE(shipped);
  settings const defaults;
  CHECK(shipped->port == defaults.port);
  CHECK(shipped->address == defaults.address);
  CHECK(shipped->data == defaults.data);
  CHECK(shipped->mail_security == defaults.mail_security);
  CHECK(shipped->mail_sender == defaults.mail_sender);
  CHECK(shipped->calendar.working_week == defaults.calendar.working_week);
  CHECK(shipped->organisations.empty());
}

TEST_CASE("a bad line is refused with file and line") {
  struct row {
    char const* text;
    char const* message;
  };
  static constexpr row rows[]{
      {"[server]\nprot = 80\n", "x.toml:2: unknown key \"server.prot\""},
      {"[servers]\n", "x.toml:1: unknown key \"servers\""},
      {"[server]\n\nport = \"80\"\n", "x.toml:3: a whole number is wanted"},
      {"[server]\nport = 0\n", "x.toml:2: must be from 1 to 65535"},
      {"[server]\nport = 65536\n", "x.toml:2: must be from 1 to 65535"},
      {"[server]\naddress = 1\n", "x.toml:2: a text in quotes is wanted"},
      {"[server]\nbase_url = \"ftp://x\"\n", "x.toml:2: must begin with https:// or http://"},
      {"[mail]\ntransport = \"post\"\n", "x.toml:2: must be one of \"file\", \"smtp\""},
      {"[mail]\nsender = \"nobody\"\n", "x.toml:2: is no mail address"},
      {"[calendar]\nworking_week = []\n", "x.toml:2: needs at least one day"},
      {"[calendar]\nhalf_days = [{ date = 2027-03-25 }]\n", "x.toml:2: the key \"closes\" is missing"},
      {"[[organisation]]\nname = \"A\"\ndomain = []\n", "x.toml:3: unknown key \"domain\""},
      {"[[organisation]]\nname = \"A\"\ndomains = [\"a b\"]\n", "x.toml:3: is no mail domain"},
  };
  for (auto const& [text, message] : rows) {
    CAPTURE(text);
    auto const result = parse_settings(text, "x.toml");
    REQUIRE_FALSE(result);
    CHECK(result.error().message == message);
  }
  auto const broken = parse_settings("[server\n", "x.toml");
  REQUIRE_FALSE(broken);
  CHECK(broken.error().message.starts_with("x.toml:1: "));
}

TEST_CASE("the least and the greatest port are taken") {
  CHECK(parse_settings("[server]\nport = 1\n", "x")->port == 1);
  CHECK(parse_settings("[server]\nport = 65535\n", "x")->port == 65535);
}

TEST_CASE("organisations bring the domains whose people may sign in") {
  auto const result = parse_settings("[[organisation]]\nname = \"A\"\ndomains = [\"A.Example.org\"]\n", "x");
  REQUIRE(result);
  REQUIRE(result->organisations.size() == 1);
  CHECK(result->organisations[0].domains == std::vector<std::string>{"a.example.org"});
}
