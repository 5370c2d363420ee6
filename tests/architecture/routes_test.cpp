// SPDX-License-Identifier: Apache-2.0
#include "server/routes/openapi.hpp"
#include "server/routes/table.hpp"
#include "server/settings.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace matala::server;

TEST_CASE("a route that changes something is guarded against foreign pages, and a GET changes nothing") {
  for (auto const& row : all_routes()) {
    CAPTURE(row.pattern);
    CHECK((row.csrf == csrf::not_needed) == is_safe(row.method));
    CHECK(static_cast<bool>(row.handle));
  }
}

TEST_CASE("a route about an hour or a booking names it in its path") {
  for (auto const& row : all_routes()) {
    CAPTURE(row.pattern);
    CHECK((row.names == names::hour) == (row.pattern.find("{hour}") != std::string_view::npos));
    CHECK((row.names == names::booking) == (row.pattern.find("{booking}") != std::string_view::npos));
  }
}

TEST_CASE("who may call a route is never less than its resource asks for") {
  for (auto const& row : all_routes()) {
    CAPTURE(row.pattern);
    bool const by_resource = row.access == access::invited || row.access == access::starter ||
                             row.access == access::presenter || row.access == access::presenter_or_facilitator ||
                             row.access == access::facilitator;
    if (by_resource) CHECK(row.names != names::nothing);
    if (row.names == names::booking) CHECK(by_resource);
  }
}

TEST_CASE("the OpenAPI document describes every API route and no other") {
  auto const document = boost::json::parse(openapi_document()).as_object();
  auto const& paths = document.at("paths").as_object();
  std::size_t operations = 0;
  for (auto const& row : all_routes()) {
    if (!row.pattern.starts_with("/api/v1/")) continue;
    CAPTURE(row.pattern);
    ++operations;
    REQUIRE(paths.contains(row.pattern));
    CHECK(paths.at(row.pattern).as_object().contains(row.method == http_method::get ? "get" : "post"));
  }
  std::size_t described = 0;
  for (auto const& [path, item] : paths) described += item.as_object().size();
  CHECK(described == operations);
}

TEST_CASE("every setting stands in the shipped file") {
  std::ifstream file{std::filesystem::path{MATALA_SOURCE_DIR} / "config/matala.toml"};
  std::ostringstream text;
  text << file.rdbuf();
  for (auto const& key : known_setting_keys()) {
    CAPTURE(key);
    auto const name = key.substr(key.find('.') + 1);
    CHECK(text.str().find(name) != std::string::npos);
  }
}
