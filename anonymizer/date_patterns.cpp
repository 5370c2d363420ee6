// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/date_patterns.hpp"

#include "anonymizer/pattern.hpp"

#include <string>

namespace matala::anonymizer {
namespace {

constexpr auto month_word =
    R"((?i:(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)(?:kuu\pL*|k\.)|)"
    R"(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|)"
    R"(january|february|march|may|june|july|august|october|jan|feb|mar|apr|jun|jul|aug|sept?|oct|okt|nov|dec))";
// Behind a day also without "kuu": "13. loka".
constexpr auto short_month = R"((?i:(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)k?))";
constexpr auto ordinal_word =
    R"((?i:ensimmäi\pL+|toi(?:nen|sena|senä)|(?:yhde|kahde|kolma|neljä|viide|kuude|seitsemä|kahdeksa|yhdeksä|kymmene)(?:s|nte\pL+|nne\pL+|tt[aä])|)"
    R"(\pL*(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|onde|elfte|tolfte)|)"
    R"((?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|)"
    R"(tenth|eleventh|twelfth|\pL+teenth|twentieth|thirtieth))";
constexpr auto feast_word =
    R"((?i:(?:joulu|tapanin|juhannu|vap[pu]|pääsiäi|itsenäisyyspäiv|uudenvuoden|uutena|loppiai|äitienpäiv|isänpäiv)\pL*(?: vuotena)?|)"
    R"((?:jul|midsommar|valborg|påsk|nyår|trettond|lucia|självständighets)\pL*|)"
    R"((?:christmas|easter|midsummer|new year's|independence|boxing)(?: (?:eve|day|sunday|monday))?))";
constexpr auto weekday =
    R"((?i:(?:maanan|tiis|tors|perjan|lauan|sunnun)tai\pL*|keskiviik\pL*|(?:mån|tis|ons|tors|fre|lör|sön)dag\pL*|)"
    R"((?:mon|tues|wednes|thurs|fri|satur|sun)day|ma|ti|ke|to|pe|la|su))";

constexpr auto in_front_of_birth =
    R"((?i)(?:syntymä(?:aika|päivä|vuosi)\pL*|synt\pL*|\bs\.|\bsynt\.|född\pL*|födelse\pL*|\bf\.|born|birth|dob|d\.o\.b\.)(?:\s?(?:on|oli|aika|vuonna|v\.|år|in|on|den|är))*[\s:(,-]*$)";
constexpr auto behind_birth = R"((?i)^[\s,]*(?:syntyn\pL*|synt\.|född\pL*|-?born))";
constexpr auto in_front_of_time =
    R"((?i)\b(?:klo|kello|kl\.?|at|time|bmi|inr|crp|hb|hba1c|gfr|peth|tsh|psa|ldl|hdl|kalium|natrium|potassium|sodium|glukoosi|glucose)\s?$)";

}  // namespace

date_patterns::date_patterns()
    : birth_year(in_latin(
          R"((?i)(?:synt\pL*\.?|\bs\.|född\pL*|födelseår\pL*|\bf\.|\bb\.|born|year of birth|vuosimall\pL*|\bvm\.?)[\s:]{0,2}(?:(?:on|oli|är|is|vuonna|v\.|år|in|i|-|[a-zåäö]+kuussa|[a-zåäö]+(?:ber|ari|mars|april|juni|juli))\s?)*[-']?((?:19|20)\d{2}|\d{2})\b|(?:\bv\.\s?|\bvuonna\s|-|\b)((?:19|20)\d{2}|\d{2})\s?(?:-?\s?syntyn\pL*|född\pL*))")),
      birth_before(in_latin(in_front_of_birth)),
      birth_after(in_latin(behind_birth)),
      clock_before(in_front_of_time) {
  auto const add = [&](std::string const& pattern, char const* order, extent what = extent::whole,
                       anchor near = anchor::digit) {
    rows.push_back(std::unique_ptr<row const>(new row{re2::RE2(in_latin(pattern)), order, what, near}));
  };
  std::string const month = month_word;
  std::string const year = R"((?:[ ,.]{1,2}((?:18|19|20)\d{2})\b)?)";
  // Ranges first: the merge keeps the wider of two overlapping spans.
  add(R"((\d{1,2})\.(?:\d{1,2}\.)?[ ]?-[ ]?\d{1,2}\.[ ]?(\d{1,2})\.[ ]?((?:18|19|20)?\d{2})?)", "dmy");
  add(R"((\d{1,2})[ ]?\.\s?(\d{1,2})[ ]?\.\s?((?:18|19|20)\d{2}|\d{2}))", "dmy");
  add(R"((\d{1,2})\.(\d{1,2})\.[ ]?[-']((?:19|20)?\d{2}))", "dmy");
  add(R"((\d{1,2})\.[ ]?(\d{1,2})\.)", "dm");
  // "12.VIII": one letter alone may be anything.
  add(R"((\d{1,2})\.[ ]?(XII|XI|IX|VIII|VII|VI|IV|III|II)\b)", "dR");
  add(R"((\d{1,2})/(\d{1,2})/((?:18|19|20)?\d{2}))", "dmy");
  add(R"((\d{1,2})/(\d{1,2})/((?:18|19|20)\d{2}))", "mdy");
  add(R"((\d{1,2})/(\d{1,2})(?:[ ]?-((?:18|19|20)?\d{2})| ((?:18|19|20)\d{2})))", "dmyy");
  add(R"((?i:den )(\d{1,2})(?:-\d{1,2})?[./](\d{1,2}))", "dm");
  // Without the last full stop it must be the end of the phrase.
  add(R"((\d{1,2})\.(1[0-2])(?:[,;!?)]|$))", "dm", extent::until_last_group);
  add(R"((\d{1,2})-\d{1,2}\.(1[0-2]))", "dm");
  // More than its denominator: no score.
  add(R"((1[3-9]|2[0-35-9]|3[01])/(1[0-2]|0?[1-9]))", "dm");
  add(R"(\b)"
      "(?i:ma|ti|ke|to|pe|la|su|[a-zåäö]+tai(?:na)?|mån|tis|ons|tors|fre|lör|sön|[a-zåäö]+dag(?:en)?)"
      R"(\.? (?:den )?(\d{1,2})[./](\d{1,2}))",
      "dm");
  // With a word for when in front of it a fraction is a day, too.
  add(R"(\b(?i:uppföljning|uppf|möte|tid|senast|från|till|bokat|bokad|kontroll|seuranta|kontrolli|aika|palaveri|tapaaminen|)"
      R"(kuollut|kuoli|syntyi|syntynyt|alkoi|alkaen|tapahtui|kävi|käynyt|soitettu|näin|muutti|lähti|päättyi|päättynyt|)"
      R"(varattu|peruttu|eräpäivä|pvm|saapui|dog|avled|föddes|började|slutade|flyttade|ringde|inträffade|born|died|)"
      R"(kotiutus|follow-up|since|until|i morgon|imorgon|i dag|idag|i går|i fredags|huomenna|eilen|igår|tänään|today|tomorrow|yesterday),?:? (\d{1,2})[./](\d{1,2}))",
      "dm", extent::from_first_group);
  // The first column of a table.
  add(R"((?m)^(\d{1,2})/(\d{1,2})\t)", "dm", extent::from_first_group);
  add(R"((\d{1,2})[-,_ ](\d{1,2})[-,_ ]((?:18|19|20)\d{2}))", "dmy");
  add(R"(((?:18|19|20)\d{2})[-./](\d{1,2})[-./](\d{1,2}))", "ymd");
  std::string const nth = R"((?:\.|:[ae]|:n?nn?e\pL*|:n?s|st|nd|rd|th)?[ ]?)";
  std::string const noun = R"((?:(?:päivä|pvä|p:n|pn)\pL*[ ])?)";
  add(R"((?i:den |the )?(\d{1,2})(?:\.?[ ]?-[ ]?\d{1,2})?)" + nth + noun + "(?:of[ ])?(" + month + ")" + year, "dMy");
  add(R"((\d{1,2})(?:\.|:\pL{1,7})?[ ]?()" + std::string(short_month) + ")" + year, "dMy");
  add("(" + month + R"()\.?\s(\d{1,2})(?:\.|:\pL+|st|nd|rd|th)?(?:\s?(?:päivä|pvä|p:n|pn)\pL*)?)" + year, "Mdy");
  add(std::string(ordinal_word) + "[ ]" + noun + "(?:of[ ])?(" + month + ")" + year, "My", extent::whole,
      anchor::month);
  add("(" + month + ")[ ]" + ordinal_word + R"((?:[ ]päivä\pL*)?)" + year, "My", extent::whole, anchor::month);
  add("(" + std::string(feast_word) + R"()[ ](?:vuonna[ ])?((?:18|19|20)\d{2}))", "Hy");
  // "den nionde i fjärde", "kolmas kolmatta": the month is counted as well.
  add(R"((?i:den )()(?i:\d{1,2}|)" + std::string(ordinal_word) +
          R"()[ ](?i:i )?(?i:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte)\b)",
      "d", extent::whole, anchor::anywhere);
  add("()" + std::string(ordinal_word) +
          R"([ ](?i:ensimmäistä|toista|kolmatta|neljättä|viidettä|kuudetta|seitsemättä|kahdeksatta|yhdeksättä|)"
          R"(kymmenettä|yhdettätoista|kahdettatoista)\b)",
      "d", extent::whole, anchor::anywhere);
  add(R"((?i:född|synt\pL*\.?)[ ](?i:år |vuonna )?()(?i:nittonhundra|tjugohundra|tvåtusen|tuhatyhdeksänsataa|kaksituhatta)\pL*)",
      "d", extent::whole, anchor::anywhere);
  add(std::string(weekday) + R"([ ](?:den[ ])?(\d{1,2})\.?[ ]?(?:päivä|pvä|p:n|pn)\pL*)", "d");
}

}  // namespace matala::anonymizer
