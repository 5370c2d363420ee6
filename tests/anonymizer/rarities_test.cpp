// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string_view>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

struct row {
  std::string_view text;
  std::string_view expected;
};

template <std::size_t N>
void check_all(row const (&rows)[N]) {
  for (auto const& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(masked(text) == expected);
  }
}

bool asks_for(std::string_view text, reason why) {
  auto const seen = inspect(text);
  return std::ranges::any_of(seen.findings,
                             [&](finding const& f) { return f.reason == why && f.action == action::ask; });
}

}  // namespace

TEST_CASE("an occupation that few hold becomes its group, a ministry stays") {
  check_all(
      {{"Hän on kunnanjohtaja.", "Hän on [johtotehtävä]."},
       {"Hän toimi poroneläinlääkärinä.", "Hän toimi [asiantuntija-ammatti]."},
       {"Isä on kansanedustaja ja äiti piispa.", "Isä on [luottamustehtävä] ja äiti [kirkon virka]."},
       {"Hän on everstiluutnantti evp.", "Hän on [sotilasammatti] evp."},
       {"Hon är riksdagsledamot.", "Hon är [förtroendeuppdrag]."},
       {"He is a member of parliament.", "He is a [elected office]."},
       {"Sosiaali- ja terveysministeriö ohjeistaa.", "Sosiaali- ja terveysministeriö ohjeistaa."},
       {"Hän on työskennellyt siivoojana ja lähihoitajana.", "Hän on työskennellyt siivoojana ja lähihoitajana."}});
  CHECK(asks_for("Hän on kunnanjohtaja.", reason::rare_occupation));
}

TEST_CASE("the only one, the first one and what the news told are asked about") {
  for (std::string_view const text :
       {"Hän on kylän ainoa poronhoitaja.", "Hän on Inarin ainoa kuuro.", "Hän oli ensimmäinen leikattu Suomessa.",
        "Asiakas on Suomen ensimmäinen potilas, jolle tehtiin leikkaus.", "Asiakas oli lehdessä.",
        "Hän on ollut julkisuudessa.", "Perhesurman jälkeen hän muutti.",
        "Han var den första i Finland som opererades.", "Hon är den äldsta i kommunen.",
        "Det stod om honom i tidningen.", "She was the first in Finland to have it.", "It was on the news last year.",
        "Isä tuomittiin murhasta.", "Hän on ainoa kolttasaamea äidinkielenään puhuva opettaja koko maassa.",
        "Hon är den enda svenskspråkiga kvinnliga sotaren i Österbotten.",
        "She is the only Finnish woman who ever won the title.", "The family was in all the evening papers."}) {
    CAPTURE(text);
    CHECK(asks_for(text, reason::unique_event));
  }
  for (std::string_view const text :
       {"Hän on lasten ainoa huoltaja.", "Ensimmäinen asunto Suomessa löytyi nopeasti.", "Hän lukee lehteä.",
        "The only thing that helps is rest.", "Ainoa asia, joka auttaa, on lepo.",
        "Äiti on ainoa ihminen, joka auttaa.", "Detta är det enda som hjälper.",
        "Sosiaalisessa mediassa oli kiusaamista.", "Itsemurhayritys oli keväällä.", "Hon är enda barnet.",
        "It was her first home in Finland.", "He follows the news all day."}) {
    CAPTURE(text);
    CHECK_FALSE(asks_for(text, reason::unique_event));
  }
}

TEST_CASE("what is so special goes with the word that says so, to the end of its clause") {
  CHECK(masked("Äiti on kylän viimeinen, joka vielä kutoo raanua, ja hän asuu yksin.") ==
        "Äiti on [harvinainen tieto], ja hän asuu yksin.");
  CHECK(masked("Hon är ju kommunens enda talterapeut, så alla vet det.") ==
        "Hon är ju [ovanlig uppgift], så alla vet det.");
  CHECK(masked("He works as a guard, one of two in the country.") == "He works as a guard, [rare detail].");
  CHECK(masked("Suku on tunnettu koko kylällä, ja se painaa.") == "Suku [harvinainen tieto], ja se painaa.");
  CHECK(masked("Jonot kasvavat koko maassa.") == "Jonot kasvavat koko maassa.");
}

TEST_CASE("six children and more become several, five stay, a class of twelve stays") {
  check_all({{"Perheessä on 5 lasta.", "Perheessä on 5 lasta."},
             {"Perheessä on 6 lasta.", "Perheessä on [useita lapsia]."},
             {"Perheessä on yksitoista lasta.", "Perheessä on [useita lapsia]."},
             {"Kymmenlapsinen perhe muutti.", "[useita lapsia] perhe muutti."},
             {"Familjen har elva barn.", "Familjen har [flera barn]."},
             {"Ryhmässä on 12 lasta.", "Ryhmässä on 12 lasta."}});
}

