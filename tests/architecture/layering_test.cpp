// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// The layers by folder, and which layers each may include beside itself; "*" is the composition root.
std::map<std::string, std::set<std::string>> const& allowed() {
  static std::map<std::string, std::set<std::string>> const rules{
      {"scheduler", {}},
      {"anonymizer", {}},
      {"server/ports", {"scheduler", "anonymizer"}},
      {"server/app", {"server/ports", "scheduler", "anonymizer"}},
      {"server/http", {}},
      {"server/render", {"server/ports", "scheduler", "anonymizer"}},
      {"server/mail", {"server/ports", "server/render", "scheduler"}},
      {"server/storage/sqlite", {"server/ports", "scheduler", "anonymizer"}},
      {"server/system", {"server/ports", "scheduler", "anonymizer"}},
      {"server/routes", {"server/http", "server/render", "server/app", "server/ports", "scheduler", "anonymizer"}},
      {"server", {"*"}},
  };
  return rules;
}

// The longest folder of the rules that the path lies in; "" for none.
std::string layer_of(std::string const& path) {
  std::string best;
  for (auto const& [folder, may] : allowed()) {
    if (path.starts_with(folder + "/") && folder.size() > best.size()) best = folder;
  }
  return best;
}

std::vector<std::string> included(std::istream& source) {
  std::vector<std::string> paths;
  for (std::string line; std::getline(source, line);) {
    static constexpr std::string_view opening = "#include \"";
    if (!line.starts_with(opening)) continue;
    paths.push_back(line.substr(opening.size(), line.find('"', opening.size()) - opening.size()));
  }
  return paths;
}

/// What a file at `path` includes against the rules.
std::vector<std::string> violations(std::string const& path, std::istream& source) {
  auto const from = layer_of(path);
  auto const& may = allowed().at(from);
  std::vector<std::string> found;
  for (auto const& target : included(source)) {
    auto const to = layer_of(target);
    bool const fine = to == from || may.contains(to) || (may.contains("*") && !to.empty());
    if (!fine) found.push_back(path + " includes " + target);
  }
  return found;
}

bool is_source(fs::path const& file) {
  return file.extension() == ".cpp" || file.extension() == ".hpp";
}

std::vector<fs::path> sources() {
  std::vector<fs::path> files;
  for (auto const* folder : {"scheduler", "anonymizer", "server"}) {
    for (auto const& entry : fs::recursive_directory_iterator{fs::path{MATALA_SOURCE_DIR} / folder}) {
      // The trainer is a program of its own for developers; it reads files.
      bool const trainer = entry.path().string().find("/anonymizer/train/") != std::string::npos;
      if (is_source(entry.path()) && !trainer) files.push_back(entry.path());
    }
  }
  return files;
}

}  // namespace

TEST_CASE("each include line stays within the layers") {
  auto const files = sources();
  REQUIRE(files.size() > 100);
  for (auto const& file : files) {
    auto const path = fs::relative(file, MATALA_SOURCE_DIR).generic_string();
    std::ifstream source{file};
    auto const wrong = violations(path, source);
    CAPTURE(path);
    CHECK(wrong == std::vector<std::string>{});
  }
}

TEST_CASE("an include against the layers is seen") {
  struct row {
    char const* path;
    char const* line;
  };
  static constexpr row rows[]{
      {"scheduler/machine.cpp", "#include \"server/ports/clock.hpp\""},
      {"anonymizer/pipeline.cpp", "#include \"scheduler/time.hpp\""},
      {"server/http/request.cpp", "#include \"server/ports/people.hpp\""},
      {"server/app/book_place.cpp", "#include \"server/storage/sqlite/open_store.hpp\""},
      {"server/mail/backoff.cpp", "#include \"server/app/letters.hpp\""},
      {"server/storage/sqlite/words.cpp", "#include \"server/mail/backoff.hpp\""},
      {"server/routes/table.cpp", "#include \"server/serve.hpp\""},
  };
  for (auto const& [path, line] : rows) {
    CAPTURE(path);
    std::istringstream source{line};
    CHECK(violations(path, source).size() == 1);
  }
}

TEST_CASE("every source file names its licence in the first line") {
  for (auto const& file : sources()) {
    std::ifstream source{file};
    std::string first;
    std::getline(source, first);
    CAPTURE(file.string());
    CHECK(first == "// SPDX-License-Identifier: Apache-2.0");
  }
}
