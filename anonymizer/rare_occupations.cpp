// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/rare_occupations.hpp"

#include "anonymizer/beginnings.hpp"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace matala::anonymizer {
namespace {

using enum occupation_group;

struct row {
  std::string_view stem;
  occupation_group group;
};

// Long enough to stand anywhere in a compound without meaning anything else.
constexpr row stems[] = {
    {"kaupunginarkkiteh", professional},
    {"kaupunginlakimie", professional},
    {"kaupunginsihteer", leading},
    {"kunnansihteer", leading},
    {"kunnankamree", leading},
    {"urkujenraken", culture},
    {"soitinraken", culture},
    {"pianonviritt", culture},
    {"kellonkorja", professional},
    {"lossikusk", transport},
    {"djurparksförest", leading},
    {"eläintarhanjoht", leading},
    {"merenkulkulaitok", leading},
    {"polismästar", leading},
    {"poliisipäällik", leading},
    {"poliisimesta", leading},
    {"palopäällik", leading},
    {"landshövding", leading},
    {"lantråd", leading},
    {"maaneuvo", leading},
    {"valaanpyyn", transport},
    {"tornikello", professional},
    {"jäänmurtajanpäällik", transport},
    {"lossinkuljet", transport},
    {"orgelbygg", culture},
    {"urmakar", professional},
    {"färjförar", transport},
    {"stadsarkitekt", professional},
    {"watchmaker", professional},
    {"lentoemänt", transport},
    {"syväsukelt", transport},
    {"gitarrist", culture},
    {"kunnanjohtaj", leading},
    {"kaupunginjohtaj", leading},
    {"maakuntajohtaj", leading},
    {"hyvinvointialuejohtaj", leading},
    {"ääministeri", leading},
    {"valtiosihteer", leading},
    {"pormesta", leading},
    {"maaherra", leading},
    {"suurlähettil", leading},
    {"kommundirektör", leading},
    {"stadsdirektör", leading},
    {"landskapsdirektör", leading},
    {"borgmästar", leading},
    {"ambassad", leading},
    {"kansanedusta", elected},
    {"europarlament", elected},
    {"nvaltuutet", elected},
    {"aluevaltuutet", elected},
    {"saamelaiskäräjien", elected},
    {"riksdagsledam", elected},
    {"fullmäktigeledam", elected},
    {"kirkkoherr", church},
    {"tuomiorovast", church},
    {"arkkipiisp", church},
    {"kyrkoherd", church},
    {"domprost", church},
    {"poroneläin", professional},
    {"kunnaneläin", professional},
    {"käräjätuomar", professional},
    {"oikeusneuvo", professional},
    {"kihlakunnansyyttäj", professional},
    {"renveterinär", professional},
    {"häradsdomar", professional},
    {"poronhoitaj", land},
    {"poroisän", land},
    {"porotila", land},
    {"renskötar", land},
    {"turkistarha", land},
    {"everstiluutnant", military},
    {"prikaatinkomentaj", military},
    {"pataljoonankomentaj", military},
    {"yliluutnant", military},
    {"rykmentinkomentaj", military},
    {"överstelöjtnant", military},
    {"kapellimesta", culture},
    {"oopperalaulaj", culture},
    {"konserttipianist", culture},
    {"olympiavoittaj", culture},
    {"olympiamitalist", culture},
    {"maailmanmesta", culture},
    {"euroopanmesta", culture},
    {"suomenmesta", culture},
    {"maajoukkuepelaaj", culture},
    {"tangokuning", culture},
    {"jääkiekkoammattil", culture},
    {"operasångar", culture},
    {"världsmästar", culture},
    {"landslagsspelar", culture},
    {"lennonjohtaj", transport},
    {"majakanvartij", transport},
    {"majakkamesta", transport},
    {"lentokapteen", transport},
    {"merikapteen", transport},
    {"helikopterilentäj", transport},
    {"hävittäjälentäj", transport},
    {"flygledar", transport},
    {"fyrvaktar", transport},
    {"sjökapten", transport},
    {"astronaut", transport},
};

// Only at the beginning of a word.
constexpr row starts[] = {
    {"lukkari", church},     {"kanttori", church},      {"urkuri", culture},    {"piispa", church},
    {"piispoj", church},     {"biskop", church},        {"bishop", church},     {"rovasti", church},
    {"eversti", military},   {"kenraali", military},    {"amiraali", military}, {"kommodor", military},
    {"majuri", military},    {"luutnant", military},    {"överste", military},  {"colonel", military},
    {"brigadier", military}, {"admiral", military},     {"konsuli", leading},   {"meppi", elected},
    {"poromie", land},       {"mayor", leading},        {"senator", elected},   {"nimismie", leading},
    {"luotsi", transport},   {"lotskapten", transport}, {"kantor", church},     {"lotsen", transport},
    {"ministerin", leading}, {"ministerinä", leading},
};

// Whether any of the stems stands in the word: most words of a text have none.
bool has_stem(std::string_view lower) {
  static re2::RE2 const any([] {
    std::string pattern;
    for (auto const& r : stems) pattern.append(pattern.empty() ? "" : "|").append(r.stem);
    return pattern;
  }());
  return re2::RE2::PartialMatch({lower.data(), lower.size()}, any);
}

struct pair_row {
  std::string_view first;
  std::string_view second;
  std::string_view third;
  occupation_group group;
};

constexpr pair_row pairs[] = {
    {"deputy", "mayor", "", leading},
    {"saturation", "diver", "", transport},
    {"bell", "founder", "", professional},
    {"police", "chief", "", leading},
    {"chief", "of", "police", leading},
    {"provincial", "governor", "", leading},
    {"county", "governor", "", leading},
    {"reindeer", "vet", "", professional},
    {"zoo", "director", "", leading},
    {"ship's", "pilot", "", transport},
    {"organ", "builder", "", culture},
    {"city", "architect", "", professional},
    {"member", "of", "parliament", elected},
    {"reindeer", "herder", "", land},
    {"opera", "singer", "", culture},
    {"lighthouse", "keeper", "", transport},
    {"air", "traffic", "controller", transport},
    {"world", "champion", "", culture},
    {"olympic", "champion", "", culture},
    {"olympic", "medal", "", culture},
    {"prime", "minister", "", leading},
    {"valtuuston", "puheenjohtaj", "", elected},
    {"kunnanhallituksen", "puheenjohtaj", "", elected},
    {"fullmäktiges", "ordförande", "", elected},
    {"suomen", "mestar", "", culture},
    {"maajoukkueen", "pelaaj", "", culture},
    {"district", "judge", "", professional},
    {"lieutenant", "colonel", "", military},
};

std::string_view word(analysed_field const& field, std::size_t i) {
  return i < field.words.size() && field.words[i] != nullptr ? std::string_view(field.words[i]->lower)
                                                             : std::string_view();
}

// A ministry is an authority, a cathedral chapter no bishop.
bool is_body(std::string_view lower) {
  constexpr std::array<std::string_view, 6> bodies = {"ministeriö", "ministerium", "ministeriet",
                                                      "embassy",    "parlamentti", "parlamentin"};
  return std::ranges::any_of(bodies, [lower](std::string_view b) { return lower.contains(b); });
}

}  // namespace

