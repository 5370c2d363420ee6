// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/pattern.hpp"

#include <re2/re2.h>

namespace matala::anonymizer {

// "5 v sitten", "3 v kokemus", "2 v ehdollista": a length of time.
inline constexpr auto duration_after =
    R"((?i)^\.?\s?(?:sitten|ajan|aika\pL*|kest\pL*|koke\pL*|työ\pL*|töi\pL*|vanki\pL*|ehdot\pL*|tuomi\pL*|jälk\pL*|väle\pL*|takuu|määrä\pL*|kulu\pL*|toimi\pL*|opi\pL*|)"
    R"(ollut|olleet|olla|asunut|asuneet|raitti\pL*|päihtee\pL*|seuran\pL*|avio\pL*|sedan|senare|tid|ago|later|experience))";

/// "työttömänä 3 v", "raittiina 2 v": a length of time by what stands in front.
inline constexpr auto duration_before =
    R"((?i)(?:^|[^\pL])(?:takana|työttömänä|raittiina|raitis|päihteetön|päihteettömänä|kuivilla|naimisissa|yhdessä|erossa|sairauslomalla|lomalla|eläkkeellä|asunut|ollut|)"
    R"(käytössä|jonottanut|sairastanut|hoitanut|kärsinyt|odottanut|oireillut|kest[\pL]*|hoidossa|vankilassa|jonossa|suomessa|maassa|talossa|työssä|töissä|virassa|arbetslös|nykter|drogfri|sober|clean|gift|sedan|i|for|past|last|within) $)";

/// The forms of ages in figures and words of three languages, and of sums.
struct age_patterns {
  // Group 4 is the bare "34 v", which may be a length of time; group 5 stands behind a word for age.
  re2::RE2 figures{in_latin(
      R"((?i)(?:(\d{1,3})(?:[.,]\d|½)?(?:[ ]?-[ ]?|[ ])?(?:vuotia\pL*|vuotis\pL*|vee\pL*|kesäi\pL*|kesäs\pL*|kesän\pL*|bast\b|årig\pL*|åring\pL*|års\pL*|)"
      R"(years?[- ]olds?|y/?o\b|y\.o\.|yr?s?\.? old|years? of age|v\.o\.)|)"
      R"((\d{1,3})(?::nen)? (?:vuotta |vuoden )?(?:vanha\pL*|ikäi\pL*|iässä|iästä|ikään|täyttän\pL*)|)"
      R"((\d{1,3}) år (?:gam\pL*|ung\pL*)|)"
      R"((\d{1,3})(?:[.,]\d)?[ -]?v(?:\.?[ ]?\d{1,2}[ ]?kk(?:[ -](?:ikäi\pL*|vanh\pL*))?|\b\.?)|)"
      R"((?:ikä\pL*|iältään|iässä|täytt\pL*(?:[ ][a-zåäö]+)?|ålder\pL*|fyll(?:er|de|t)|aged?|turn(?:ed|s|ing)))"
      R"((?:\s?(?:on|oli|är|juuri|of|nyt))?[ :(=]{1,2}(\d{1,3})(?:[ ]?v\b\.?|[ ]vuotta|[ ]år|[ ]years)?))")};
  // "lapsi 7 kk", "baby 5 months".
  re2::RE2 infant{in_latin(
      R"((?i)(?:lapsi|lapsen|vauva\pL*|poika|tyttö|esikoinen|kuopus|baby\pL*|barn\pL*|bebis\pL*|infant|son|dotter)(?: on| är| is)? )"
      R"((\d{1,2} ?(?:kk|mån(?:ader)?|months?|mo))\b)")};
  re2::RE2 months{
      in_latin(R"((?i)(\d{1,2})(?:[ ]?-[ ]?|[ ])?(?:kuukauti\pL*|kuukau(?:den|tta) (?:ikäi|vanh)\pL*|)"
               R"(kk(?:n|:n)?[ -]?(?:ikäi\pL*|vanh\pL*|vauva\pL*|lap\pL*|poik\pL*|tyttö\pL*)|)"
               R"(mån(?:ader)?\.? gam\pL*|månaders (?:baby|barn|pojke|flicka|son|dotter)|months?[- ]old))")};
  re2::RE2 weeks{in_latin(
      R"((?i)(\d{1,2})(?:[ ]?-[ ]?|[ ])?(?:viikkoi(?:nen|s)\pL*|viikon (?:ikäi|vanh)\pL*|vk (?:ikäi|vanh)\pL*|)"
      R"(veckor gam\pL*|weeks?[- ]old|days?[- ]old|päivän ikäi\pL*|päiväi(?:nen|s)\pL*))")};
  // The number is one word or two; group 3 is a month or week instead of a year.
  re2::RE2 words{in_latin(
      R"((?i)(?:([\pL]+)[ -])??([\pL]+(?:-(?:one|two|three|four|five|six|seven|eight|nine))?)[- ]?(?:vuotia\pL*|)"
      R"(vuotis(?:päiv|synty)\pL*|[ ]?vuotta vanha\pL*|[ ]?vuoden (?:ikäi\pL*|iässä|iästä|vanha\pL*)|årig\pL*|åring\pL*|)"
      R"(år gam\pL*|[- ]years?[- ]olds?|years of age|)"
      R"(((?:kuukauti|kui(?:nen|s)|viikkoi(?:nen|s)|kuukau(?:den|tta) (?:ikäi|vanh)|viikon (?:ikäi|vanh)|månader gam|veckor gam|)"
      R"((?:month|week|day)s?[- ]old)\pL*)))")};
  re2::RE2 begun{
      in_latin(R"((?i)(?:puolitoista|puoli)[- ]?vuotia\pL*|\bvuoden ikäi\pL*|ett och ett halvt år gam\pL*)")};
  // What stands in front of the last of several ages: "3-, 5- ja ", "3 v, 5 ja ".
  re2::RE2 listed{
      in_latin(R"((?:^|[^\pL\d.,-])((?:\d{1,2}(?:-| ?v\.?| ?år)?(?:, ?| ja | sekä | och | and | tai | & |/))+)$)")};
  re2::RE2 listed_word{in_latin(R"((?i)(?:^|[^\pL])([\pL]+)- (?:ja|och|and|tai) $)")};
  re2::RE2 bound{
      in_latin(R"((?i)(?:alle|yli|under|över|over|above|below|vähintään|enintään|minst|högst|least|most) $)")};
  re2::RE2 sum{in_latin(
      R"((?i)(?:(?:€|eur) ?)?(\d{1,3}(?:[ .,]\d{3})+|\d{3,7})(?:[,.]\d{1,2})?[ ]?(?:€|euro\pL*(?: ja \d{1,2} sent\pL*)?|eur\b|e/kk|e\b|:-|,-)|)"
      R"((?i)(?:€|\beur) ?(\d{1,3}(?:[ .,]\d{3})+|\d{3,7})(?:[,.]\d{1,2})?)")};
  // Written to the cent, whether or not a currency stands beside it.
  re2::RE2 to_the_cent{in_latin(R"((\d{1,3}(?:[ .]\d{3})+|\d{3,6}),\d{2}(?::\pL+)?)")};
  re2::RE2 measure{in_latin(R"((?i)^\s?(?:%|[cmk]?m\b|[mk]?g\b|[md]?l\b|mmol|kcal|h\b|°|x))")};
  re2::RE2 duration{in_latin(duration_after)};
  re2::RE2 lasting{in_latin(duration_before)};
};

}  // namespace matala::anonymizer
