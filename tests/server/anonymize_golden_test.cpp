// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/pipeline.hpp"
#include "server/system/anonymizer_model.hpp"
#include "server/system/voikko_morphology.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

// Invented case summaries in tests/golden/anonymizer: {"id", "lang", "text", "entities": [{"begin", "end", "type"}]}.

using namespace matala;
namespace json = boost::json;

namespace {

anonymizer::pipeline const& shipped() {
  static auto const lexicon = server::embedded_model();
  static server::voikko_morphology const finnish;
  static anonymizer::pipeline const made(lexicon, finnish);
  return made;
}

bool is_ascii_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         (static_cast<unsigned char>(c) & 0x80) != 0;
}

}  // namespace

TEST_CASE("golden: no letter of a marked name, place, age or identifier is left in an invented case summary") {
  for (std::string const lang : {"fi", "sv", "en"}) {
    std::ifstream in(std::string(MATALA_SOURCE_DIR) + "/tests/golden/anonymizer/" + lang + ".jsonl");
    std::size_t texts = 0;
    std::size_t other_hidden_bytes = 0;
    std::size_t other_bytes = 0;
    for (std::string line; std::getline(in, line); ++texts) {
      auto const story = json::parse(line).as_object();
      std::string const text(story.at("text").as_string());
      anonymizer::document fields;
      fields.push_back({"situation", anonymizer::raw_text(std::string_view(text))});
      auto const seen = shipped().inspect(fields, {}).value();
      CHECK(anonymizer::to_string(seen.lang) == lang);
      std::vector<bool> hidden(text.size());
      for (auto const& f : seen.findings) {
        for (auto i = f.begin; i < f.end && f.action != anonymizer::action::keep; ++i) hidden[i] = true;
      }
      std::vector<bool> marked(text.size());
      for (auto const& e : story.at("entities").as_array()) {
        auto const begin = e.at("begin").to_number<std::size_t>();
        auto const end = e.at("end").to_number<std::size_t>();
        bool whole = true;
        for (auto i = begin; i < end; ++i) {
          marked[i] = true;
          whole = whole && (hidden[i] || !is_ascii_word(text[i]));
        }
        CAPTURE(std::string(story.at("id").as_string()));
        CAPTURE(text.substr(begin, end - begin));
        CHECK(whole);
      }
      for (std::size_t i = 0; i < text.size(); ++i) {
        if (marked[i] || !is_ascii_word(text[i])) continue;
        ++other_bytes;
        other_hidden_bytes += hidden[i] ? 1 : 0;
      }
    }
    CAPTURE(lang);
    CHECK(texts >= 8);
    // Two in a hundred letters too many, at the most.
    CHECK(other_hidden_bytes * 50 <= other_bytes);
  }
}
