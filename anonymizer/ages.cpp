// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/ages.hpp"

#include "anonymizer/age_patterns.hpp"
#include "anonymizer/calendar_words.hpp"
#include "anonymizer/checksum.hpp"
#include "anonymizer/phrases.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace matala::anonymizer {

struct age_finder::patterns : age_patterns {};

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

  // "56 v. Työuupumus": a new sentence is about something else.
  bool is_duration(std::size_t begin, std::size_t end) const {
    auto const after = match{text, end, end}.after(16);
    bool const new_sentence = (text[end - 1] == '.' || after.starts_with('.')) && is_upper(first_letter(after));
    if (!new_sentence && re2::RE2::PartialMatch({after.data(), after.size()}, known.duration)) return true;
    auto const before = match{text, begin, begin}.before(24);
    return re2::RE2::PartialMatch({before.data(), before.size()}, known.lasting);
  }

  bool ends_sentence(std::size_t end) const {
    return text[end - 1] == '.' && is_upper(first_letter(match{text, end, end}.after(4)));
  }

  static char32_t first_letter(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      auto const c = decode(text, at);
      if (c.size == 0 || is_letter(c.value)) return c.value;
      at += c.size;
    }
    return 0;
  }

  void in_figures(re2::StringPiece const* groups, int wanted) const {
    for (int i = 1; i < wanted; ++i) {
      if (groups[i].empty()) continue;
      int const years = whole(groups[i]);
      auto const begin = offset(text, groups[0]);
      auto const end = begin + groups[0].size();
      bool const lasts = i == 4 && is_duration(begin, end);
      bool const inside = is_word(decode_before(text, begin).value) ||
                          is_range_or_code(text, i == 5 ? offset(text, groups[5]) : begin, end);
      if (years > 119 || lasts || inside || is_bound(begin)) continue;
      // "56 v. Työuupumus": the full stop is that of the sentence, too.
      std::size_t const last = ends_sentence(end) ? end - 1 : end;
      add(i == 5 ? offset(text, groups[5]) : begin, last, years);
      if (i != 5) add_listed(begin);
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

  void sum_to_the_cent(re2::StringPiece const* groups) const {
    auto const end = offset(text, groups[0]) + groups[0].size();
    auto const after = match{text, end, end}.after(8);
    bool const goes_on = !after.empty() && is_word(decode(after, 0).value);
    if (goes_on || re2::RE2::PartialMatch({after.data(), after.size()}, known.measure)) return;
    sum(groups, 2);
  }

  void sum(re2::StringPiece const* groups, int wanted) const {
    auto const& value = groups[1].empty() && wanted > 2 ? groups[2] : groups[1];
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
  each(patterns_->infant, text, digits, [&](auto const* groups, int) { look.add(groups[1], 0); });
  each(patterns_->weeks, text, digits, [&](auto const* groups, int) { look.in_months(groups, 52); });
  each(patterns_->words, text, words, [&](auto const* groups, int) { look.in_words(groups); });
  each(patterns_->begun, text, words, [&](auto const* groups, int) { look.add(groups[0], 1); });
  each(patterns_->sum, text, digits, [&](auto const* groups, int wanted) { look.sum(groups, wanted); });
  each(patterns_->to_the_cent, text, digits, [&](auto const* groups, int) { look.sum_to_the_cent(groups); });
}

std::string age_band(int years) {
  struct band {
    int last;
    char const* name;
  };
  constexpr band bands[] = {{2, "0–2"}, {6, "3–6"}, {12, "7–12"}, {15, "13–15"}, {17, "16–17"}, {24, "18–24"}};
  for (auto const& b : bands) {
    if (years <= b.last) return b.name;
  }
  return years >= 90 ? "90+" : fmt::format("{}–{}", years / 5 * 5, years / 5 * 5 + 4);
}

}  // namespace matala::anonymizer
