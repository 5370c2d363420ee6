// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

TEST_CASE("a name is found in every case and form") {
  for (std::string_view const name : {"Matti Virtanen", "Matti Virtasen", "Virtasen Matti",   "Korhosen Aino-Maria",
                                      "Matille",        "Matti V.",       "M. Virtanen",      "A. K. Virtanen",
                                      "Heikin",         "Pekan",          "Liisamme",         "Virtaset",
                                      "Virtasten",      "Virtasilla",     "Virtaselle",       "Mäkisellä",
                                      "Mäkeläkin",      "Ahmedin",        "Sjöblomin",        "O'Brien",
                                      "Al-Hassani",     "Nguyen Thi",     "Irma-Leena'n",     "Näkkäläjärvi",
                                      "Máret",          "Makinen",        "Virtanen-Korhosen"}) {
    CAPTURE(name);
    std::string const text = "Asiakkaana " + std::string(name) + " kertoi tilanteesta.";
    CHECK(masked(text) == "Asiakkaana [henkilö A] kertoi tilanteesta.");
  }
}

TEST_CASE("a person has one label, however often and in whichever form and field the name stands") {
  auto const seen = shipped()
                        .inspect(document_of({"Matti Virtanen tapasi Liisa Korhosen. Virtasella oli asiaa Liisalle.",
                                              "Korhonen soitti Matille. Sitten tuli Pekka."}),
                                 on_day())
                        .value();
  CHECK(seen.masked[0] == "[henkilö A] tapasi [henkilö B]. [henkilö A] oli asiaa [henkilö B].");
  CHECK(seen.masked[1] == "[henkilö B] soitti [henkilö A]. Sitten tuli [henkilö C].");
}

TEST_CASE("a name found once is found in lower case and in capitals as well") {
  CHECK(masked("Asiakas on Matti Virtanen. VIRTANEN lähti, ja myös virtasen auto lähti.") ==
        "Asiakas on [henkilö A]. [henkilö A] lähti, ja myös [henkilö A] auto lähti.");
}

TEST_CASE("labels go on behind those that the text brings with it") {
  CHECK(masked("[henkilö B] kävi täällä. Matti Virtanen ei.") == "[henkilö B] kävi täällä. [henkilö C] ei.");
}

TEST_CASE("a text without capitals hides names that are nothing else") {
  auto const out = masked("asiakkaana korhonen ja hänen vaimonsa kaisa, jotka asuvat lahdessa");
  CHECK(out.find("korhonen") == std::string::npos);
  CHECK(out.find("kaisa") == std::string::npos);
}

TEST_CASE("the names of a mail address are found in the text") {
  CHECK(masked("Viesti tuli osoitteesta meeri.jokunen@example.org, ja Jokunen odottaa.").find("Jokunen") ==
        std::string::npos);
}

TEST_CASE("ordinary words, medicines and diagnoses are no names") {
  for (std::string_view const text :
       {"Asiakkaalla on masennus ja unettomuutta.", "Sertralin ja Ketipinor ovat käytössä.",
        "Epäily Aspergerista ja Alzheimerin taudista.", "Kuntoutus alkaa maanantaina.", "Toivo paremmasta on tallella.",
        "Työpaja ja kuntouttava työtoiminta eivät auttaneet.", "Klienten har skulder och mår dåligt.",
        "The client has debts and feels unwell."}) {
    CAPTURE(text);
    CHECK(masked(text) == text);
  }
}

TEST_CASE("a name that is not written as names are is found") {
  struct row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr row rows[] = {
      {"Asiakas V i r t a n e n soitti taas.", "Asiakas [henkilö A] soitti taas."},
      {"Tunnus on mattivirtanen, kuulemma.", "Tunnus on [henkilö A], kuulemma."},
      {"Olen tavannut Anneli-vaimon kahdesti.", "Olen tavannut [henkilö A] kahdesti."},
      {"Viesti tuli M:ltä eilen illalla.", "Viesti tuli [henkilö A] eilen illalla."},
  };
  for (auto const& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(masked(text) == expected);
  }
}

TEST_CASE("letters that are grades, single letters in a row and long words of one kind are no names") {
  for (std::string_view const text :
       {"B:n todistus riittää.", "Vaihtoehdot a b c d ovat samat.", "Kuntoutussuunnitelma tehtiin yhdessä."}) {
    CAPTURE(text);
    CHECK(masked(text) == text);
  }
}

TEST_CASE("the word for what somebody is stays, the name behind it goes") {
  struct row {
    std::string_view text;
    std::string_view expected;
  };
  constexpr row rows[] = {
      {"Tapasin eilen esihenkilö Karhun.", "Tapasin eilen esihenkilö [henkilö A]."},
      {"Teklehaimanot (26) odottaa päätöstä.", "[henkilö A] ([ikä 25–29]) odottaa päätöstä."},
      {"Soitin eilen K.L. oli kotona.", "Soitin eilen [henkilö A] oli kotona."},
      {"Soitti HK, mies, ja HK puhui kauan.", "Soitti [henkilö A], mies, ja [henkilö A] puhui kauan."},
      {"Äidillä MMSE 21 ja isällä PTSD-oireita.", "Äidillä MMSE 21 ja isällä PTSD-oireita."},
      {"Pappi Tuomas Rekilä vetosi.", "Pappi [henkilö A] vetosi."},
      {"I don't know what she wants, I'm lost.", "I don't know what she wants, I'm lost."},
      {"Tilanne on vaikea. Karhu ei halua hoitoa.", "Tilanne on vaikea. [henkilö A] ei halua hoitoa."},
      {"Tilanne on vaikea. Karhu nähtiin metsässä.", "Tilanne on vaikea. Karhu nähtiin metsässä."},
      {"Tilanne on vaikea. Laineen mukaan apu riittää.", "Tilanne on vaikea. [henkilö A] mukaan apu riittää."},
      {"The case is hard. Hope refuses medicine.", "The case is hard. [person A] refuses medicine."},
      {"He is angry. Sepänniemi, his eye doctor, calls this absurd.",
       "He is angry. [person A], his eye doctor, calls this absurd."},
      {"Läget är svårt. Han vill flytta och de bor trångt.", "Läget är svårt. Han vill flytta och de bor trångt."},
      {"The case is hard. Hope is all we have.", "The case is hard. Hope is all we have."},
      {"Tulkki Farhad oli paikalla.", "Tulkki [henkilö A] oli paikalla."},
      {"Annoin Kaarina Lönnbergille uuden ajan.", "Annoin [henkilö A] uuden ajan."},
  };
  for (auto const& [text, expected] : rows) {
    CAPTURE(text);
    CHECK(masked(text) == expected);
  }
}
