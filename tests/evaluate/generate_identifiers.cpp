// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/generate_identifiers.hpp"

#include "tests/anonymizer/identifier_maker.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>

namespace matala::evaluate {
namespace {

using maker = anonymizer::testing::identifier_maker;

constexpr std::pair<std::string_view, std::string (*)(maker&)> kinds[] = {
    {"identity code", [](maker& m) { return m.identity_code(); }},
    {"personnummer", [](maker& m) { return m.swedish_code(); }},
    {"account", [](maker& m) { return m.iban(); }},
    {"mail", [](maker& m) { return m.mail(); }},
    {"phone", [](maker& m) { return m.phone(); }},
    {"old account", [](maker& m) { return m.digits(6) + (m.below(2) == 0 ? "-" : "–") + m.digits(6); }},
    {"foreign account", [](maker& m) { return "SE" + m.grouped(22, 4, m.below(2) == 0 ? " " : ""); }},
    {"card", [](maker& m) { return m.grouped(16, 4, m.below(2) == 0 ? " " : "-"); }},
    {"reference", [](maker& m) { return "RF" + m.digits(2) + m.grouped(12, 4, " "); }},
    {"bar code", [](maker& m) { return m.digits(54); }},
    {"address", [](maker& m) { return m.address(); }},
    {"box", [](maker& m) { return (m.below(2) == 0 ? "PL " : "PB ") + std::to_string(1 + m.below(999)); }},
    {"property", [](maker& m) { return "91-" + m.digits(3) + "-" + m.digits(4) + "-" + m.digits(2); }},
    {"plate", [](maker& m) { return m.plate(); }},
    {"vehicle", [](maker& m) { return "WVWZZZ1JZXW" + m.digits(6); }},
    {"business", [](maker& m) { return m.business_id(); }},
    {"register code", [](maker& m) { return m.digits(8) + "ABCDEFHJ"[m.below(8)]; }},
    {"object identifier", [](maker& m) { return "1.2.246.10." + m.digits(7) + "." + m.digits(3); }},
    {"tax number", [](maker& m) { return "2" + m.digits(11); }},
    {"isikukood", [](maker& m) { return "3" + m.digits(10); }},
    {"cpr", [](maker& m) { return m.birth_day() + "-" + m.digits(4); }},
    {"passport", [](maker& m) { return (m.below(2) == 0 ? "PX" : "FX ") + m.digits(7); }},
    {"health card", [](maker& m) { return "80 246 " + m.grouped(15, 5, " "); }},
    {"record", [](maker& m) { return m.digits(5 + static_cast<int>(m.below(6))); }},
    {"diary", [](maker& m) { return "THL/" + m.digits(4) + "/5.05.00/2024"; }},
    {"court case", [](maker& m) { return "R 2" + m.digits(1) + "/" + m.digits(4); }},
    {"police report", [](maker& m) { return "5500/R/" + m.digits(5) + "/24"; }},
    {"device", [](maker& m) { return "00:1A:" + m.digits(2) + ":3C:" + m.digits(2) + ":5E"; }},
    {"internet address", [](maker& m) { return "192.0.2." + std::to_string(m.below(256)); }},
    {"web address", [](maker& m) { return "https://example.org/u/" + m.digits(4); }},
    {"coordinates",
     [](maker& m) { return "6" + m.digits(1) + "." + m.digits(4) + ", 2" + m.digits(1) + "." + m.digits(4); }},
    {"handle", [](maker& m) { return "@malli_" + m.digits(3); }},
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
