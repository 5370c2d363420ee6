// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/train/lists.hpp"

#include "anonymizer/token.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace matala::anonymizer::train {
namespace {

std::vector<std::string> lines_of(std::filesystem::path const& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.pop_back();
    if (!line.empty() && line.front() != '#') out.push_back(std::move(line));
  }
  return out;
}

std::vector<std::string> split(std::string const& line, char separator) {
  std::vector<std::string> out;
  std::istringstream in(line);
  for (std::string cell; std::getline(in, cell, separator);) out.push_back(std::move(cell));
  return out;
}

// "22 068"
std::uint64_t count_from(std::string const& cell) {
  std::uint64_t value = 0;
  for (char const c : cell) {
    if (c >= '0' && c <= '9') value = value * 10 + static_cast<std::uint64_t>(c - '0');
  }
  return value;
}

void add_name(lexicon& out, std::string const& name, std::uint8_t first, std::uint8_t last) {
  auto const form = lower(name);
  out.add(form, {first, last, 0, word_kind::none});
  // Typed on a foreign keyboard: "Makinen". Much rarer than the name itself.
  auto const bare = without_diacritics(form);
  if (bare != form && bare.size() > 4) {
    auto const rarer = [](std::uint8_t n) { return static_cast<std::uint8_t>(n > 4 ? n - 4 : n > 0 ? 1 : 0); };
    out.add(bare, {rarer(first), rarer(last), 0, word_kind::none});
  }
}

void add_registers(lexicon& out, std::filesystem::path const& folder) {
  for (auto const& line : lines_of(folder / "first_names_fi.csv")) {
    auto const cells = split(line, ';');
    if (cells.size() > 1 && count_from(cells[1]) > 0)
      add_name(out, cells[0], rounded_frequency(count_from(cells[1])), 0);
  }
  for (auto const& line : lines_of(folder / "surnames_fi.csv")) {
    auto const cells = split(line, ';');
    if (cells.size() > 1 && count_from(cells[1]) > 0)
      add_name(out, cells[0], 0, rounded_frequency(count_from(cells[1])));
  }
}

constexpr std::string_view large_cities[] = {"Helsinki",  "Espoo",     "Tampere",      "Vantaa",      "Oulu",
                                             "Turku",     "Jyväskylä", "Kuopio",       "Lahti",       "Pori",
                                             "Kouvola",   "Joensuu",   "Lappeenranta", "Hämeenlinna", "Vaasa",
                                             "Seinäjoki", "Rovaniemi", "Mikkeli",      "Kotka",       "Salo"};

void add_municipalities(lexicon& out, std::filesystem::path const& folder) {
  for (auto const& line : lines_of(folder / "municipalities_fi_sv_2021.csv")) {
    auto const cells = split(line, ';');
    if (cells.size() < 5 || count_from(cells[3]) == 0) continue;
    bool large = false;
    for (auto const city : large_cities) large = large || cells[1] == city;
    auto const kind = large ? word_kind::large_city : static_cast<word_kind>(count_from(cells[3]));
    out.add(lower(cells[1]), {0, 0, 0, kind});
    out.add(lower(cells[2]), {0, 0, 0, kind});
  }
}

void count_words(annotated const& text, std::map<std::string, std::uint64_t>& counts) {
  std::size_t name = 0;
  for (auto const& t : tokenise(text.text)) {
    while (name < text.names.size() && text.names[name].end <= t.begin) ++name;
    bool const named = name < text.names.size() && text.names[name].begin < t.end;
    auto const stem = t.stem(text.text);
    if (t.word && !named && stem == lower(stem)) ++counts[std::string(stem)];
  }
}

void add_plain_words(lexicon& out, std::vector<annotated> const& texts, std::size_t left_out) {
  std::map<std::string, std::uint64_t> counts;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i % folds != left_out) count_words(texts[i], counts);
  }
  for (auto const& [word, count] : counts) out.add(word, {0, 0, rounded_frequency(count), word_kind::none});
}

// As if they had stood in the training text some hundred times.
constexpr std::uint8_t common_enough = 8;

void add_words(lexicon& out, std::filesystem::path const& file, std::uint8_t frequency) {
  for (auto const& line : lines_of(file)) {
    for (auto const& word : split(line, ' ')) out.add(word, {0, 0, frequency, word_kind::none});
  }
}

// English has no morphology here: a word list says what is ordinary. Names and possessives of the list are left out.
constexpr char const* english_words = "/usr/share/dict/american-english-small";
constexpr std::uint8_t in_dictionary = 2;

void add_english_words(lexicon& out) {
  for (auto const& word : lines_of(english_words)) {
    bool const ordinary = word.size() > 2 && std::ranges::all_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    if (ordinary) out.add(word, {0, 0, in_dictionary, word_kind::none});
  }
}

void add_kind(lexicon& out, std::filesystem::path const& file, word_kind kind) {
  for (auto const& line : lines_of(file)) out.add(lower(line), {0, 0, 0, kind});
}

void add_places(lexicon& out, std::filesystem::path const& file) {
  for (auto const& line : lines_of(file)) {
    auto const cells = split(line, '\t');
    if (cells.size() != 2) throw std::runtime_error("places: " + line);
    auto const kind = cells[1] == "L"   ? word_kind::large_city
                      : cells[1] == "P" ? word_kind::other_place
                                        : static_cast<word_kind>(count_from(cells[1]));
    out.add(lower(cells[0]), {0, 0, 0, kind});
  }
}

void add_more_names(lexicon& out, std::filesystem::path const& file) {
  constexpr std::uint8_t known = 7;  // as if it had a hundred bearers
  for (auto const& line : lines_of(file)) {
    auto const words = split(line, ' ');
    for (std::size_t i = 1; i < words.size(); ++i)
      add_name(out, words[i], words[0] == "f" ? known : 0, words[0] == "l" ? known : 0);
  }
}

}  // namespace

std::vector<std::vector<std::string>> read_table(std::filesystem::path const& file, char separator) {
  std::vector<std::vector<std::string>> out;
  for (auto const& line : lines_of(file)) out.push_back(split(line, separator));
  return out;
}

lexicon make_lexicon(std::filesystem::path const& data, std::filesystem::path const& lists,
                     std::vector<annotated> const& texts, std::size_t left_out) {
  lexicon out;
  add_registers(out, data / "names");
  add_more_names(out, lists / "names.txt");
  add_plain_words(out, texts, left_out);
  add_words(out, lists / "words.txt", common_enough);
  add_words(out, lists / "swedish.txt", in_dictionary);
  add_english_words(out);
  // Later lists win: a word that is both a place and a country is the country.
  add_places(out, lists / "places.txt");
  add_municipalities(out, data / "names");
  add_kind(out, lists / "occupations.txt", word_kind::rare_occupation);
  add_kind(out, lists / "countries.txt", word_kind::country);
  add_kind(out, lists / "bodies.txt", word_kind::public_body);
  add_kind(out, lists / "terms.txt", word_kind::term);
  return out;
}

}  // namespace matala::anonymizer::train