std::optional<rare_occupation> rare_occupation_at(analysed_field const& field, std::size_t i) {
  auto const lower = word(field, i);
  if (lower.size() < 5 && lower != "air") return std::nullopt;
  static beginnings const listed = [] {
    beginnings out{};
    for (auto const& p : pairs) out.add(p.first);
    for (auto const& r : starts) out.add(r.stem);
    return out;
  }();
  bool const may_begin = listed.may_begin(lower);
  for (auto const& p : pairs) {
    if (!may_begin) break;
    if (!lower.starts_with(p.first) || !word(field, i + 1).starts_with(p.second)) continue;
    if (p.third.empty()) return rare_occupation{i + 1, p.group};
    if (word(field, i + 2).starts_with(p.third)) return rare_occupation{i + 2, p.group};
  }
  if (has_stem(lower)) {
    if (is_body(lower)) return std::nullopt;
    auto const whole = std::ranges::find_if(stems, [lower](row const& r) { return lower.contains(r.stem); });
    return rare_occupation{i, whole->group};
  }
  auto const start = may_begin
                         ? std::ranges::find_if(starts, [lower](row const& r) { return lower.starts_with(r.stem); })
                         : std::end(starts);
  if (start != std::end(starts) && !is_body(lower)) return rare_occupation{i, start->group};
  if (lower == "ministeri" || lower == "minister") return rare_occupation{i, leading};
  if (field.words[i]->kind == word_kind::rare_occupation) return rare_occupation{i, std::nullopt};
  return std::nullopt;
}

}  // namespace matala::anonymizer
