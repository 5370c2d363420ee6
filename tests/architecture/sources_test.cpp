// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/source_tree.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace matala::tests;

namespace {

constexpr std::size_t most_lines = 300;

faults license_faults(source_file const& file) {
  auto const lines = lines_of(file.text);
  // A script may begin with its interpreter.
  std::size_t const first = !lines.empty() && lines[0].starts_with("#!") ? 1 : 0;
  bool const named =
      lines.size() > first && lines[first].find("SPDX-License-Identifier: Apache-2.0") != std::string::npos;
  return named ? faults{} : faults{file.path + ":1: does not begin with its license"};
}

faults length_faults(source_file const& file) {
  auto const count = lines_of(file.text).size();
  if (count <= most_lines) return {};
  return {file.path + ": has " + std::to_string(count) + " lines"};
}

faults default_faults(source_file const& file, std::set<std::string> const& over_numbers) {
  faults found;
  auto const lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto const begin = lines[i].find_first_not_of(" \t");
    bool const is_default = begin != std::string::npos && lines[i].compare(begin, 8, "default:") == 0;
    if (is_default && !over_numbers.contains(file.path)) {
      found.push_back(file.path + ":" + std::to_string(i + 1) + ": a default hides a new enumerator");
    }
  }
  return found;
}

faults unescaped_faults(source_file const& file) {
  faults found;
  auto const lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (std::string_view const tag : {"{{{", "{{&", "{{ &"}) {
      if (lines[i].find(tag) != std::string::npos) {
        found.push_back(file.path + ":" + std::to_string(i + 1) + ": puts text into the page unescaped");
      }
    }
  }
  return found;
}

template <class Lint>
std::string found_in(std::vector<source_file> const& files, Lint&& lint) {
  faults all;
  for (auto const& file : files) std::ranges::copy(lint(file), std::back_inserter(all));
  return shown(all);
}

}  // namespace

TEST_CASE("each source file begins with its license") {
  auto const code = sources({"scheduler", "anonymizer", "server", "tests", "templates"},
                            {".cpp", ".hpp", ".S", ".sql", ".cmake", "CMakeLists.txt", ".js", ".mjs", ".css"});
  CHECK(found_in(code, license_faults) == "");
  CHECK(found_in({{"run", read_source("run")}, {"CMakeLists.txt", read_source("CMakeLists.txt")}}, license_faults) ==
        "");
}

TEST_CASE("a file without its license is found") {
  CHECK(license_faults({"x.cpp", "// SPDX-License-Identifier: Apache-2.0\n"}).empty());
  CHECK(license_faults({"x", "#!/bin/sh\n# SPDX-License-Identifier: Apache-2.0\n"}).empty());
  for (auto const* text : {"", "#pragma once\n", "#!/bin/sh\n", "\n// SPDX-License-Identifier: Apache-2.0\n",
                           "// SPDX-License-Identifier: MIT\n"}) {
    CHECK(license_faults({"x.cpp", text}).size() == 1);
  }
}

TEST_CASE("no file of the product is longer than 300 lines") {
  CHECK(found_in(sources({"scheduler", "anonymizer", "server"}, {".cpp", ".hpp"}), length_faults) == "");
}

TEST_CASE("a file is too long from line 301 on") {
  std::string text;
  for (std::size_t i = 0; i < most_lines; ++i) text += "x\n";
  CHECK(length_faults({"x.cpp", text}).empty());
  CHECK(length_faults({"x.cpp", text + "x\n"}).size() == 1);
}

TEST_CASE("no switch over an enumeration has a default") {
  // These two are over a character and over a number of SQLite's.
  std::set<std::string> const over_numbers{"anonymizer/dates.cpp", "server/storage/sqlite/group_commit.cpp"};
  auto const lint = [&](source_file const& file) { return default_faults(file, over_numbers); };
  CHECK(found_in(sources({"scheduler", "anonymizer", "server"}, {".cpp", ".hpp"}), lint) == "");
}

TEST_CASE("a default in a switch is found, a defaulted function is not one") {
  CHECK(default_faults({"x.cpp", "    default: return;\n"}, {}).size() == 1);
  CHECK(default_faults({"x.cpp", "\tdefault:\n"}, {}).size() == 1);
  CHECK(default_faults({"x.cpp", "  x() = default;\n"}, {}).empty());
  CHECK(default_faults({"x.cpp", "  default: return;\n"}, {"x.cpp"}).empty());
}

TEST_CASE("no template puts text into a page unescaped") {
  CHECK(found_in(sources({"templates"}, {".mustache"}), unescaped_faults) == "");
}

TEST_CASE("an unescaped tag is found") {
  CHECK(unescaped_faults({"x.mustache", "<p>{{{name}}}</p>"}).size() == 1);
  CHECK(unescaped_faults({"x.mustache", "<p>{{&name}}</p>"}).size() == 1);
  CHECK(unescaped_faults({"x.mustache", "<p>{{ & name }}</p>"}).size() == 1);
  CHECK(unescaped_faults({"x.mustache", "<p>{{name}} & {{#list}}{{/list}}</p>"}).empty());
}