TEST_CASE("children born together are asked about, a double diagnosis is not") {
  CHECK(asks_for("Kaksoset syntyivät keväällä.", reason::rare_family));
  CHECK(asks_for("Tvillingarna är oroliga.", reason::rare_family));
  CHECK(asks_for("The twins are in school.", reason::rare_family));
  CHECK(masked("Kaksoisdiagnoosi vaikeuttaa hoitoa.") == "Kaksoisdiagnoosi vaikeuttaa hoitoa.");
}

TEST_CASE("a rare diagnosis becomes its chapter, common ones stay") {
  check_all({{"Diagnoosi Q87.1.", "Diagnoosi [synnynnäinen poikkeavuus]."},
             {"Hänellä on G12.2.", "Hänellä on [hermoston sairaus]."},
             {"Hänellä on E70.0 ja F32.1.", "Hänellä on [aineenvaihduntasairaus] ja F32.1."},
             {"Hänellä on E78.0.", "Hänellä on E78.0."},
             {"Diagnoosi g71.0.", "Diagnoosi [hermoston sairaus]."},
             {"Diagnoosit M54.5, I10, J45.9 ja Z73.0.", "Diagnoosit M54.5, I10, J45.9 ja Z73.0."}});
}

TEST_CASE("three kinds of details together stay, four are asked about where the age stands") {
  CHECK_FALSE(asks_for("Hän on 47-vuotias nainen, jolla on reuma.", reason::rare_combination));
  std::string_view const four = "Hän on 47-vuotias nainen, yksinhuoltaja, jolla on reuma.";
  auto const seen = inspect(four);
  REQUIRE(seen.findings.size() == 1);
  CHECK(seen.findings[0].reason == reason::rare_combination);
  CHECK(seen.findings[0].action == action::ask);
  CHECK(seen.findings[0].replacement == "[ikä 45–49]");
  CHECK(masked(seen.masked[0]) == seen.masked[0]);
}

TEST_CASE("without age or place the most telling word is asked about until three kinds are left") {
  CHECK(masked("Nainen on somalialainen siivooja, yksinhuoltaja ja hänellä on masennus.") ==
        "Nainen on [harvinainen tieto] siivooja, yksinhuoltaja ja hänellä on masennus.");
}

TEST_CASE("an age that only its place tells becomes a band") {
  check_all({{"Anna, 34, bor ensam.", "[person A], [ålder 30–34], bor ensam."},
             {"Hon är 34 år och ensam.", "Hon är [ålder 30–34] och ensam."},
             {"Hon är 34 och ensam.", "Hon är [ålder 30–34] och ensam."},
             {"She is 34.", "She is [age 30–34]."},
             {"Mies, 34, asuu yksin.", "Mies, [ikä 30–34], asuu yksin."},
             {"Hon är 82,5 kg.", "Hon är 82,5 kg."},
             {"Det är 5 år sedan.", "Det är 5 år sedan."},
             {"Han är nitton.", "Han är [ålder 18–24]."},
             {"He's eighty-eight, and alone.", "He's [age 85–89], and alone."},
             {"Isä, poromies, viiskytäkaks, on väsynyt.", "Isä, [luonnonvara-alan ammatti], [ikä 50–54], on väsynyt."},
             {"Ensin yksi, kaksi, kolme, sitten loppu.", "Ensin yksi, kaksi, kolme, sitten loppu."},
             {"Lapset 3-, 5- ja 7-vuotiaat.", "Lapset [ikä 3–6], [ikä 3–6] ja [ikä 7–12]."},
             {"Lapsi on 1 v 8 kk.", "Lapsi on [ikä 0–2]."},
             {"Alle 25-vuotiaat odottavat.", "Alle 25-vuotiaat odottavat."}});
}

TEST_CASE("days in words lose their day") {
  check_all({{"Muutto oli kolmantenatoista lokakuuta.", "Muutto oli [lokakuu]."},
             {"Muutto oli toukokuun ensimmäisenä päivänä.", "Muutto oli [toukokuu]."},
             {"Muutto oli juhannuksena 2023.", "Muutto oli [vuosi 2023]."},
             {"Muutto oli lokakuun puolivälissä.", "Muutto oli lokakuun puolivälissä."},
             {"Flytten var den tjugofemte oktober och det är svårt.", "Flytten var den [oktober] och det är svårt."},
             {"She moved on the thirteenth of October.", "She moved on the [October]."}});
}
