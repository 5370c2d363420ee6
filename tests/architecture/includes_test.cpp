// SPDX-License-Identifier: Apache-2.0
#include "tests/architecture/source_tree.hpp"

#include <doctest/doctest.h>

#include <map>
#include <optional>
#include <set>

using namespace matala::tests;

namespace {

// Which layer may include which; itself always. The composition root, server/*.cpp, may include all.
std::map<std::string, std::set<std::string>> const& layers() {
  static std::map<std::string, std::set<std::string>> const table{
      {"scheduler", {}},
      {"anonymizer", {}},
      {"anonymizer/train", {"anonymizer", "server/system"}},
      {"server/ports", {"scheduler", "anonymizer"}},
      {"server/app", {"server/ports", "scheduler", "anonymizer"}},
      {"server/http", {}},
      {"server/render", {"server/ports", "scheduler", "anonymizer"}},
      {"server/mail", {"server/ports", "server/render"}},
      {"server/storage/sqlite", {"server/ports"}},
      {"server/system", {"server/ports", "anonymizer"}},
      {"server/routes", {"server/http", "server/render", "server/app", "server/ports", "scheduler", "anonymizer"}},
  };
  return table;
}

// The longest layer that the path lies in; "server" for the composition root, none for what is in no layer.
std::optional<std::string> layer_of(std::string_view path) {
  std::optional<std::string> best;
  for (auto const& [name, allowed] : layers()) {
    bool const inside = path.starts_with(name + "/");
    if (inside && (!best || best->size() < name.size())) best = name;
  }
  bool const in_root = path.starts_with("server/") && path.find('/', 7) == std::string_view::npos;
  return best ? best : in_root ? std::optional<std::string>{"server"} : std::nullopt;
}

std::optional<std::string> included_by(std::string_view line) {
  auto const hash = line.find_first_not_of(" \t");
  if (hash == std::string_view::npos || line[hash] != '#') return std::nullopt;
  auto const word = line.find("include", hash);
  auto const open = line.find('"', hash);
  if (word == std::string_view::npos || open == std::string_view::npos) return std::nullopt;
  auto const close = line.find('"', open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  return std::string{line.substr(open + 1, close - open - 1)};
}

faults include_faults(source_file const& file) {
  faults found;
  auto const from = layer_of(file.path);
  if (!from) return {file.path + ": lies in no layer"};
  auto const lines = lines_of(file.text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    auto const path = included_by(lines[i]);
    if (!path) continue;
    auto const where = file.path + ":" + std::to_string(i + 1) + ": ";
    auto const to = layer_of(*path);
    if (!to) {
      found.push_back(where + "\"" + *path + "\" is not rooted at a layer");
    } else if (*from != "server" && *from != *to && !layers().at(*from).contains(*to)) {
      found.push_back(where + *from + " may not include " + *to);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("every include line keeps to the layers") {
  faults all;
  for (auto const& file : sources({"scheduler", "anonymizer", "server"}, {".cpp", ".hpp"})) {
    std::ranges::copy(include_faults(file), std::back_inserter(all));
  }
  CHECK(shown(all) == "");
}

TEST_CASE("an include across the layers is found, however it is written") {
  struct row {
    std::string path;
    std::string line;
    bool allowed;
  };
  row const rows[] = {{"scheduler/x.cpp", "#include \"scheduler/time.hpp\"", true},
                      {"scheduler/x.cpp", "#include <chrono>", true},
                      {"scheduler/x.cpp", "#include \"anonymizer/finding.hpp\"", false},
                      {"scheduler/x.hpp", "  #  include \"server/ports/ids.hpp\"", false},
                      {"scheduler/x.hpp", "#include \"time.hpp\"", false},
                      {"anonymizer/x.cpp", "#include \"scheduler/time.hpp\"", false},
                      {"anonymizer/train/main.cpp", "#include \"server/system/voikko_morphology.hpp\"", true},
                      {"anonymizer/x.cpp", "#include \"server/system/voikko_morphology.hpp\"", false},
                      {"server/ports/x.hpp", "#include \"server/app/errc.hpp\"", false},
                      {"server/app/x.cpp", "#include \"server/routes/table.hpp\"", false},
                      {"server/app/x.cpp", "#include \"server/http/request.hpp\"", false},
                      {"server/http/x.cpp", "#include \"server/ports/clock.hpp\"", false},
                      {"server/http/x.cpp", "#include \"server/http/request.hpp\"", true},
                      {"server/mail/x.cpp", "#include \"server/storage/sqlite/writer.hpp\"", false},
                      {"server/mail/x.cpp", "#include \"server/app/errc.hpp\"", false},
                      {"server/storage/sqlite/x.cpp", "#include \"server/system/utc_text.hpp\"", false},
                      {"server/storage/x.cpp", "", false},
                      {"server/system/x.cpp", "#include \"server/mail/backoff.hpp\"", false},
                      {"server/routes/x.cpp", "#include \"server/ports/store.hpp\"", true},
                      {"server/routes/x.cpp", "#include \"server/storage/sqlite/open_store.hpp\"", false},
                      {"server/serve.cpp", "#include \"server/storage/sqlite/open_store.hpp\"", true},
                      {"server/serve.cpp", "#include \"tests/support/world.hpp\"", false}};
  for (auto const& [path, line, allowed] : rows) {
    CAPTURE(path);
    CAPTURE(line);
    CHECK(include_faults({path, line}).empty() == allowed);
  }
}

TEST_CASE("a fault names file and line") {
  CHECK(shown(include_faults({"scheduler/x.cpp", "\n\n#include \"server/ports/ids.hpp\"\n"})) ==
        "scheduler/x.cpp:3: scheduler may not include server/ports\n");
}
