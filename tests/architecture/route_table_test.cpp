// SPDX-License-Identifier: Apache-2.0
#include "server/routes/handlers.hpp"
#include "server/routes/openapi.hpp"
#include "server/routes/table.hpp"
#include "tests/architecture/source_tree.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <set>
#include <span>

using namespace matala::tests;
using namespace matala::server;
using route_access = matala::server::access;

namespace {

namespace json = boost::json;

std::string name_of(route const& row) {
  return std::string{row.method == http_method::get ? "get " : "post "} + std::string{row.pattern};
}

bool is_of_api(route const& row) {
  return row.pattern.starts_with("/api/");
}

faults csrf_faults(std::span<route const> table) {
  faults found;
  for (auto const& row : table) {
    bool const changes = row.method != http_method::get;
    if (changes && row.csrf == csrf::not_needed) found.push_back(name_of(row) + " changes things for anybody's page");
    if (!changes && row.csrf != csrf::not_needed) found.push_back(name_of(row) + " is a GET and changes nothing");
    if (!changes) continue;
    // The one exception: a mail program posts it, and its token is all it can do (RFC 8058).
    if (row.pattern == "/unsubscribe" && row.csrf == csrf::mailed_token) continue;
    auto const wanted = is_of_api(row)                         ? csrf::origin_or_bearer
                        : row.access == route_access::everyone ? csrf::origin
                                                               : csrf::form_token;
    if (row.csrf != wanted && row.csrf != csrf::not_needed)
      found.push_back(name_of(row) + " has another kind of check");
  }
  return found;
}

// What a route is about must be in its path, or its access cannot be checked.
faults resource_faults(std::span<route const> table) {
  faults found;
  for (auto const& row : table) {
    auto named = names::nothing;
    int parameters = 0;
    for (auto const& [word, what] : {std::pair{"{hour}", names::hour},
                                     {"{booking}", names::booking},
                                     {"{series}", names::series},
                                     {"{request}", names::request}}) {
      if (row.pattern.find(word) == std::string_view::npos) continue;
      named = what;
      ++parameters;
    }
    if (row.names != named || parameters > 1) found.push_back(name_of(row) + " names something else than its path");
    bool const needs_one = row.access > route_access::acknowledged;
    if (needs_one && row.names == names::nothing) found.push_back(name_of(row) + " is about nothing");
    if (row.names != names::nothing && row.names != names::hour && !needs_one)
      found.push_back(name_of(row) + " is open to all who know the path");
    bool const of_presenter =
        row.access == route_access::presenter || row.access == route_access::presenter_or_facilitator;
    bool const of_editor = row.access == route_access::series_editor || row.access == route_access::member_keeper;
    if (of_editor != (row.names == names::series))
      found.push_back(name_of(row) + " is about another thing than a series");
    if (of_presenter && row.names != names::booking) found.push_back(name_of(row) + " has no presenter");
  }
  return found;
}

faults handler_faults(std::span<route const> table) {
  faults found;
  std::set<std::string> seen;
  for (auto const& row : table) {
    if (row.handle == nullptr) found.push_back(name_of(row) + " has no handler");
    if (!seen.insert(name_of(row)).second) found.push_back(name_of(row) + " is there twice");
    if (row.body_limit_bytes > 64 * 1024) found.push_back(name_of(row) + " takes too much");
  }
  return found;
}

std::set<std::string> operations_of(json::value const& document) {
  std::set<std::string> all;
  for (auto const& path : document.at("paths").as_object()) {
    for (auto const& operation : path.value().as_object()) {
      all.insert(std::string{operation.key()} + " " + std::string{path.key()});
    }
  }
  return all;
}

faults document_faults(std::span<route const> table, json::value const& document) {
  faults found;
  auto described = operations_of(document);
  for (auto const& row : table) {
    if (is_of_api(row) && described.erase(name_of(row)) == 0) found.push_back(name_of(row) + " is not described");
  }
  for (auto const& left : described) found.push_back(left + " is described and does not exist");
  return found;
}

std::vector<route> every_route() {
  std::vector<route> all(all_routes().begin(), all_routes().end());
  all.insert(all.end(), demo_routes().begin(), demo_routes().end());
  return all;
}

route const sample{http_method::get, "/sample", route_access::active, csrf::not_needed, names::nothing, 1024,
                   show_home};

template <class Change>
std::vector<route> changed(Change&& change) {
  std::vector<route> one{sample};
  change(one.front());
  return one;
}

}  // namespace

TEST_CASE("whatever changes things is checked to come from our own page, and no GET changes anything") {
  CHECK(shown(csrf_faults(every_route())) == "");
}

TEST_CASE("a route without its check is found") {
  CHECK(csrf_faults(changed([](route&) {})).empty());
  CHECK(csrf_faults(changed([](route& row) { row.method = http_method::post; })).size() == 1);
  CHECK(csrf_faults(changed([](route& row) { row.csrf = csrf::form_token; })).size() == 1);
  CHECK(csrf_faults(changed([](route& row) {
          row.method = http_method::post;
          row.csrf = csrf::origin;
        })).size() == 1);
  CHECK(csrf_faults(changed([](route& row) {
          row.method = http_method::post;
          row.csrf = csrf::form_token;
          row.pattern = "/api/v1/sample";
        })).size() == 1);
}

TEST_CASE("what a route is about stands in its path") {
  CHECK(shown(resource_faults(every_route())) == "");
}

TEST_CASE("a route whose resource is not in its path is found") {
  CHECK(resource_faults(changed([](route& row) { row.pattern = "/hours/{hour}"; })).size() == 1);
  CHECK(resource_faults(changed([](route& row) { row.names = names::hour; })).size() == 1);
  CHECK(resource_faults(changed([](route& row) { row.access = route_access::facilitator; })).size() == 1);
  CHECK(resource_faults(changed([](route& row) {
          row.pattern = "/bookings/{booking}";
          row.names = names::booking;
        })).size() == 1);
  CHECK(resource_faults(changed([](route& row) {
          row.pattern = "/hours/{hour}";
          row.names = names::hour;
          row.access = route_access::presenter;
        })).size() == 1);
}

TEST_CASE("every route has one handler and a bound on its body") {
  CHECK(shown(handler_faults(every_route())) == "");
}

TEST_CASE("a route without handler, a second one of its kind and an unbounded one are found") {
  CHECK(handler_faults(changed([](route& row) { row.handle = nullptr; })).size() == 1);
  CHECK(handler_faults(changed([](route& row) { row.body_limit_bytes = 64 * 1024 + 1; })).size() == 1);
  CHECK(handler_faults(std::vector{sample, sample}).size() == 1);
}

TEST_CASE("the OpenAPI document describes every route of the API and no other") {
  CHECK(shown(document_faults(all_routes(), json::parse(openapi_document()))) == "");
}

TEST_CASE("a route that is not described, and a description of none, are found") {
  auto const api = changed([](route& row) { row.pattern = "/api/v1/sample"; });
  CHECK(document_faults(api, json::parse(R"({"paths": {}})")).size() == 1);
  CHECK(document_faults(api, json::parse(R"({"paths": {"/api/v1/sample": {"get": {}}}})")).empty());
  CHECK(document_faults(api, json::parse(R"({"paths": {"/api/v1/sample": {"get": {}, "post": {}}}})")).size() == 1);
}
