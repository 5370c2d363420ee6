// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/dates.hpp"

#include "anonymizer/calendar_words.hpp"
#include "anonymizer/date_patterns.hpp"
#include "anonymizer/phrases.hpp"
#include "anonymizer/shape.hpp"
#include "anonymizer/unicode.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace matala::anonymizer {
namespace {

struct day {
  int d = 0;
  int m = 0;
  int y = 0;  // 0: not given
};

int number(re2::StringPiece digits) {
  int value = 0;
  for (char const c : digits) {
    if (c >= '0' && c <= '9' && value < 100000) value = value * 10 + (c - '0');
  }
  return value;
}

int full_year(re2::StringPiece digits, options const& how) {
  int const year = number(digits);
  if (digits.size() > 2) return year;
  int const pivot = how.today ? static_cast<int>(how.today->year()) % 100 + 5 : 40;
  return year > pivot ? 1900 + year : 2000 + year;
}

std::string coarse(day const& found, options const& how) {
  if (found.m == 0) return {};
  if (found.y == 0) return std::string(month_name(found.m, how.lang));
  if (how.today) {
    int const months_ago = (static_cast<int>(how.today->year()) - found.y) * 12 +
                           static_cast<int>(static_cast<unsigned>(how.today->month())) - found.m;
    if (months_ago > 12) return year_phrase(found.y, how.lang);
  }
  return fmt::format("{} {}", month_name(found.m, how.lang), found.y);
}

int age_on(day const& birth, std::chrono::year_month_day today) {
  int const years = static_cast<int>(today.year()) - birth.y;
  int const month = static_cast<int>(static_cast<unsigned>(today.month()));
  int const day_of_month = static_cast<int>(static_cast<unsigned>(today.day()));
  bool const before_birthday = month < birth.m || (month == birth.m && day_of_month < birth.d);
  return before_birthday && birth.m != 0 ? years - 1 : years;
}

}  // namespace

struct date_finder::patterns : date_patterns {};

date_finder::date_finder() : patterns_(std::make_unique<patterns>()) {}

date_finder::~date_finder() = default;

namespace {

int month_of(re2::StringPiece group) {
  std::string word = lower({group.data(), group.size()});
  if (word.ends_with('.')) word.pop_back();
  return month_from(word);
}

int roman_month(re2::StringPiece group) {
  constexpr std::array<std::string_view, 12> months = {"I",   "II",   "III", "IV", "V",  "VI",
                                                       "VII", "VIII", "IX",  "X",  "XI", "XII"};
  std::string_view const word(group.data(), group.size());
  auto const at = std::ranges::find(months, word);
  return at == months.end() ? 0 : static_cast<int>(at - months.begin()) + 1;
}

// "Kävi 3.6. Lääkäri soitti": the full stop of the last day is that of the sentence, too.
std::size_t without_stop(std::string_view text, std::size_t end) {
  if (text[end - 1] != '.') return end;
  auto const after = match{text, end, end}.after(8);
  auto const letter = std::ranges::find_if_not(after, [](char c) { return c == ' ' || c == '\n'; });
  bool const last = letter == after.end();
  return last || is_upper(decode(after, static_cast<std::size_t>(letter - after.begin())).value) ? end - 1 : end;
}

bool read_day(char const* order, re2::StringPiece const* groups, options const& how, day& out) {
  for (int i = 0; order[i] != '\0'; ++i) {
    auto const& group = groups[i + 1];
    if (group.empty() && out.y != 0) continue;  // the other place of the year
    switch (order[i]) {
      case 'd': out.d = number(group); break;
      case 'm': out.m = number(group); break;
      case 'M': out.m = month_of(group); break;
      case 'R': out.m = roman_month(group); break;
      case 'H': out.m = feast_month(lower({group.data(), group.size()})); break;
      default: out.y = group.empty() ? 0 : full_year(group, how);
    }
  }
  if (out.d == 0) out.d = 1;
  bool const month_unknown = std::string_view(order) == "d";
  return out.d >= 1 && out.d <= 31 && out.m <= 12 && (out.m >= 1 || month_unknown);
}

std::string_view context_before(std::string_view text, std::size_t at) {
  return match{text, at, at}.before(40);
}

bool is_inside_number(std::string_view text, std::size_t begin, std::size_t end) {
  auto const before = decode_before(text, begin);
  auto const after = decode(text, end);
  return (before.size > 0 && (is_word(before.value) || before.value == U'§')) ||
         (after.size > 0 && is_digit(after.value));
}

// "192.0.2.17", "1.2.3.4": more figures behind the next dot.
bool is_piece_of_dotted(std::string_view text, std::size_t begin, std::size_t end) {
  auto const figure = [&](std::size_t at) {
    return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
  };
  bool const before = begin >= 2 && text[begin - 1] == '.' && figure(begin - 2);
  bool const after = end + 1 < text.size() && text[end] == '.' && figure(end + 1);
  return before || after;
}

// "toukokuun ensimmäinen viikko", "kesäkuussa", "13 marskiin": the word goes on, or means no day.
bool goes_on(std::string_view text, std::size_t end, char const* order) {
  auto const after = match{text, end, end}.after(10);
  if (after.starts_with(" mg") || after.starts_with("/") || after.starts_with(" µg")) return true;  // a dose
  if (std::string_view(order).contains('M') && is_letter(decode(after, 0).value)) return true;
  auto const next = lower(after);
  return std::string_view(order) == "My" && (next.starts_with(" viik") || next.starts_with(" puol") ||
                                             next.starts_with(" week") || next.starts_with(" veck"));
}

}  // namespace

