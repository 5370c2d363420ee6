// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/rare_phrases.hpp"

#include <algorithm>
#include <array>

namespace matala::anonymizer {
namespace {

struct phrase {
  std::string_view fi;
  std::string_view sv;
  std::string_view en;
};

std::string_view in(phrase const& p, language lang) {
  return lang == language::sv ? p.sv : lang == language::en ? p.en : p.fi;
}

constexpr std::array<phrase, 8> occupations = {{
    {"johtotehtävä", "ledande uppgift", "senior post"},
    {"asiantuntija-ammatti", "expertyrke", "professional occupation"},
    {"luottamustehtävä", "förtroendeuppdrag", "elected office"},
    {"kirkon virka", "kyrklig tjänst", "church office"},
    {"sotilasammatti", "militärt yrke", "military occupation"},
    {"kulttuurin tai urheilun ammatti", "yrke inom kultur eller idrott", "occupation in culture or sport"},
    {"liikenteen ammatti", "yrke inom trafiken", "transport occupation"},
    {"luonnonvara-alan ammatti", "yrke inom naturbruk", "occupation in farming or forestry"},
}};

struct chapter {
  char letter;
  phrase words;
};

constexpr chapter chapters[] = {
    {'A', {"tartuntatauti", "infektionssjukdom", "infectious disease"}},
    {'B', {"tartuntatauti", "infektionssjukdom", "infectious disease"}},
    {'C', {"kasvaintauti", "tumörsjukdom", "neoplasm"}},
    {'D', {"veri- tai immuunisairaus", "blod- eller immunsjukdom", "blood or immune disease"}},
    {'E', {"aineenvaihduntasairaus", "ämnesomsättningssjukdom", "metabolic disease"}},
    {'G', {"hermoston sairaus", "sjukdom i nervsystemet", "disease of the nervous system"}},
    {'J', {"hengityselinten sairaus", "sjukdom i andningsorganen", "respiratory disease"}},
    {'L', {"ihosairaus", "hudsjukdom", "skin disease"}},
    {'M', {"sidekudossairaus", "bindvävssjukdom", "disease of connective tissue"}},
    {'Q', {"synnynnäinen poikkeavuus", "medfödd avvikelse", "congenital condition"}},
};

constexpr phrase many_children = {"useita lapsia", "flera barn", "several children"};

}  // namespace

std::string_view occupation_phrase(occupation_group group, language lang) {
  return in(occupations[static_cast<std::size_t>(group)], lang);
}

std::string_view diagnosis_phrase(char letter, language lang) {
  auto const at = std::ranges::find(chapters, letter, &chapter::letter);
  return at == std::end(chapters) ? std::string_view() : in(at->words, lang);
}

std::string_view many_children_phrase(language lang) {
  return in(many_children, lang);
}

bool is_rare_phrase(std::string_view text, language lang) {
  return text == many_children_phrase(lang) ||
         std::ranges::any_of(occupations, [&](phrase const& p) { return text == in(p, lang); }) ||
         std::ranges::any_of(chapters, [&](chapter const& c) { return text == in(c.words, lang); });
}

}  // namespace matala::anonymizer
