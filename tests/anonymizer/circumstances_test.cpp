// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/ages.hpp"
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

struct row {
  std::string_view text;
  std::string_view expected;
};

}  // namespace

TEST_CASE("ages become bands") {
  constexpr row rows[] = {
      {"Asiakas on 47-vuotias.", "Asiakas on [ikä 45–49]."},
      {"Asiakas on 47 vuotias.", "Asiakas on [ikä 45–49]."},
      {"Asiakas (47 v) asuu yksin.", "Asiakas ([ikä 45–49]) asuu yksin."},
      {"Asiakas, 47v, asuu yksin.", "Asiakas, [ikä 45–49], asuu yksin."},
      {"Hän on kaksikymmentäviisivuotias.", "Hän on [ikä 25–29]."},
      {"Hän on kolmevuotiaan äiti.", "Hän on [ikä 3–6] äiti."},
      {"Hän on 93-vuotias.", "Hän on [ikä 90+]."},
      {"Lapsi on 8 kk ikäinen.", "Lapsi on [ikä 0–2]."},
      {"Klienten är 34 år gammal.", "Klienten är [ålder 30–34]."},
      {"Hon har en 5-åring som är sjuk.", "Hon har en [ålder 3–6] som är sjuk."},
      {"The client is a 34-year-old who has debts.", "The client is a [age 30–34] who has debts."},
      {"Asiakas asuu Inarissa, 56 v. Työuupumus on pitkä.", "Asiakas asuu [Lappi], [ikä 55–59]. Työuupumus on pitkä."},
      {"Avovaimo ja lapsi 7 kk ovat kotona.", "Avovaimo ja lapsi [ikä 0–2] ovat kotona."},
      {"Hon har barn 4 år och 7 år.", "Hon har barn [ålder 3–6] och [ålder 7–12]."},
      {"Klienten är från Ukraina, 37 år. Hon är ensam.", "Klienten är från Ukraina, [ålder 35–39]. Hon är ensam."},
      {"She has children 12 and 14. They are well.", "She has children [age 7–12] and [age 13–15]. They are well."},
      {"Asiakas on työttömänä 3 v. Diabetes on hoidossa.", "Asiakas on työttömänä 3 v. Diabetes on hoidossa."},
      {"She is a mother of eight. She is tired.", "She is a mother of eight. She is tired."},
      {"Siitä on 5 vuotta.", "Siitä on 5 vuotta."},
      {"Hän muutti 5 v sitten.", "Hän muutti 5 v sitten."},
      {"Hän on 45–49-vuotias.", "Hän on 45–49-vuotias."},
  };
  for (auto const& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(masked(text) == expected);
  }
}

TEST_CASE("the bands of ages begin and end where they are documented") {
  constexpr std::pair<int, std::string_view> rows[] = {
      {0, "0–2"},    {2, "0–2"},    {3, "3–6"},    {6, "3–6"},    {7, "7–12"},   {12, "7–12"},
      {13, "13–15"}, {15, "13–15"}, {16, "16–17"}, {17, "16–17"}, {18, "18–24"}, {24, "18–24"},
      {25, "25–29"}, {29, "25–29"}, {30, "30–34"}, {89, "85–89"}, {90, "90+"},   {103, "90+"}};
  for (auto const& [years, band] : rows) {
    CAPTURE(years);
    CHECK(age_band(years) == band);
  }
}

TEST_CASE("days of the last twelve months keep their month, older ones their year") {
  constexpr row rows[] = {
      {"Työ loppui 3.2.2026.", "Työ loppui [helmikuu 2026]."},
      {"Työ loppui 03.02.2026 äkisti.", "Työ loppui [helmikuu 2026] äkisti."},
      {"Työ loppui 4.5.2025.", "Työ loppui [toukokuu 2025]."},
      {"Työ loppui 30.4.2025.", "Työ loppui [vuosi 2025]."},
      {"Työ loppui 2026-02-03.", "Työ loppui [helmikuu 2026]."},
      {"Tapaaminen on 13. lokakuuta ja se siirtyi.", "Tapaaminen on [lokakuu] ja se siirtyi."},
      {"Muutto oli 13. lokakuuta 1992.", "Muutto oli [vuosi 1992]."},
      {"Muutto oli lokakuun 13. päivä.", "Muutto oli [lokakuu]."},
      {"Flytten var den 13 oktober 1992 och det är svårt.", "Flytten var [år 1992] och det är svårt."},
      {"She moved on 13 Oct 1992 and was alone.", "She moved on [year 1992] and was alone."},
      {"Hittade honom den 9 i fjärde och grät.", "Hittade honom [datum] och grät."},
      {"Klienten fick medicin som var fel i går 28.10!", "Klienten fick medicin som var fel i går [oktober]!"},
      {"Klientens BMI är 14.8 och INR 2.6.", "Klientens BMI är 14.8 och INR 2.6."},
      {"Vauva tuli 13.VIII ja nukkuu.", "Vauva tuli [elokuu] ja nukkuu."},
      {"Muutto oli 13.10.-92 ja se oli raskas.", "Muutto oli [vuosi 1992] ja se oli raskas."},
      {"Kutsuttu koululle 9:nnelle huhtik. asti.", "Kutsuttu koululle [huhtikuu] asti."},
      {"Puoliso kuollut 1/7, asunto liian kallis.", "Puoliso kuollut [heinäkuu], asunto liian kallis."},
      {"Tulos oli 1/7, seuraava syksyllä.", "Tulos oli 1/7, seuraava syksyllä."},
      {"Kotiutettu neljästi tammikuun aikana.", "Kotiutettu neljästi tammikuun aikana."},
      {"Hän on syntynyt 13.10.1952.", "Hän on syntynyt [ikä 70–74]."},
      {"Hän on syntynyt vuonna 1985.", "Hän on syntynyt vuonna [ikä 40–44]."},
      {"Labrat 3.2. olivat kunnossa.", "Labrat [helmikuu] olivat kunnossa."},
      {"Kävi täällä 3.2. Seuraava aika on kesällä.", "Kävi täällä [helmikuu]. Seuraava aika on kesällä."},
      {"Klienten har uppföljning 11/5 hos oss.", "Klienten har uppföljning [maj] hos oss."},
      {"Klienten har möte ons 25.3 hos oss.", "Klienten har möte [mars] hos oss."},
      {"Kipu on 3/10 ja uni 7/10.", "Kipu on 3/10 ja uni 7/10."},
      {"Klo 10.10. alkaa ryhmä.", "Klo 10.10. alkaa ryhmä."},
  };
  for (auto const& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(masked(text) == expected);
  }
}

