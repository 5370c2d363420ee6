// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/ages.hpp"

#include "anonymizer/calendar_words.hpp"
#include "anonymizer/checksum.hpp"
#include "anonymizer/phrases.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <re2/re2.h>

#include <cstdlib>
#include <vector>

namespace matala::anonymizer {
namespace {

// "5 v sitten", "3 v kokemus", "2 v ehdollista": a length of time.
constexpr auto duration_after =
    R"((?i)^\.?\s?(?:sitten|ajan|aika\pL*|kest\pL*|koke\pL*|työ\pL*|vanki\pL*|ehdot\pL*|tuomi\pL*|jälk\pL*|väle\pL*|takuu|määrä\pL*|kulu\pL*|toimi\pL*|opi\pL*|)"
    R"(ollut|olleet|olla|asunut|asuneet|raitti\pL*|päihtee\pL*|seuran\pL*|avio\pL*|sedan|senare|tid|ago|later|experience))";

}  // namespace

struct age_finder::patterns {
  re2::RE2 figures{
      R"((?i)(?:(\d{1,3})(?:[ ]?-[ ]?|[ ])?(?:vuotia\pL*|vuotis\pL*|årig\pL*|åring\pL*|års\pL*|year(?:s)?[- ]old\pL*|y/?o\b|yr?s? old|v\.o\.)|)"
      R"((\d{1,3}) (?:vuotta|vuoden) (?:vanha\pL*|ikäi\pL*|iässä|ikään)|(\d{1,3}) år (?:gam\pL*|ung\pL*)|(\d{1,3})[ ]?v(?:\b\.?)|)"
      R"((?:ikä\pL*|iältään|iässä|täytt\pL*|ålder\pL*|fyll(?:er|de|t)|aged?|turn(?:ed|s|ing))(?:\s?(?:on|oli|är|juuri|of|nyt))?[ :(=]{1,2}(\d{1,3})\b))"};
  re2::RE2 months{
      R"((?i)(\d{1,2})(?:[ ]?-[ ]?|[ ])?(?:kuukauti\pL*|kk(?:n|:n)?[ -]?ikäi\pL*|kk vanha\pL*|viikkoi\pL*|månader gam\pL*|months?[- ]old))"};
  re2::RE2 words{
      R"((?i)\b([\pL-]+?)[- ]?(?:vuotia\pL*|vuotis(?:päiv|synty)\pL*|årig\pL*|åring\pL*|[- ]years?[- ]old\pL*))"};
  re2::RE2 sum{R"((\d{1,3}(?:[ .]\d{3})+|\d{3,7})(?:[,.]\d{1,2})?[ ]?(?:€|(?i:euro\pL*|eur\b|e/kk)))"};
  re2::RE2 duration{duration_after};
};

age_finder::age_finder() : patterns_(std::make_unique<patterns>()) {}
age_finder::~age_finder() = default;

namespace {

std::uint32_t offset(std::string_view text, re2::StringPiece piece) {
  return static_cast<std::uint32_t>(piece.data() - text.data());
}

bool is_range_or_code(std::string_view text, std::size_t begin, std::size_t end) {
  auto const before = decode_before(text, begin);
  if (before.size > 0 &&
      (is_word(before.value) || before.value == U'-' || before.value == U'.' || before.value == U',')) {
    // "45-49-vuotias" is a band already; a comma with a space, or a dash of prose, is none of the number's.
    return true;
  }
  return is_word(decode(text, end).value);
}

template <class Accept>
void each(re2::RE2 const& pattern, std::string_view text, std::vector<window> const& windows, Accept accept) {
  re2::StringPiece const subject(text.data(), text.size());
  re2::StringPiece groups[6];
  int const wanted = pattern.NumberOfCapturingGroups() + 1;
  for (auto const& w : windows) {
    for (std::size_t at = w.begin; pattern.Match(subject, at, w.end, re2::RE2::UNANCHORED, groups, wanted);) {
      at = offset(text, groups[0]) + groups[0].size();
      accept(groups, wanted);
    }
  }
}

void add(std::string_view text, re2::StringPiece whole, int years, std::uint32_t field, options const& how,
         spans& out) {
  span s{field,         offset(text, whole), static_cast<std::uint32_t>(offset(text, whole) + whole.size()),
         category::age, reason::exact_age,   0.95F};
  s.detail = age_band_phrase(years, how.lang);
  out.push_back(std::move(s));
}

int significant_digits(std::string const& digits) {
  auto const last = digits.find_last_not_of('0');
  return last == std::string::npos ? 0 : static_cast<int>(last) + 1;
}

}  // namespace

void age_finder::find(std::string_view text, std::uint32_t field, options const& how, spans& out) const {
  auto const digits = windows_around(anchor::digit, text);
  each(patterns_->figures, text, digits, [&](re2::StringPiece const* groups, int wanted) {
    for (int i = 1; i < wanted; ++i) {
      if (groups[i].empty()) continue;
      int const years = std::atoi(std::string(groups[i].data(), groups[i].size()).c_str());
      auto const end = offset(text, groups[0]) + groups[0].size();
      auto const after = match{text, end, end}.after(16);
      bool const lasts = i == 4 && re2::RE2::PartialMatch({after.data(), after.size()}, patterns_->duration);
      if (years <= 119 && !lasts && !is_range_or_code(text, offset(text, groups[0]), end)) {
        add(text, i == 5 ? groups[5] : groups[0], years, field, how, out);
      }
    }
  });
  each(patterns_->months, text, digits, [&](re2::StringPiece const* groups, int) {
    if (!is_range_or_code(text, offset(text, groups[0]), offset(text, groups[0]) + groups[0].size())) {
      add(text, groups[0], std::atoi(std::string(groups[1].data(), groups[1].size()).c_str()) / 12, field, how, out);
    }
  });
  each(patterns_->words, text, windows_around(anchor::age_word, text), [&](re2::StringPiece const* groups, int) {
    if (auto const years = number_from(lower({groups[1].data(), groups[1].size()})))
      add(text, groups[0], *years, field, how, out);
  });
  each(patterns_->sum, text, digits, [&](re2::StringPiece const* groups, int) {
    auto const figures = digits_of({groups[1].data(), groups[1].size()});
    if (significant_digits(figures) < 3 || is_word(decode_before(text, offset(text, groups[0])).value)) return;
    span s{field,
           offset(text, groups[0]),
           static_cast<std::uint32_t>(offset(text, groups[0]) + groups[0].size()),
           category::amount,
           reason::exact_amount,
           0.9F};
    s.detail = sum_phrase(std::atol(figures.c_str()), how.lang);
    out.push_back(std::move(s));
  });
}

}  // namespace matala::anonymizer
