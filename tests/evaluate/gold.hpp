// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/evaluate/characters.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace matala::evaluate {

/// Somebody's or something's name, number, age ... as annotated. Half-open byte offsets into the text.
struct gold_span {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string type;
};

/// A word of an annotated text; `plain` when no span touches it.
struct gold_token {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool plain = true;
};

struct gold_text {
  std::string id;
  std::string lang;  ///< as annotated; empty when the corpus does not say
  std::string text;
  std::vector<gold_span> spans;
  std::vector<gold_token> tokens;
};

/// Fills `tokens` with what stands between spaces, by the spans.
void cut_tokens(gold_text& text);

/// Lines of {"id", "lang", "text", "entities": [{"begin", "end", "type"}]}. Throws std::runtime_error naming the file
/// and the line.
std::vector<gold_text> read_jsonl(std::filesystem::path const& file);

/// A text per line, in which nothing is marked. Throws std::runtime_error naming the file.
std::vector<gold_text> read_lines(std::filesystem::path const& file);

/// Lines of `token TAB tag` (IOB2), an empty line behind a sentence and -DOCSTART- before a document; without such
/// marks twenty sentences are a document. Joined to running text, one sentence a line. Throws std::runtime_error naming
/// the file.
std::vector<gold_text> read_tsv(std::filesystem::path const& file, recase letters);

}  // namespace matala::evaluate