TEST_CASE("exact sums become round ones, round ones stay") {
  CHECK(masked("Vuokra on 1 234 € kuussa.") == "Vuokra on [noin 1 000 €] kuussa.");
  CHECK(masked("Vuokra on 987,50 euroa.") == "Vuokra on [noin 1 000 €].");
  CHECK(masked("Vuokra on 800 euroa.") == "Vuokra on 800 euroa.");
  CHECK(masked("Luotto oli 3 417,22 keväällä.") == "Luotto oli [noin 3 000 €] keväällä.");
  CHECK(masked("Palkka tippui 472,20:een.") == "Palkka tippui [noin 500 €].");
  CHECK(masked("Pituus on 181,50 cm.") == "Pituus on 181,50 cm.");
}

TEST_CASE("municipalities become their region or a large city; authorities and countries stay") {
  CHECK(masked("Hän muutti Äänekoskelta Jyväskylään.") == "Hän muutti [Keski-Suomi] [suuri kaupunki].");
  CHECK(masked("Hän sai Kelasta päätöksen ja meni TE-toimistoon.") ==
        "Hän sai Kelasta päätöksen ja meni TE-toimistoon.");
  CHECK(masked("Hän muutti Suomeen Ruotsista.") == "Hän muutti Suomeen Ruotsista.");
  auto const kept = inspect("Hän sai Kelasta päätöksen.");
  REQUIRE(kept.findings.size() == 1);
  CHECK(kept.findings[0].action == action::keep);
  CHECK_FALSE(needs_decision(kept.findings[0]));
}

TEST_CASE("employers, schools and wards become their kind") {
  CHECK(masked("Hän oli töissä Metsä-Esimerkki Oy:ssä.") == "Hän oli töissä [työnantaja].");
  CHECK(masked("Lapsi käy Kaukajärven koulua.") == "Lapsi käy [koulu].");
  CHECK(masked("Hän on osastolla 3B.") == "Hän on [osasto].");
  CHECK(masked("Poika muutti Niittyrannan nuorisokotiin.") == "Poika muutti [hoivakoti].");
  CHECK(masked("Lapsi on päiväkoti Peikonpesässä.") == "Lapsi on [päiväkoti].");
  CHECK(masked("Hoito on Lehtisaaren psykiatrisessa sairaalassa.") == "Hoito on [sairaala].");
  CHECK(masked("Isännöinnistä vastaa Kainuun Talokettu Oy.") == "Isännöinnistä vastaa [työnantaja].");
  CHECK(masked("Hän oli töissä Raahen Levy ja Putki Oy:ssä.") == "Hän oli töissä [työnantaja].");
}

TEST_CASE("the word for a kind stays where it names no one place") {
  for (std::string_view const text :
       {"Lapsen päiväkotipaikka on haettu.", "Kela ja terveysasema ovat eri mieltä.",
        "Hän sai vankilatuomion viime vuonna.", "Vankilatuomio ja päiväkotimaksu huolettavat."}) {
    CAPTURE(text);
    CHECK(masked(text) == text);
  }
}

TEST_CASE("what singles somebody out is asked about and masked until then") {
  auto const seen = inspect("Hän on kansanedustaja.");
  REQUIRE(seen.findings.size() == 1);
  CHECK(seen.findings[0].action == action::ask);
  CHECK(seen.findings[0].reason == reason::rare_occupation);
  CHECK(seen.masked[0].find("kansanedustaja") == std::string::npos);
}
