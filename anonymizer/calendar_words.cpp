// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/calendar_words.hpp"

#include "anonymizer/beginnings.hpp"

#include <algorithm>
#include <array>

namespace matala::anonymizer {
namespace {

struct month_words {
  std::string_view fi;
  std::string_view sv;
  std::string_view en;
};

constexpr std::array<month_words, 12> months = {{
    {"tammikuu", "januari", "January"},
    {"helmikuu", "februari", "February"},
    {"maaliskuu", "mars", "March"},
    {"huhtikuu", "april", "April"},
    {"toukokuu", "maj", "May"},
    {"kesäkuu", "juni", "June"},
    {"heinäkuu", "juli", "July"},
    {"elokuu", "augusti", "August"},
    {"syyskuu", "september", "September"},
    {"lokakuu", "oktober", "October"},
    {"marraskuu", "november", "November"},
    {"joulukuu", "december", "December"},
}};

struct numeral {
  std::string_view word;
  int value;
};

constexpr numeral units[] = {
    {"yhdeksän", 9}, {"kahdeksan", 8}, {"seitsemän", 7}, {"kuusi", 6},    {"kuuden", 6},  {"viisi", 5},   {"viiden", 5},
    {"neljä", 4},    {"neljän", 4},    {"kolmen", 3},    {"kolme", 3},    {"kaksi", 2},   {"kahden", 2},  {"yksi", 1},
    {"yhden", 1},    {"nio", 9},       {"åtta", 8},      {"sju", 7},      {"sex", 6},     {"fem", 5},     {"fyra", 4},
    {"tre", 3},      {"två", 2},       {"ett", 1},       {"nine", 9},     {"eight", 8},   {"seven", 7},   {"six", 6},
    {"five", 5},     {"four", 4},      {"three", 3},     {"two", 2},      {"one", 1},     {"yks", 1},     {"kaks", 2},
    {"viis", 5},     {"kuus", 6},      {"seittemän", 7}, {"kaheksan", 8}, {"yheksän", 9}, {"kolmi", 3},   {"neli", 4},
    {"kol", 3},      {"nel", 4},       {"seis", 7},      {"seit", 7},     {"kolome", 3},  {"kaheksa", 8}, {"yheksä", 9},
    {"seittemä", 7}, {"kahreksan", 8}, {"kahreksa", 8},  {"yhreksän", 9}, {"yhreksä", 9},
};

constexpr numeral whole[] = {
    {"kymmenen", 10}, {"kymmen", 10},    {"tio", 10},      {"elva", 11},     {"tolv", 12},     {"tretton", 13},
    {"fjorton", 14},  {"femton", 15},    {"sexton", 16},   {"sjutton", 17},  {"arton", 18},    {"nitton", 19},
    {"ten", 10},      {"eleven", 11},    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15},
    {"sixteen", 16},  {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19}, {"sata", 100},    {"sadan", 100},
};

constexpr numeral tens[] = {
    {"tjugo", 20}, {"trettio", 30}, {"fyrtio", 40}, {"femtio", 50}, {"sextio", 60}, {"sjuttio", 70},
    {"åttio", 80}, {"nittio", 90},  {"twenty", 20}, {"thirty", 30}, {"forty", 40},  {"fifty", 50},
    {"sixty", 60}, {"seventy", 70}, {"eighty", 80}, {"ninety", 90},
};

std::optional<int> unit_from(std::string_view word) {
  for (auto const& u : units) {
    if (u.word == word) return u.value;
  }
  return std::nullopt;
}

bool may_be_number(std::string_view word) {
  static beginnings const all = [] {
    beginnings out{};
    for (auto const& list :
         {std::span<numeral const>(units), std::span<numeral const>(whole), std::span<numeral const>(tens)}) {
      for (auto const& n : list) out.add(n.word);
    }
    out.add("hundra");
    return out;
  }();
  return all.may_begin(word);
}

std::optional<int> finnish_compound(std::string_view word) {
  for (auto const& u : units) {
    if (!word.starts_with(u.word)) continue;
    auto const rest = word.substr(u.word.size());
    if (rest == "toista") return 10 + u.value;
    for (std::string_view const ten : {"kymmentä", "kymmenen", "kymment", "kytä", "kyt"}) {
      if (!rest.starts_with(ten)) continue;
      if (rest.size() == ten.size()) return 10 * u.value;
      if (auto const unit = unit_from(rest.substr(ten.size()))) return 10 * u.value + *unit;
    }
  }
  return std::nullopt;
}

}  // namespace

int month_from(std::string_view word) {
  for (std::size_t i = 0; i < months.size(); ++i) {
    std::string en(months[i].en);
    en.front() = static_cast<char>(en.front() + 32);
    auto const stem = months[i].fi.substr(0, months[i].fi.size() - 3);  // "loka", and "lokak" for short
    if (word == stem || (word.size() == stem.size() + 1 && word.starts_with(stem) && word.back() == 'k')) {
      return static_cast<int>(i) + 1;
    }
    if (word.starts_with(months[i].fi) || word == months[i].sv || word == en) return static_cast<int>(i) + 1;
    if (word.size() == 3 && (en.starts_with(word) || months[i].sv.starts_with(word))) return static_cast<int>(i) + 1;
  }
  return word == "sept" ? 9 : 0;
}

int feast_month(std::string_view word) {
  struct feast {
    std::string_view start;
    int month;
  };
  constexpr feast feasts[] = {
      {"joulu", 12},    {"tapanin", 12}, {"itsenäisyys", 12}, {"uudenvuoden", 1}, {"uutena", 1},
      {"loppiai", 1},   {"pääsiäi", 4},  {"vap", 5},          {"juhannu", 6},     {"äitien", 5},
      {"isänpäi", 11},  {"jul", 12},     {"självständ", 12},  {"nyår", 1},        {"trettond", 1},
      {"påsk", 4},      {"valborg", 4},  {"midsommar", 6},    {"lucia", 12},      {"christmas", 12},
      {"independ", 12}, {"new", 1},      {"easter", 4},       {"midsummer", 6},   {"boxing", 12}};
  auto const at = std::ranges::find_if(feasts, [word](feast const& f) { return word.starts_with(f.start); });
  return at == std::end(feasts) ? 0 : at->month;
}

std::string_view month_name(int month, language lang) {
  auto const& words = months.at(static_cast<std::size_t>(month - 1));
  switch (lang) {
    case language::sv: return words.sv;
    case language::en: return words.en;
    case language::fi:
    case language::detect: return words.fi;
  }
  return words.fi;
}

std::optional<int> number_from(std::string_view word) {
  if (!may_be_number(word)) return std::nullopt;
  if (auto const unit = unit_from(word)) return unit;
  for (auto const& w : whole) {
    if (w.word == word) return w.value;
  }
  for (std::string_view const hundred : {"hundra", "etthundra"}) {
    if (word.starts_with(hundred) && word.size() > hundred.size()) {
      auto const unit = unit_from(word.substr(hundred.size()));
      return unit ? std::optional(100 + *unit) : std::nullopt;
    }
  }
  if (auto const compound = finnish_compound(word)) return compound;
  for (auto const& t : tens) {
    if (!word.starts_with(t.word)) continue;
    auto rest = word.substr(t.word.size());
    if (rest.empty()) return t.value;
    if (rest.front() == '-') rest.remove_prefix(1);
    if (auto const unit = unit_from(rest)) return t.value + *unit;
  }
  return std::nullopt;
}

}  // namespace matala::anonymizer
