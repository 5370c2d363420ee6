// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/model.hpp"
#include "anonymizer/train/lists.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>

// usage: matala_train DATA LISTS MODEL
// Makes the shipped model from a data folder and our own lists. The same input gives the same bytes.
int main(int argc, char** argv) {
  using namespace matala::anonymizer;
  if (argc != 4) {
    fmt::print(stderr, "usage: {} DATA LISTS MODEL\n", argv[0]);
    return 2;
  }
  try {
    auto names = train::make_lexicon(argv[1], argv[2]);
    fmt::print("{} words in the lexicon\n", names.size());
    std::string const bytes = model(std::move(names)).to_bytes();
    std::ofstream(argv[3], std::ios::binary) << bytes;
    fmt::print("{} bytes in {}\n", bytes.size(), argv[3]);
  } catch (std::exception const& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 1;
  }
  return 0;
}
