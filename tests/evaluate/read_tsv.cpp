// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/gold.hpp"

#include <fstream>
#include <optional>
#include <stdexcept>
#include <utility>

namespace matala::evaluate {
namespace {

struct tagged_word {
  std::string word;
  std::string tag;
};
using sentence = std::vector<tagged_word>;
using sentences = std::vector<sentence>;

constexpr std::string_view document_mark = "-DOCSTART-";

std::string trimmed(std::string_view text) {
  auto const begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r") + 1 - begin));
}

std::vector<sentences> read_documents(std::ifstream& in) {
  std::vector<sentences> out(1);
  sentence open;
  auto const close = [&] {
    if (!open.empty()) out.back().push_back(std::exchange(open, {}));
  };
  for (std::string line; std::getline(in, line);) {
    auto const tab = line.find('\t');
    auto const word = line.substr(0, tab);
    if (trimmed(word).empty() || word == document_mark) close();
    if (word == document_mark && !out.back().empty()) out.emplace_back();
    if (trimmed(word).empty() || word == document_mark) continue;
    auto tag =
        tab == std::string::npos ? std::string() : trimmed(line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1));
    open.push_back({word, tag.empty() ? "O" : std::move(tag)});
  }
  close();
  if (out.back().empty()) out.pop_back();
  return out;
}

// A corpus without document marks.
std::vector<sentences> in_pieces(std::vector<sentences> documents) {
  constexpr std::size_t too_long = 200;
  constexpr std::size_t piece = 20;
  if (documents.size() != 1 || documents[0].size() <= too_long) return documents;
  std::vector<sentences> out;
  for (std::size_t i = 0; i < documents[0].size(); ++i) {
    if (i % piece == 0) out.emplace_back();
    out.back().push_back(std::move(documents[0][i]));
  }
  return out;
}

// A single character of the list. (",.;:!?" and the closing ones stand beside the word before them.)
bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  for (auto const one : list) {
    if (word == one) return true;
  }
  return false;
}

void append_sentence(sentence const& words, recase letters, gold_text& to) {
  bool glued = true;
  std::optional<gold_span> open;
  auto const close = [&] {
    if (open) to.spans.push_back(*std::exchange(open, std::nullopt));
  };
  for (auto const& [raw, tag] : words) {
    auto const word = with_case(raw, letters);
    if (!glued && !is_one_of(word, {",", ".", ";", ":", "!", "?", ")", "]", "}", "»", "”", "%"})) to.text += ' ';
    auto const type = tag == "O" ? std::string() : tag.substr(std::min<std::size_t>(2, tag.size()));
    if (open && (tag[0] != 'I' || type != open->type)) close();
    if (!type.empty() && !open) open = gold_span{to.text.size(), 0, type};
    to.tokens.push_back({to.text.size(), to.text.size() + word.size(), type.empty()});
    to.text += word;
    if (open) open->end = to.text.size();
    glued = is_one_of(word, {"(", "[", "{", "«", "“"});
  }
  close();
  to.text += '\n';
}

}  // namespace

std::vector<gold_text> read_tsv(std::filesystem::path const& file, recase letters) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<gold_text> out;
  for (auto const& document : in_pieces(read_documents(in))) {
    auto& text = out.emplace_back();
    text.id = file.stem().string() + "-" + std::to_string(out.size());
    for (auto const& words : document) append_sentence(words, letters, text);
  }
  return out;
}

}  // namespace matala::evaluate
