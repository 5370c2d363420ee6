// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/ages.hpp"

#include "anonymizer/calendar_words.hpp"
#include "anonymizer/checksum.hpp"
#include "anonymizer/pattern.hpp"
#include "anonymizer/phrases.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <re2/re2.h>

#include <cstdlib>
#include <optional>
#include <vector>

namespace matala::anonymizer {
namespace {

// "5 v sitten", "3 v kokemus", "2 v ehdollista": a length of time.
constexpr auto duration_after =
    R"((?i)^\.?\s?(?:sitten|ajan|aika\pL*|kest\pL*|koke\pL*|työ\pL*|töi\pL*|vanki\pL*|ehdot\pL*|tuomi\pL*|jälk\pL*|väle\pL*|takuu|määrä\pL*|kulu\pL*|toimi\pL*|opi\pL*|)"
    R"(ollut|olleet|olla|asunut|asuneet|raitti\pL*|päihtee\pL*|seuran\pL*|avio\pL*|sedan|senare|tid|ago|later|experience))";

}  // namespace

struct age_finder::patterns {
  // Group 4 is the bare "34 v", which may be a length of time; group 5 stands behind a word for age.
  re2::RE2 figures{in_latin(
      R"((?i)(?:(\d{1,3})(?:[.,]\d|½)?(?:[ ]?-[ ]?|[ ])?(?:vuotia\pL*|vuotis\pL*|vee\pL*|årig\pL*|åring\pL*|års\pL*|)"
      R"(years?[- ]olds?|y/?o\b|y\.o\.|yr?s?\.? old|years? of age|v\.o\.)|)"
      R"((\d{1,3}) (?:vuotta|vuoden) (?:vanha\pL*|ikäi\pL*|iässä|iästä|ikään|täyttän\pL*)|)"
      R"((\d{1,3}) år (?:gam\pL*|ung\pL*)|)"
      R"((\d{1,3})(?:[.,]\d)?[ -]?v(?:\b\.?)(?:[ ]?\d{1,2}[ ]?kk(?:[ -](?:ikäi\pL*|vanh\pL*))?)?|)"
      R"((?:ikä\pL*|iältään|iässä|täytt\pL*(?:[ ][a-zåäö]+)?|ålder\pL*|fyll(?:er|de|t)|aged?|turn(?:ed|s|ing)))"
      R"((?:\s?(?:on|oli|är|juuri|of|nyt))?[ :(=]{1,2}(\d{1,3})(?:[ ]?v\b\.?|[ ]vuotta|[ ]år|[ ]years)?))")};
  re2::RE2 months{in_latin(R"((?i)(\d{1,2})(?:[ ]?-[ ]?|[ ])?(?:kuukauti\pL*|kuukau(?:den|tta) (?:ikäi|vanh)\pL*|)"
                           R"(kk(?:n|:n)?[ -]?(?:ikäi\pL*|vanh\pL*|vauva\pL*|lap\pL*|poik\pL*|tyttö\pL*)|)"
                           R"(månader gam\pL*|månaders (?:baby|barn|pojke|flicka|son|dotter)|months?[- ]old))")};
  re2::RE2 weeks{in_latin(
      R"((?i)(\d{1,2})(?:[ ]?-[ ]?|[ ])?(?:viikkoi(?:nen|s)\pL*|viikon (?:ikäi|vanh)\pL*|vk (?:ikäi|vanh)\pL*|)"
      R"(veckor gam\pL*|weeks?[- ]old))")};
  // The number is one word or two; group 3 is a month or week instead of a year.
  re2::RE2 words{in_latin(
      R"((?i)(?:([\pL]+)[ -])??([\pL]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)[- ]?(?:vuotia\pL*|)"
      R"(vuotis(?:päiv|synty)\pL*|[ ]?vuotta vanha\pL*|[ ]?vuoden (?:ikäi\pL*|iässä|iästä|vanha\pL*)|årig\pL*|åring\pL*|)"
      R"(år gam\pL*|[- ]years?[- ]olds?|years of age|)"
      R"(((?:kuukauti|viikkoi(?:nen|s)|kuukau(?:den|tta) (?:ikäi|vanh)|viikon (?:ikäi|vanh)|månader gam|veckor gam|)"
      R"((?:month|week)s?[- ]old)\pL*)))")};
  re2::RE2 begun{
      in_latin(R"((?i)(?:puolitoista|puoli)[- ]?vuotia\pL*|\bvuoden ikäi\pL*|ett och ett halvt år gam\pL*)")};
  // What stands in front of the last of several ages: "3-, 5- ja ", "3 v, 5 ja ".
  re2::RE2 listed{
      in_latin(R"((?:^|[^\pL\d.,-])((?:\d{1,2}(?:-| ?v\.?| ?år)?(?:, ?| ja | sekä | och | and | tai | & |/))+)$)")};
  re2::RE2 listed_word{in_latin(R"((?i)(?:^|[^\pL])([\pL]+)- (?:ja|och|and|tai) $)")};
  re2::RE2 bound{
      in_latin(R"((?i)(?:alle|yli|under|över|over|above|below|vähintään|enintään|minst|högst|least|most) $)")};
  re2::RE2 sum{in_latin(
      R"((?i)(?:(?:€|eur) ?)?(\d{1,3}(?:[ .,]\d{3})+|\d{3,7})(?:[,.]\d{1,2})?[ ]?(?:€|euro\pL*|eur\b|e/kk|e\b|:-|,-)|)"
      R"((?i)(?:€|\beur) ?(\d{1,3}(?:[ .,]\d{3})+|\d{3,7})(?:[,.]\d{1,2})?)")};
  re2::RE2 duration{in_latin(duration_after)};
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

int whole(re2::StringPiece digits) {
  return std::atoi(std::string(digits.data(), digits.size()).c_str());
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

int significant_digits(std::string const& digits) {
  auto const last = digits.find_last_not_of('0');
  return last == std::string::npos ? 0 : static_cast<int>(last) + 1;
}

// "thirty four" and "kaksikymmentä viisi" are two words, "satojen vuotiaiden" is no number.
std::optional<int> spelt(re2::StringPiece first, re2::StringPiece second, bool& both) {
  auto const one = lower({first.data(), first.size()});
  auto const two = lower({second.data(), second.size()});
  both = false;
  if (!one.empty() && number_from(one).value_or(0) % 10 == 0 && number_from(one)) {
    for (auto const* glue : {"", "-"}) {
      if (auto const value = number_from(one + glue + two)) {
        both = true;
        return value;
      }
    }
  }
  return number_from(two);
}

}  // namespace

struct age_finder::search {
  patterns const& known;
  std::string_view text;
  std::uint32_t field;
  options const& how;
  spans& out;

