// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/shipped.hpp"

#include "server/system/anonymizer_model.hpp"
#include "server/system/voikko_morphology.hpp"

#include <chrono>
#include <string_view>

namespace matala::evaluate {

anonymizer::pipeline const& shipped_pipeline() {
  static auto const lexicon = server::embedded_model();
  static server::voikko_morphology const finnish;
  static anonymizer::pipeline const made(lexicon, finnish);
  return made;
}

answer mask_as_shipped(std::string const& text) {
  anonymizer::document fields;
  fields.push_back({"situation", anonymizer::raw_text(std::string_view(text))});
  // A day is given, as the forms and the command line do; it is fixed, so that figures of two days can be compared.
  constexpr std::chrono::year_month_day today{std::chrono::year{2026}, std::chrono::month{5}, std::chrono::day{4}};
  auto const seen = shipped_pipeline().inspect(fields, {anonymizer::language::detect, today}).value();
  answer out{std::string(anonymizer::to_string(seen.lang)), {}};
  for (auto const& f : seen.findings) out.spans.push_back({f.begin, f.end, f.action == anonymizer::action::keep});
  return out;
}

}  // namespace matala::evaluate
