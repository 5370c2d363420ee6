// SPDX-License-Identifier: Apache-2.0
#include "server/http/router.hpp"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

using namespace matala::server;

namespace {

constexpr std::array table{
    route_pattern{http_method::get, "/"},                            // 0
    route_pattern{http_method::get, "/hours"},                       // 1
    route_pattern{http_method::get, "/hours/{hour}"},                // 2
    route_pattern{http_method::post, "/hours/{hour}/case"},          // 3
    route_pattern{http_method::get, "/hours/new"},                   // 4
    route_pattern{http_method::post, "/hours/new"},                  // 5
    route_pattern{http_method::delete_, "/hours/{hour}"},            // 6
    route_pattern{http_method::get, "/static/{version}/{name...}"},  // 7
    route_pattern{http_method::get, "/hours/{hour}/{part}"},         // 8
    route_pattern{http_method::get, "/hours/"},                      // 9
    route_pattern{http_method::head, "/only-head"},                  // 10
    route_pattern{http_method::patch, "/api/v1/hours/{hour}"},       // 11
};

/// "index name=value ..." of a match, else "404" or "405 allow".
std::string outcome(http_method method, std::string_view path) {
  static const router routes(table);
  const auto found = routes.match(method, path);
  if (!found) {
    return found.error().code == http_errc::not_found ? "404" : "405 " + found.error().allow;
  }
  std::string text = std::to_string(found->route);
  for (const auto& [name, value] : found->parameters) text += " " + name + "=" + value;
  return text;
}

}  // namespace

TEST_CASE("a method and a path lead to the route that is literal furthest to the left") {
  struct row {
    http_method method;
    std::string_view path;
    std::string_view expected;
  };
  using enum http_method;
  for (const auto& [method, path, expected] : {
           row{get, "/", "0"},
           row{get, "/hours", "1"},
           row{get, "/hours/", "9"},
           row{get, "/hours/7", "2 hour=7"},
           row{get, "/hours/\xC3\xA4 b", "2 hour=\xC3\xA4 b"},
           row{get, "/hours/new", "4"},
           row{post, "/hours/new", "5"},
           row{delete_, "/hours/new", "6 hour=new"},
           row{post, "/hours/7/case", "3 hour=7"},
           row{get, "/hours/7/case", "8 hour=7 part=case"},
           row{get, "/static/1f/a.css", "7 version=1f name=a.css"},
           row{get, "/static/1f/fonts/a.woff2", "7 version=1f name=fonts/a.woff2"},
           row{patch, "/api/v1/hours/7", "11 hour=7"},
           // HEAD goes to GET, unless it has a route of its own.
           row{head, "/", "0"},
           row{head, "/hours/7", "2 hour=7"},
           row{head, "/only-head", "10"},
           // no such path
           row{get, "/hour", "404"},
           row{get, "/hours/7/", "404"},
           row{get, "/hours/7/case/", "404"},
           row{get, "/hours/7/case/8", "404"},
           row{get, "/Hours", "404"},
           row{get, "/static/1f", "404"},
           row{get, "/static/1f/", "404"},
           row{get, "/static//a.css", "404"},
           row{get, "/only-head/", "404"},
           row{get, "", "404"},
           row{get, "hours", "404"},
           row{get, "/{hour}", "404"},
           // the path is there, but not for this method
           row{post, "/", "405 GET, HEAD"},
           row{put, "/hours/7", "405 GET, HEAD, DELETE"},
           row{put, "/hours/new", "405 GET, HEAD, POST, DELETE"},
           row{delete_, "/hours/7/case", "405 GET, HEAD, POST"},
           row{get, "/only-head", "405 HEAD"},
           row{head, "/api/v1/hours/7", "405 PATCH"},
       }) {
    CAPTURE(to_string(method));
    CAPTURE(path);
    CHECK(outcome(method, path) == expected);
  }
}

TEST_CASE("a table with a malformed pattern or the same route twice is refused at start") {
  using table_type = std::vector<route_pattern>;
  constexpr auto get = http_method::get;
  for (const table_type& bad : {
           table_type{{get, ""}},
           table_type{{get, "hours"}},
           table_type{{get, "//"}},
           table_type{{get, "/a//b"}},
           table_type{{get, "/{hour"}},
           table_type{{get, "/hour}"}},
           table_type{{get, "/a{hour}"}},
           table_type{{get, "/{hour}a"}},
           table_type{{get, "/{}"}},
           table_type{{get, "/{...}"}},
           table_type{{get, "/{Hour}"}},
           table_type{{get, "/{a}/{a}"}},
           table_type{{get, "/{rest...}/a"}},
           table_type{{get, "/a"}, {get, "/a"}},
           table_type{{get, "/a/{b}"}, {get, "/x"}, {get, "/a/{c}"}},
       }) {
    CAPTURE(bad.front().pattern);
    CHECK_THROWS_AS(router{bad}, std::invalid_argument);
  }
  CHECK_NOTHROW(router(table_type{{get, "/a"}, {http_method::post, "/a"}, {get, "/a/"}}));
}
