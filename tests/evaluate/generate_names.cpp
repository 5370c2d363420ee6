// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/generate_names.hpp"

#include "anonymizer/train/decline.hpp"
#include "anonymizer/train/lists.hpp"

#include <algorithm>
#include <cctype>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace matala::evaluate {
namespace {

// A register of names in which each stands as often as people bear it.
class urn {
 public:
  explicit urn(std::filesystem::path const& file) {
    for (auto const& cells : anonymizer::train::read_table(file, ';')) {
      if (cells.size() < 2) continue;
      std::string digits;
      std::ranges::copy_if(cells[1], std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
      if (digits.empty()) continue;
      bearers_ += std::stoull(digits);
      names_.emplace_back(bearers_, cells[0]);
    }
    if (names_.empty()) throw std::runtime_error("no names in " + file.string());
  }

  std::string const& draw(std::mt19937_64& dice) const {
    return std::ranges::upper_bound(names_, dice() % bearers_, {}, &std::pair<std::size_t, std::string>::first)->second;
  }

 private:
  std::size_t bearers_ = 0;
  std::vector<std::pair<std::size_t, std::string>> names_;  // with the sum of bearers up to it
};

struct frame {
  std::string_view grammatical_case;
  std::string_view before;
  std::string_view after;
};

constexpr frame frames[] = {
    {"nom", "", " tuli vastaanotolle huolissaan."},
    {"nom", "Eilen ", " soitti ja pyysi apua."},
    {"nom", "asiakas on ", ", tilanne on vaikea"},
    {"gen", "Keskustelin ", " kanssa asunnosta."},
    {"gen", "", " lapset ovat sijoitettuina."},
    {"par", "Yritin tavoittaa ", " kahdesti tällä viikolla."},
    {"ine", "Näin ", " suuren muutoksen."},
    {"ela", "Olen huolissani ", ", koska vuokra on maksamatta."},
    {"ill", "Luotan ", " tässä asiassa."},
    {"ade", "", " on kolme lasta ja paljon velkaa."},
    {"abl", "Sain viestin ", " illalla."},
    {"all", "Annoin ", " uuden ajan ja esitteen."},
    {"ess", "Joku esiintyi verkossa ", " ja lainasi rahaa."},
};

gold_text framed(std::string id, std::string_view before, std::string const& value, std::string_view after,
                 std::string type) {
  gold_text out{std::move(id), {}, std::string(before) + value + std::string(after), {}, {}};
  out.spans.push_back({before.size(), before.size() + value.size(), std::move(type)});
  cut_tokens(out);
  return out;
}

constexpr std::string_view heads[] = {
    "Koivu",  "Mänty",  "Kuusi",  "Pihlaja", "Lehto",  "Niitty", "Mylly",  "Kivi",    "Ranta",     "Suo",
    "Harju",  "Tuomi",  "Leppä",  "Kettu",   "Karhu",  "Ilves",  "Metso",  "Peura",   "Hopea",     "Kulta",
    "Kauppa", "Koulu",  "Kirkko", "Asema",   "Satama", "Pelto",  "Torpan", "Sepän",   "Kuninkaan", "Papin",
    "Lähde",  "Louhos", "Savi",   "Rauta",   "Vaski",  "Pajun",  "Haavan", "Katajan", "Vuokko",    "Orvokki"};
constexpr std::string_view tails[] = {"katu",   "tie",   "kuja",    "polku",  "rinne",   "kaari", "raitti", "väylä",
                                      "penger", "aukio", "kadulla", "tiellä", "kujalta", "tien",  "kadun",  "polulle"};
constexpr std::string_view swedish_heads[] = {"Björk", "Tall", "Gran", "Skol", "Kyrko", "Hamn", "Kvarn", "Sten"};
constexpr std::string_view swedish_tails[] = {"gatan", "vägen", "gränden", "stigen"};
constexpr std::string_view doors[] = {"", " A", " B 12", " as. 4", "–14", " C 3"};

}  // namespace

std::vector<gold_text> generate_names(std::filesystem::path const& data, std::size_t count, unsigned seed) {
  urn const first_names(data / "names" / "first_names_fi.csv");
  urn const surnames(data / "names" / "surnames_fi.csv");
  std::mt19937_64 dice(seed);
  std::vector<gold_text> out;
  for (std::size_t i = 0; i < count; ++i) {
    auto const& [grammatical_case, before, after] = frames[i % std::size(frames)];
    auto const& first = first_names.draw(dice);
    auto const last = anonymizer::train::decline(surnames.draw(dice), grammatical_case);
    out.push_back(framed("name-" + std::to_string(i + 1), before, first + " " + last, after, "PER"));
  }
  return out;
}

std::vector<gold_text> generate_streets(std::size_t count, unsigned seed) {
  std::mt19937_64 dice(seed);
  auto const one_of = [&](auto const& list) { return std::string(list[dice() % std::size(list)]); };
  std::vector<gold_text> out;
  for (std::size_t i = 0; i < count; ++i) {
    bool const swedish = i % 5 == 4;
    auto street = swedish ? one_of(swedish_heads) + one_of(swedish_tails) : one_of(heads) + one_of(tails);
    street += " " + std::to_string(1 + dice() % 150) + one_of(doors);
    auto const id = "street-" + std::to_string(i + 1);
    out.push_back(swedish ? framed(id, "Familjen bor på ", street, " sedan våren.", "ADDRESS")
                          : framed(id, "Perhe asuu nyt osoitteessa ", street, " ja haluaa muuttaa.", "ADDRESS"));
  }
  return out;
}

}  // namespace matala::evaluate
