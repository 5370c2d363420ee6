// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/pipeline.hpp"
#include "server/system/anonymizer_model.hpp"
#include "server/system/voikko_morphology.hpp"

#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>

namespace matala::anonymizer::testing {

/// The shipped model and the real morphology, loaded once for all tests of the program.
inline pipeline const& shipped() {
  static model const lexicon = server::embedded_model();
  static server::voikko_morphology const finnish;
  static pipeline const made(lexicon, finnish);
  return made;
}

inline options on_day(language lang = language::detect) {
  using namespace std::chrono;
  return {lang, year_month_day{year{2026}, month{5}, day{4}}};
}

inline document document_of(std::initializer_list<std::string_view> texts) {
  document out;
  for (auto const text : texts) out.push_back({"field", raw_text(text)});
  return out;
}

inline inspection inspect(std::string_view text, language lang = language::detect) {
  return shipped().inspect(document_of({text}), on_day(lang)).value();
}

inline std::string masked(std::string_view text, language lang = language::detect) {
  return inspect(text, lang).masked.front();
}

/// The piece of `text` that a finding covers.
inline std::string piece(std::string_view text, finding const& f) {
  return std::string(text.substr(f.begin, f.end - f.begin));
}

}  // namespace matala::anonymizer::testing
