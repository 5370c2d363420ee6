// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/train/lists.hpp"
#include "anonymizer/train/sequences.hpp"
#include "anonymizer/train/stories.hpp"
#include "server/system/voikko_morphology.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>

namespace matala::anonymizer::train {
namespace {

constexpr float weight_of_copies = 0.5F;

void add_copies(annotated const& text, std::size_t number, word_reader& reader, std::vector<sequence>& out) {
  auto const lower = in_lower_case(text);
  auto const upper = in_upper_case(text);
  add_sequences(text, reader, 1, out);
  add_sequences(lower, reader, weight_of_copies, out);
  add_sequences(upper, reader, weight_of_copies, out);
  auto const& chosen = number % 3 == 0 ? text : number % 3 == 1 ? lower : upper;
  add_sequences(masked(chosen, static_cast<unsigned>(number)), reader, weight_of_copies, out);
}

void make_model(std::filesystem::path const& data, std::filesystem::path const& own,
                std::filesystem::path const& target) {
  auto texts = read_tsv(data / "ner/turku-ner-fi.train.tsv");
  for (auto& more : {read_tsv(data / "ner/klintan-sv.train.tsv"), tell_stories(data, own)})
    texts.insert(texts.end(), more.begin(), more.end());
  server::voikko_morphology const finnish;
  std::vector<sequence> sequences;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    model const without(make_lexicon(data, own / "lists", texts, fold), {});
    word_reader reader(without, finnish, nullptr);
    for (std::size_t i = fold; i < texts.size(); i += folds) add_copies(texts[i], i, reader, sequences);
  }
  fmt::print("{} texts, {} sequences\n", texts.size(), sequences.size());
  auto names = make_lexicon(data, own / "lists", texts, nothing_left_out);
  fmt::print("{} words in the lexicon\n", names.size());
  std::string const bytes = model(std::move(names), learn(sequences, {})).to_bytes();
  std::ofstream(target, std::ios::binary) << bytes;
  fmt::print("{} bytes in {}\n", bytes.size(), target.string());
}

}  // namespace
}  // namespace matala::anonymizer::train

// usage: matala_train DATA OWN MODEL
// Makes the shipped model from a data folder and our own lists and stories (anonymizer/train). The same input gives the
// same bytes.
int main(int argc, char** argv) {
  if (argc != 4) {
    fmt::print(stderr, "usage: {} DATA OWN MODEL\n", argv[0]);
    return 2;
  }
  try {
    matala::anonymizer::train::make_model(argv[1], argv[2], argv[3]);
  } catch (std::exception const& e) {
    fmt::print(stderr, "{}\n", e.what());
    return 1;
  }
  return 0;
}
