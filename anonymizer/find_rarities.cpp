// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/marks.hpp"

#include <array>

namespace matala::anonymizer {
namespace {

// Words after which the text says that there is only one such person, or that the public knows.
struct rarity {
  std::string_view first;  // beginnings of two words that follow each other; the second may be empty
  std::string_view second;
};

constexpr rarity rarities[] = {
    {"suomen", "ensimmäi"}, {"ensimmäi", "suomessa"}, {"suomen", "ainoa"},
    {"ainoa", "suomessa"},  {"suomen", "vanhin"},     {"kunnan", "ainoa"},
    {"kaupungin", "ainoa"}, {"kylän", "ainoa"},       {"lehdessä", "kerrot"},
    {"uutisissa", ""},      {"iltalehdessä", ""},     {"iltasanomissa", ""},
    {"mediassa", "kerrot"}, {"televisiossa", ""},     {"maailmanmestar", ""},
    {"suomenmestar", ""},   {"euroopanmestar", ""},   {"olympia", ""},
    {"kansanedusta", ""},   {"kunnanjohtaj", ""},     {"kaupunginjohtaj", ""},
    {"piispa", ""},         {"kirkkoher", ""},        {"poroneläin", ""},
    {"nelos", "synty"},     {"neloset", ""},          {"kolmoset", ""},
    {"kolmossynty", ""},    {"kuulus", "taiteilij"},  {"finlands", "första"},
    {"finlands", "enda"},   {"riksdagsledam", ""},    {"kommundirektör", ""},
    {"stadsdirektör", ""},  {"biskop", ""},           {"kyrkoherde", ""},
    {"trillingar", ""},     {"fyrlingar", ""},        {"världsmästar", ""},
    {"i", "tidningen"},     {"first", "in"},          {"the", "news"},
    {"newspaper", ""},      {"world", "champion"},    {"member", "of parliament"},
    {"bishop", ""},         {"triplets", ""},         {"quadruplets", ""},
};

constexpr std::array occupations = {"kansanedusta",  "kunnanjohtaj", "kaupunginjohtaj", "piispa",
                                    "kirkkoher",     "poroneläin",   "riksdagsledam",   "kommundirektör",
                                    "stadsdirektör", "biskop",       "kyrkoherde",      "bishop"};

bool is_occupation(std::string_view start) {
  for (auto const* word : occupations) {
    if (start == word) return true;
  }
  return false;
}

}  // namespace

void find_rarities(analysed_field const& field, spans& out) {
  auto const word = [&](std::size_t i) -> std::string_view {
    return i < field.words.size() && field.words[i] != nullptr ? std::string_view(field.words[i]->lower)
                                                               : std::string_view();
  };
  for (std::size_t i = 0; i < field.words.size(); ++i) {
    if (word(i).empty()) continue;
    if (field.words[i]->kind == word_kind::rare_occupation) {
      out.push_back({field.index, field.tokens[i].begin, field.tokens[i].end, category::occupation,
                     reason::rare_occupation, 0.7F});
      continue;
    }
    for (auto const& row : rarities) {
      if (!word(i).starts_with(row.first) || (!row.second.empty() && !word(i + 1).starts_with(row.second))) continue;
      std::size_t const last = row.second.empty() ? i : i + 1;
      bool const job = is_occupation(row.first);
      out.push_back({field.index, field.tokens[i].begin, field.tokens[last].end,
                     job ? category::occupation : category::rare_circumstance,
                     job ? reason::rare_occupation : reason::unique_event, 0.6F});
      break;
    }
  }
}

}  // namespace matala::anonymizer