  void add(std::size_t begin, std::size_t end, int years) const {
    span s{field, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), category::age, reason::exact_age,
           0.95F};
    s.detail = age_band_phrase(years, how.lang);
    out.push_back(std::move(s));
  }

  void add(re2::StringPiece piece, int years) const {
    auto const begin = offset(text, piece);
    add(begin, begin + piece.size(), years);
    add_listed(begin);
  }

  // "3-, 5- ja 7-vuotiaat": the ages in front of one that was found.
  void add_listed(std::size_t begin) const {
    auto const before = match{text, begin, begin}.before(40);
    re2::StringPiece const subject(before.data(), before.size());
    re2::StringPiece list;
    if (re2::RE2::PartialMatch(subject, known.listed, &list)) {
      re2::StringPiece figure;
      static re2::RE2 const number(R"((\d{1,2}-?(?: ?v\.?)?))");
      while (re2::RE2::FindAndConsume(&list, number, &figure)) {
        add(offset(text, figure), offset(text, figure) + figure.size(), whole(figure));
      }
    } else if (re2::RE2::PartialMatch(subject, known.listed_word, &list)) {
      if (auto const years = number_from(lower({list.data(), list.size()})))
        add(offset(text, list), offset(text, list) + list.size() + 1, *years);
    }
  }

  bool is_bound(std::size_t begin) const {
    auto const before = match{text, begin, begin}.before(16);
    return re2::RE2::PartialMatch({before.data(), before.size()}, known.bound);
  }

  void in_figures(re2::StringPiece const* groups, int wanted) const {
    for (int i = 1; i < wanted; ++i) {
      if (groups[i].empty()) continue;
      int const years = whole(groups[i]);
      auto const begin = offset(text, groups[0]);
      auto const end = begin + groups[0].size();
      auto const after = match{text, end, end}.after(16);
      bool const lasts = i == 4 && re2::RE2::PartialMatch({after.data(), after.size()}, known.duration);
      if (years > 119 || lasts || is_range_or_code(text, begin, end) || is_bound(begin)) continue;
      if (i == 5) {
        add(offset(text, groups[5]), end, years);
      } else {
        add(groups[0], years);
      }
    }
  }

  void in_months(re2::StringPiece const* groups, int per_year) const {
    if (!is_range_or_code(text, offset(text, groups[0]), offset(text, groups[0]) + groups[0].size()))
      add(groups[0], whole(groups[1]) / per_year);
  }

  void in_words(re2::StringPiece const* groups) const {
    bool both = false;
    auto const number = spelt(groups[1], groups[2], both);
    if (!number) return;
    auto const begin = offset(text, both ? groups[1] : groups[2]);
    auto const end = offset(text, groups[0]) + groups[0].size();
    if (is_bound(begin)) return;
    add(begin, end, groups[3].empty() ? *number : *number / 12);
    add_listed(begin);
  }

  void sum(re2::StringPiece const* groups) const {
    auto const& value = groups[1].empty() ? groups[2] : groups[1];
    auto const figures = digits_of({value.data(), value.size()});
    auto const begin = offset(text, groups[0]);
    if (significant_digits(figures) < 3 || is_word(decode_before(text, begin).value)) return;
    span s{field, begin, static_cast<std::uint32_t>(begin + groups[0].size()), category::amount, reason::exact_amount,
           0.9F};
    s.detail = sum_phrase(std::atol(figures.c_str()), how.lang);
    out.push_back(std::move(s));
  }
};

void age_finder::find(std::string_view text, std::uint32_t field, options const& how, spans& out) const {
  search const look{*patterns_, text, field, how, out};
  auto const digits = windows_around(anchor::digit, text);
  auto const words = windows_around(anchor::age_word, text);
  each(patterns_->figures, text, digits, [&](auto const* groups, int wanted) { look.in_figures(groups, wanted); });
  each(patterns_->months, text, digits, [&](auto const* groups, int) { look.in_months(groups, 12); });
  each(patterns_->weeks, text, digits, [&](auto const* groups, int) { look.in_months(groups, 52); });
  each(patterns_->words, text, words, [&](auto const* groups, int) { look.in_words(groups); });
  each(patterns_->begun, text, words, [&](auto const* groups, int) { look.add(groups[0], 1); });
  each(patterns_->sum, text, digits, [&](auto const* groups, int) { look.sum(groups); });
}

}  // namespace matala::anonymizer
