// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/gold.hpp"

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <stdexcept>

namespace matala::evaluate {
namespace {

namespace json = boost::json;

gold_text text_of(json::object const& line) {
  gold_text out;
  out.id = line.at("id").as_string();
  out.lang = line.at("lang").as_string();
  out.text = line.at("text").as_string();
  for (auto const& e : line.at("entities").as_array()) {
    gold_span span{e.at("begin").to_number<std::size_t>(), e.at("end").to_number<std::size_t>(), {}};
    span.type = e.at("type").as_string();
    if (span.begin >= span.end || span.end > out.text.size()) throw std::runtime_error("a span outside of its text");
    out.spans.push_back(std::move(span));
  }
  cut_tokens(out);
  return out;
}

}  // namespace

void cut_tokens(gold_text& text) {
  constexpr std::string_view spaces = " \t\n\r\f\v";
  text.tokens.clear();
  for (std::size_t at = 0; (at = text.text.find_first_not_of(spaces, at)) != std::string::npos;) {
    auto const end = std::min(text.text.find_first_of(spaces, at), text.text.size());
    bool const plain =
        std::ranges::none_of(text.spans, [&](gold_span const& s) { return s.begin < end && at < s.end; });
    text.tokens.push_back({at, end, plain});
    at = end;
  }
}

std::vector<gold_text> read_jsonl(std::filesystem::path const& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<gold_text> out;
  for (std::string line; std::getline(in, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    try {
      out.push_back(text_of(json::parse(line).as_object()));
    } catch (std::exception const& error) {
      // Not what stands in the line: it may be of the half that nobody reads.
      throw std::runtime_error(file.string() + ": line " + std::to_string(out.size() + 1) + ": " + error.what());
    }
  }
  return out;
}

std::vector<gold_text> read_lines(std::filesystem::path const& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<gold_text> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) continue;
    auto& text = out.emplace_back();
    text.id = file.stem().string() + "-" + std::to_string(out.size());
    text.text = line;
    cut_tokens(text);
  }
  return out;
}

}  // namespace matala::evaluate