struct date_finder::search {
  patterns const& known;
  std::string_view text;
  std::uint32_t field;
  options const& how;
  spans& out;

  re2::StringPiece subject() const { return {text.data(), text.size()}; }

  bool is_birth(std::size_t begin, std::size_t end) const {
    auto const before = context_before(text, begin);
    auto const after = match{text, end, end}.after(40);
    return re2::RE2::PartialMatch({before.data(), before.size()}, known.birth_before) ||
           re2::RE2::PartialMatch({after.data(), after.size()}, known.birth_after);
  }

  std::string band(day const& birth) const {
    return how.today && birth.y > 0 ? age_band_phrase(age_on(birth, *how.today), how.lang) : std::string();
  }

  void days(patterns::row const& row, window where) const {
    re2::StringPiece groups[5];
    int const wanted = row.pattern.NumberOfCapturingGroups() + 1;
    for (std::size_t at = where.begin;
         row.pattern.Match(subject(), at, where.end, re2::RE2::UNANCHORED, groups, wanted);) {
      std::size_t const whole = static_cast<std::size_t>(groups[0].data() - text.data());
      auto const offset_of = [&](re2::StringPiece g) { return static_cast<std::size_t>(g.data() - text.data()); };
      auto const& last = groups[wanted - 1];
      bool const tail = row.what == patterns::extent::until_last_group;
      std::size_t const end = tail ? offset_of(last) + last.size() : whole + groups[0].size();
      std::size_t const begin = row.what == patterns::extent::from_first_group ? offset_of(groups[1]) : whole;
      at = begin + 1;
      day found;
      if (is_inside_number(text, begin, end) || is_piece_of_dotted(text, begin, end) || goes_on(text, end, row.order) ||
          !read_day(row.order, groups, how, found)) {
        continue;
      }
      auto const before = context_before(text, begin);
      bool const without_year = std::string_view(row.order) == "dm";
      if (without_year && re2::RE2::PartialMatch({before.data(), before.size()}, known.clock_before)) continue;
      at = end;
      bool const birth = is_birth(begin, end);
      add(begin, without_stop(text, end), birth ? category::birth_date : category::date,
          birth ? reason::cue : reason::exact_date, birth ? band(found) : coarse(found, how));
    }
  }

  void birth_years(window where) const {
    re2::StringPiece groups[3];
    for (std::size_t at = where.begin;
         known.birth_year.Match(subject(), at, where.end, re2::RE2::UNANCHORED, groups, 3);) {
      at = static_cast<std::size_t>(groups[0].data() - text.data()) + groups[0].size();
      auto const& year = groups[1].empty() ? groups[2] : groups[1];
      std::size_t const begin = static_cast<std::size_t>(year.data() - text.data());
      if (is_inside_number(text, begin, begin + year.size())) continue;
      add(begin, begin + year.size(), category::birth_date, reason::cue, band({0, 0, full_year(year, how)}));
    }
  }

  void add(std::size_t begin, std::size_t end, category kind, reason why, std::string detail) const {
    span s{field, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), kind, why, 0.95F};
    s.detail = std::move(detail);
    out.push_back(std::move(s));
  }
};

void date_finder::find(std::string_view text, std::uint32_t field, options const& how, spans& out) const {
  search const look{*patterns_, text, field, how, out};
  for (auto const near : {anchor::digit, anchor::month, anchor::anywhere}) {
    for (auto const& where : windows_around(near, text)) {
      for (auto const& row : patterns_->rows) {
        // A month in words may stand beside a number as well.
        if (row->near == near || (row->near == anchor::month && near == anchor::digit)) look.days(*row, where);
      }
      if (near == anchor::digit) look.birth_years(where);
    }
  }
}

}  // namespace matala::anonymizer
