// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace matala::tests {

/// A file of the tree: its path from the root, and what it holds.
struct source_file {
  std::string path;
  std::string text;
};

/// What a lint says of a file; "PATH:LINE: why".
using faults = std::vector<std::string>;

inline std::string read_source(std::string const& path) {
  std::ifstream in(std::filesystem::path(MATALA_SOURCE_DIR) / path, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + path);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// Every file below the folders whose name ends in one of `endings`, in order of path; packages of npm and build
/// folders are none of ours. Throws when there is none: a lint of nothing would always be content.
inline std::vector<source_file> sources(std::initializer_list<std::string_view> folders,
                                        std::initializer_list<std::string_view> endings) {
  namespace fs = std::filesystem;
  fs::path const root = MATALA_SOURCE_DIR;
  std::vector<source_file> found;
  for (auto const folder : folders) {
    for (auto at = fs::recursive_directory_iterator(root / folder); at != fs::recursive_directory_iterator(); ++at) {
      if (at->is_directory() && at->path().filename() == "node_modules") at.disable_recursion_pending();
      auto const name = at->path().filename().string();
      bool const wanted = std::ranges::any_of(endings, [&](std::string_view end) { return name.ends_with(end); });
      if (!wanted || !at->is_regular_file()) continue;
      auto const path = fs::relative(at->path(), root).string();
      found.push_back({path, read_source(path)});
    }
  }
  if (found.empty()) throw std::runtime_error("no sources found");
  std::ranges::sort(found, {}, &source_file::path);
  return found;
}

/// One line for a test to show.
inline std::string shown(faults const& all) {
  std::string joined;
  for (auto const& fault : all) joined += fault + '\n';
  return joined;
}

}  // namespace matala::tests
