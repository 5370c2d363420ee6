// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/generate_identifiers.hpp"

#include <fmt/format.h>

#include <random>
#include <string>
#include <string_view>
#include <utility>

namespace matala::evaluate {
namespace {

class maker {
 public:
  explicit maker(unsigned seed) : dice_(seed) {}

  std::size_t below(std::size_t n) { return dice_() % n; }
  template <std::size_t N>
  std::string_view one_of(std::string_view const (&list)[N]) {
    return list[below(N)];
  }

  std::string digits(int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += static_cast<char>('0' + below(10));
    return out;
  }

  std::string identity_code() {
    constexpr std::string_view signs[] = {"-", "A", "a", "+", "Y", "–", " - ", "\u00AD-"};
    auto const day = fmt::format("{:02}{:02}{:02}", 1 + below(28), 1 + below(12), below(100));
    auto const number = digits(3);
    char const check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[std::stoul(day + number) % 31];
    return day + std::string(one_of(signs)) + number + check;
  }

  std::string phone() {
    constexpr std::string_view heads[] = {"040",        "045",     "050",  "0400", "+358 40",
                                          "+358 (0)50", "0035844", "(09)", "013",  "+46 70"};
    constexpr std::string_view gaps[] = {" ", "", "-", "\u00A0", " - "};
    auto const gap = std::string(one_of(gaps));
    return std::string(one_of(heads)) + gap + digits(3) + gap + digits(4);
  }

  std::string iban() {
    auto const account = digits(14);
    unsigned long rest = 0;
    for (char const c : account + "151800") rest = (rest * 10 + static_cast<unsigned long>(c - '0')) % 97;
    auto const whole = fmt::format("FI{:02}{}", 98 - rest, account);
    if (below(2) == 0) return whole;
    std::string spaced;
    for (std::size_t i = 0; i < whole.size(); ++i) spaced += (i > 0 && i % 4 == 0 ? " " : "") + whole.substr(i, 1);
    return spaced;
  }

  std::string mail() {
    constexpr std::string_view users[] = {"liisa", "teemu.makela", "a_b-c", "äiti.äyräs", "kk77"};
    constexpr std::string_view ats[] = {"@", "(at)", " [ät] ", " ät ", " miukumauku ", " @ "};
    constexpr std::string_view hosts[] = {"example.org", "posti.example.com", "example(piste)net"};
    return std::string(one_of(users)) + std::string(one_of(ats)) + std::string(one_of(hosts));
  }

  std::string address() {
    constexpr std::string_view streets[] = {
        "Esimerkkikatu", "Mallikuja",      "Vanha Mallitie", "Esimerkinkadulla",  "mallipolku",
        "Exempelgatan",  "Mallirinteeltä", "L. Mallin tie",  "Itäinen Mallikatu", "itäinen mallikatu"};
    constexpr std::string_view tails[] = {"", " A", " b 12", " A 3", ":een", "–14", " as. 3", ", 00100 Esimerkkilä"};
    return std::string(one_of(streets)) + fmt::format(" {}", 1 + below(150)) + std::string(one_of(tails));
  }

  std::string plate() {
    constexpr std::string_view letters[] = {"ABC", "XYZ", "KLM", "BCR", "HB", "ÅLA"};
    return fmt::format("{}-{}", one_of(letters), 100 + below(900));
  }

 private:
  std::mt19937 dice_;
};

using make = std::string (*)(maker&);
constexpr std::pair<std::string_view, make> kinds[] = {
    {"identity code", [](maker& m) { return m.identity_code(); }},
    {"phone", [](maker& m) { return m.phone(); }},
    {"account", [](maker& m) { return m.iban(); }},
    {"mail", [](maker& m) { return m.mail(); }},
    {"address", [](maker& m) { return m.address(); }},
    {"plate", [](maker& m) { return m.plate(); }},
    {"tax number", [](maker& m) { return "2" + m.digits(11); }},
    {"passport", [](maker& m) { return "PX" + m.digits(7); }},
    {"health card", [](maker& m) { return "80 246 " + m.digits(5) + " " + m.digits(5) + " " + m.digits(5); }},
    {"object identifier", [](maker& m) { return "1.2.246.10." + m.digits(7) + "." + m.digits(3); }},
    {"old account", [](maker& m) { return m.digits(6) + "-" + m.digits(6); }},
    {"card", [](maker& m) { return m.digits(4) + " " + m.digits(4) + " " + m.digits(4) + " " + m.digits(4); }},
    {"property", [](maker& m) { return "91-" + m.digits(3) + "-" + m.digits(4) + "-" + m.digits(2); }},
    {"diary", [](maker& m) { return "THL/" + m.digits(4) + "/5.05.00/2024"; }},
    {"device", [](maker& m) { return "00:1A:" + m.digits(2) + ":3C:" + m.digits(2) + ":5E"; }},
};

constexpr std::pair<std::string_view, std::string_view> sentences[] = {{"", ""},
                                                                       {"Asiakkaan tieto on ", " ja hän odottaa."},
                                                                       {"(", ")"},
                                                                       {"Klientens uppgift är ", " enligt henne."},
                                                                       {"It is ", ", he said."}};

}  // namespace

std::vector<gold_text> generate_identifiers(std::size_t each, unsigned seed) {
  maker m(seed);
  std::vector<gold_text> out;
  for (auto const& [kind, make_one] : kinds) {
    for (std::size_t i = 0; i < each; ++i) {
      auto const& [before, after] = sentences[m.below(std::size(sentences))];
      auto const value = make_one(m);
      gold_text text{fmt::format("{} {}", kind, i + 1), {}, std::string(before) + value + std::string(after), {}, {}};
      text.spans.push_back({before.size(), before.size() + value.size(), std::string(kind)});
      cut_tokens(text);
      out.push_back(std::move(text));
    }
  }
  return out;
}

}  // namespace matala::evaluate
