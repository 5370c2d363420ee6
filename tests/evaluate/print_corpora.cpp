// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/generate_names.hpp"
#include "tests/evaluate/report.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/evaluate/tables.hpp"

#include <string>

namespace matala::evaluate {
namespace {

struct corpus {
  std::string_view title;
  std::string_view file;
  recase letters = recase::as_is;
  double least_persons = 0;
  double least_places = 0;  // seen; 0: no goal
  double least_organisations = 0;
  double most_over_masked = 0;
};

constexpr corpus corpora[] = {
    {"Turku NER, development part", "turku-ner-fi.dev.tsv", recase::as_is, 99.7, 98.5, 90, 1.5},
    {"Turku NER in small letters", "turku-ner-fi.dev.tsv", recase::lower, 97, 0, 0, 2.5},
    {"Turku NER in CAPITALS", "turku-ner-fi.dev.tsv", recase::upper, 97, 0, 0, 2.5},
    {"Swedish news, development part", "klintan-sv.dev.tsv", recase::as_is, 99.5, 98, 0, 1.5},
    {"Swedish news in small letters", "klintan-sv.dev.tsv", recase::lower, 97, 0, 0, 2.5},
    {"Swedish news in CAPITALS", "klintan-sv.dev.tsv", recase::upper, 97, 0, 0, 2.5},
};

goal wanted(double least) {
  return least > 0 ? at_least(least) : goal{};
}

void print_corpus(corpus const& one, std::filesystem::path const& file, std::size_t most_misses) {
  print_head(one.title);
  if (!std::filesystem::exists(file)) return print_skipped("", "there is no " + file.string());
  auto const found = measure(read_tsv(file, one.letters), mask_as_shipped, most_misses);
  auto const of = [](std::map<std::string, share> const& counts, std::string const& type) {
    auto const at = counts.find(type);
    return at == counts.end() ? share{} : at->second;
  };
  print_row("PER masked", wanted(one.least_persons), of(found.masked, "PER"));
  print_row("LOC seen", wanted(one.least_places), of(found.detected, "LOC"));
  print_row("LOC masked", {}, of(found.masked, "LOC"));
  print_row("ORG seen", wanted(one.least_organisations), of(found.detected, "ORG"));
  print_row("ORG masked", {}, of(found.masked, "ORG"));
  print_row("over-masked words", at_most(one.most_over_masked), found.over_masked);
  print_row("documents with a leak", {}, found.leaking);
  print_misses(found);
}

void print_names(std::filesystem::path const& data, std::size_t most_misses) {
  print_head("Names in sentences, 5,000 by bearers, in every case");
  if (!std::filesystem::exists(data / "names" / "surnames_fi.csv") ||
      !std::filesystem::exists(data / "names" / "first_names_fi.csv")) {
    return print_skipped("", "there are no registers of names in " + (data / "names").string());
  }
  auto const found = measure(generate_names(data, 5000, 7), mask_as_shipped, most_misses);
  print_row("masked", at_least(100), found.masked.at("PER"));
  print_row("over-masked words", at_most(0.4), found.over_masked);
  print_misses(found);
}

}  // namespace

void print_corpora(std::filesystem::path const& data, std::size_t most_misses) {
  if (data.empty()) {
    print_head("Corpora and registers");
    return print_skipped("", "no folder was given with --data");
  }
  for (auto const& one : corpora) print_corpus(one, data / "ner" / one.file, most_misses);
  print_names(data, most_misses);
}

}  // namespace matala::evaluate
