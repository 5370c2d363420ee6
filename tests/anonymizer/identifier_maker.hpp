// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fmt/format.h>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace matala::anonymizer::testing {

/// Makes identifiers as people type them. The same seed gives the same ones, on every platform.
class identifier_maker {
 public:
  explicit identifier_maker(unsigned seed) : dice_(seed) {}

  std::size_t below(std::size_t n) { return dice_() % n; }
  template <std::size_t N>
  std::string one_of(std::string_view const (&list)[N]) {
    return std::string(list[below(N)]);
  }

  std::string digits(int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += static_cast<char>('0' + below(10));
    return out;
  }

  std::string birth_day() { return fmt::format("{:02}{:02}{:02}", 1 + below(28), 1 + below(12), below(100)); }

  /// With a right or wrong control character, or parts of it apart.
  std::string identity_code() {
    constexpr std::string_view signs[] = {
        "-", "A", "a",  "+",   "Y",   "–", " - ", "\u00AD-",       "−", "‑", "- ", " -", "_",
        "/", ".", "--", "-\n", "\n-", " ", " A ", "\u2009-\u2009", ""};
    auto const day = birth_day();
    auto const number = digits(3);
    char check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[std::stoul(day + number) % 31];
    auto const sign = one_of(signs);
    // Without a sign, ten figures alone are any number: those are masked as one.
    if (below(4) == 0) check = "ABCDEFHJKLMNPRSTUVWXY"[below(21)];
    if (below(4) == 0 && check >= 'A') check = static_cast<char>(check + 32);
    if (below(8) == 0) return day.substr(0, 2) + "." + day.substr(2, 2) + "." + day.substr(4) + "-" + number + check;
    if (below(8) == 0) return day.substr(0, 4) + "19" + day.substr(4) + "-" + number + check;
    return day + sign + number + check;
  }

  std::string swedish_code() {
    constexpr std::string_view signs[] = {"-", "", " ", "–", " - ", "+", "−"};
    auto const first =
        fmt::format("{:02}{:02}{:02}", below(100), 1 + below(12), 1 + below(28) + (below(5) == 0 ? 60 : 0));
    auto const serial = digits(3);
    int sum = 0;
    auto const nine = first + serial;
    for (std::size_t i = 0; i < 9; ++i) {
      int const d = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
      sum += d > 9 ? d - 9 : d;
    }
    auto const century = below(2) == 0 ? "19" : "";
    return century + first + one_of(signs) + serial + static_cast<char>('0' + (10 - sum % 10) % 10);
  }

  std::string phone() {
    constexpr std::string_view heads[] = {"040",        "045",     "050",       "0400", "+358 40",
                                          "+358 (0)50", "0035844", "(09)",      "013",  "+46 70",
                                          "(040)",      "O40",     "00 358 40", "044/", "+358-45"};
    constexpr std::string_view gaps[] = {" ", "", "-", "\u00A0", " - ", "–", ".", "/", "_", "·", "\u202F"};
    auto const gap = one_of(gaps);
    return one_of(heads) + gap + digits(3) + gap + digits(4);
  }

  std::string iban() {
    auto const account = digits(14);
    unsigned long rest = 0;
    for (char const c : account + "151800") rest = (rest * 10 + static_cast<unsigned long>(c - '0')) % 97;
    auto whole = fmt::format("FI{:02}{}", below(5) == 0 ? 11 : 98 - rest, account);
    if (below(4) == 0) whole = "fi" + whole.substr(2);
    if (below(3) == 0) return whole;
    constexpr std::string_view gaps[] = {" ", "\u00A0", "-", "  ", "."};
    auto const gap = below(12) == 0 ? std::string("\n") : one_of(gaps).substr(0, 2);
    std::string spaced;
    for (std::size_t i = 0; i < whole.size(); ++i) spaced += (i > 0 && i % 4 == 0 ? gap : "") + whole.substr(i, 1);
    return spaced;
  }

  std::string mail() {
    constexpr std::string_view users[] = {"liisa", "teemu.makela", "a_b-c", "äiti.äyräs", "kk77", "TEEMU.M", "l.m+x"};
    constexpr std::string_view ats[] = {"@",           "(at)",   " [ät] ",     " ät ",  " miukumauku ", " @ ",
                                        "＠",          " (ät) ", "{at}",       "@@",    "-at-",         "&#64;",
                                        " at-merkki ", "﹫",     " snabel-a ", " (a) ", "@\u200B"};
    constexpr std::string_view hosts[] = {"example.org",       "posti.example.com", "example(piste)net",
                                          "example [dot] org", "example piste org", "example。org"};
    return one_of(users) + one_of(ats) + one_of(hosts);
  }

  std::string address() {
    constexpr std::string_view streets[] = {"Esimerkkikatu",      "Mallikuja",        "Vanha Mallitie",
                                            "Esimerkinkadulla",   "mallipolku",       "Exempelgatan",
                                            "Mallirinteeltä",     "L. Mallin tie",    "Itäinen Mallikatu",
                                            "itäinen mallikatu",  "Vanhan Mallitien", "vanhalla mallitiellä",
                                            "Lepolan haka",       "Iso Mallinkatu",   "Mallin kujalla",
                                            "Norra Exempelvägen", "exempelstigen",    "Mallinpuistikossa"};
    constexpr std::string_view tails[] = {
        "",       " A", " b 12", " A 3",     ":een",  "–14",     " as. 3",        ", 00100 Esimerkkilä",
        " B:ssä", "b3", " B3",   " C 5:ssä", ", B 3", "-14 A 2", " rappu B as 4", "\n00100 ESIMERKKI"};
    return one_of(streets) + fmt::format(" {}", 1 + below(150)) + one_of(tails);
  }

  std::string plate() {
    constexpr std::string_view letters[] = {"ABC", "XYZ", "KLM", "BCR", "HB", "ÅLA", "xyz", "PWA"};
    constexpr std::string_view dashes[] = {"-", "–", "‑", "-\u00AD"};
    return fmt::format("{}{}{}", one_of(letters), one_of(dashes), 100 + below(900));
  }

  std::string business_id() {
    constexpr int weights[] = {7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view dashes[] = {"-", "–", " - ", "−"};
    while (true) {
      auto const seven = digits(7);
      int sum = 0;
      for (std::size_t i = 0; i < 7; ++i) sum += weights[i] * (seven[i] - '0');
      if (sum % 11 == 1) continue;
      auto const check = std::to_string(sum % 11 == 0 ? 0 : 11 - sum % 11);
      return below(4) == 0 ? "FI" + seven + check : seven + one_of(dashes) + check;
    }
  }

  std::string grouped(int count, int group, std::string_view gap) {
    std::string out;
    for (int i = 0; i < count; ++i) {
      if (i > 0 && i % group == 0) out += gap;
      out += static_cast<char>('0' + below(10));
    }
    return out;
  }

 private:
  std::mt19937 dice_;
};

}  // namespace matala::anonymizer::testing
