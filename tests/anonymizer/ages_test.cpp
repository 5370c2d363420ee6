// SPDX-License-Identifier: Apache-2.0
// Ages as people write them beside somebody, and numbers that are none.
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

// The text without its brackets, and the bracketed pieces by their bytes.
struct marked_text {
  explicit marked_text(std::string_view marked) {
    for (char const c : marked) {
      if (c == '[') ages.push_back({text.size(), text.size()});
      if (c == ']') ages.back().second = text.size();
      if (c != '[' && c != ']') text.push_back(c);
    }
  }
  std::string text;
  std::vector<std::pair<std::size_t, std::size_t>> ages;
};

bool is_found(std::vector<finding> const& findings, std::string_view text, std::size_t begin, std::size_t end) {
  for (auto at = begin; at < end; ++at) {
    auto const covers = [at](finding const& f) { return f.begin <= at && at < f.end; };
    bool const says_something = text[at] != ' ' && text[at] != '-' && text[at] != '.';
    if (says_something && std::ranges::none_of(findings, covers)) return false;
  }
  return true;
}

void check_ages(std::span<std::string_view const> rows, language lang) {
  for (auto const row : rows) {
    CAPTURE(row);
    marked_text const marked(row);
    auto const findings = inspect(marked.text, lang).findings;
    for (auto const& [begin, end] : marked.ages) CHECK(is_found(findings, marked.text, begin, end));
    auto const is_other_age = [&](finding const& f) {
      return f.category == category::age && std::ranges::none_of(marked.ages, [&](auto const& age) {
               return f.begin < age.second && age.first < f.end;
             });
    };
    CHECK(std::ranges::none_of(findings, is_other_age));
  }
}

}  // namespace

TEST_CASE("Finnish ages beside somebody are found, however they are written") {
  constexpr std::string_view rows[] = {
      "Asiakas on [58v] mies, työtön keväästä.",
      "Kyseessä [58-v.] mies, jolla selkäkipuja.",
      "[58 -vuotias] leski hakee apua.",
      "[58vuotias] leski hakee apua.",
      "Nainen [45v], kaksi lasta.",
      "Potilas täyttää kesällä [18].",
      "Juuri [18 täyttänyt] nuori muutti omilleen.",
      "Ikä [43], ammatti levyseppä.",
      "ikä: [43v], levyseppä.",
      "Hän on [14] eikä käy koulua.",
      "Tyttö [12v] ja poika [9v] asuvat isällä.",
      "Lapset [3],[5],[8v] ovat päivähoidossa.",
      "Lapset ([3], [5] ja [8]) ovat päivähoidossa.",
      "Lapset [3v], [5v] ja [8v].",
      "[3-] ja [5-v.] lapset jäivät yksin.",
      "Iältään [77], muisti heikkenee.",
      "Kaatui [77] vuoden iässä portaissa.",
      "Juhli [80-vuotispäiviä]än yksin.",
      "Tyttö on [seitsemäntoista].",
      "Poika, [kuusitoista], ei nuku.",
      "Esikoinen on [kolmivuotias] ja kuopus [puolivuotias].",
      "Vauva [5 kk] nukkuu huonosti.",
      "[5kk] vanha vauva itkee.",
      "[Viiden kuukauden] ikäinen vauva.",
      "Äiti on [kolkytkaks] ja väsynyt.",
      "Mies [nelkytviis], eronnut.",
      "[14-kesäinen] tyttö karkaa kotoa.",
      "On [85]-syntynyt.",
      "Asiakas (mies, [58]) ei vastaa.",
      "Asiakas, mies [58 v], ei vastaa.",
      "Mies/[58]/työtön.",
      "N, [34], yksinhuoltaja.",
      "Nuorempi on [12] ja vanhempi [15].",
      "Pojat ovat [7] ja [9].",
      "Tytär täytti viime viikolla [15].",
      "Vaari täyttää [yhdeksänkymmentä] syksyllä.",
      "Hänellä on [2,5-vuotias] poika.",
      "Lapsi [1v8kk] ei puhu.",
      "Lapsi [1 v 8 kk] ei puhu.",
      "Isoäiti on jo [91 vuotta].",
      "Asiakas oli [19] kun lapsi syntyi.",
      "Ensimmäinen lapsi [17]-vuotiaana.",
      "Hän sai ensimmäisen psykoosin [22] vuotiaana.",
      "Mummo [88], pappa [90].",
      "As. ikä [67]. Leski.",
      "[67-vuotiaan] äiti, [93].",
      "Lapset: poika [4], tyttö [6].",
      "poika [10 v.], erityisluokalla",
      "V. [1985] syntynyt nainen.",
      "Nainen s. [1985].",
      "Nainen synt. [-85].",
      "Kaksoset [4 v] ja vauva [3 kk].",
      "Hän on nyt [neljäkymmentäkaksi vuotta vanha].",
      "Poika [3 v], tytär [5 v].",
      "Lapsi [4 v] kotihoidossa.",
      "Ukko on [yheksänkytkolome] ja mökissä.",
      "Täytti juuri [seitkytä] ja vaimo jätti.",
      "Asiakas Mark, [33 vuotta 2 kuukautta], vapautunut.",
      "Kadoksissa Alpo, [76:nen ikäinen].",
      "LAPSET [5], [8] JA [13]",
      "Äiti ei tiedä, hän [16].",
  };
  check_ages(rows, language::fi);
}

TEST_CASE("Swedish ages beside somebody are found, however they are written") {
  constexpr std::string_view rows[] = {
      "Klienten är en [58-årig] man.",
      "[58årig] änka söker hjälp.",
      "Kvinna [45 år], två barn.",
      "Mannen är [58].",
      "Fyllde precis [18].",
      "Fyller [80] i höst.",
      "Född [-65], arbetslös.",
      "F. [1965], gift.",
      "En [treåring] och en [femåring].",
      "Barn ([3] och [5]).",
      "Barnen [3], [5] och [8 år] bor hos pappan.",
      "Babyn är [5 mån gammal].",
      "Baby [5 mån], sover illa.",
      "Ålder [43], ensamstående.",
      "Föll vid [77 års] ålder.",
      "Hon är [45 bast] och trött.",
      "Flickan är [sjutton].",
      "Pojken, [sexton], sover inte.",
      "Sonen [2,5 år] pratar inte.",
      "Sonen är [ett och ett halvt år].",
      "Dottern, [11], skolkar.",
      "Man, [52], sjukskriven.",
      "Mormor [88], morfar [90].",
      "Klient: kvinna/[34]/ensam.",
      "Tonåring ([15]) som rymmer.",
      "Pappan [41] och mamman [39] grälar.",
      "Han är [fyrtiotvå år gammal].",
      "Dottern fyllde [15] förra veckan.",
      "Pojkarna är [7] och [9].",
      "Tvillingarna, [4 år], och lillebror [8 mån].",
      "Gammelfaster är redan [91 år].",
      "Hon var [19] när barnet föddes.",
      "Klienten [23 år], gravid.",
      "min patient, [67], vill inte flytta",
      "Östen, nästan [87], ramlade igen.",
      "Hevin Demir, [14 å 11 mån], rymmer.",
      "Alvar - [79 år] - hemma.",
      "Hjördis - [nittiotvå] - på sjukhus.",
      "Holm är [88] fyllda, hemma.",
  };
  check_ages(rows, language::sv);
}

TEST_CASE("English ages beside somebody are found, however they are written") {
  constexpr std::string_view rows[] = {
      "The client is a [58-year-old] man.",
      "[58 yo] widow.",
      "[58 y.o.] widow seeks help.",
      "She is [58].",
      "He turns [18] in May.",
      "A girl, [14], runs away.",
      "First psychosis at age [22].",
      "Using since the age of [14].",
      "Client ([58]), male, divorced.",
      "M, [58], unemployed.",
      "A [5-month-old] baby.",
      "Kids aged [3], [5] and [8].",
      "Children ([3], [5], [8]) in day care.",
      "Born [1965] in Rauma.",
      "Just turned [fifteen].",
      "She's [fifteen] and angry.",
      "Boy is [two and a half].",
      "Mother of two, [34 yrs], tired.",
      "The son ([12]) and daughter ([9]).",
      "Her mother is already [91 years].",
      "He was [19] when the child was born.",
      "Grandma [88], grandpa [90].",
      "Twins, [4 y], and a baby [8 months].",
      "Client female/[34]/single.",
      "Age: [43]. Lives alone.",
      "Boy [7], girl [9].",
      "The boys are [7] and [9].",
      "male [58 years], smoker",
      "Man in hospital, [72], wants home.",
      "Eleni, almost [16], tells everyone.",
      "Boy [7 y 3 mo], lives alone.",
      "Laina, his cousin, [seventy one].",
  };
  check_ages(rows, language::en);
}

TEST_CASE("counts, lengths of time, scores and numbers of rooms are no ages") {
  constexpr std::string_view finnish[] = {
      "Hoitanut äitiään 12 vuotta, uupunut.",
      "Työsuhde kesti 14 v ja päättyi.",
      "Sairaus alkoi 5 vuotta sitten.",
      "Raittiina 2 vuotta.",
      "Tapaamisia on ollut 12, seuraava sovittu.",
      "Pisteet olivat 23 ja 31.",
      "Hän on ollut lomalla 14 päivää.",
      "Tuntia 3, 5 ja 8 siirretään.",
      "Luokka 8 ja ryhmä 5.",
      "Oppilas on 8. luokalla.",
      "Kerroksia on 12, hissi rikki.",
      "Huone 12, toinen kerros.",
      "Sakkoja 14, maksamatta.",
      "Lapsia on 3, kaikki huostassa.",
      "Asiakas on asunut Suomessa 5 v ja puhuu hyvin.",
      "Hoidossa 3 v, sitten tauko.",
      "Poika on 3. luokalla.",
      "poika on 8. luokalla, ei käy koulussa",
      "Äiti 2 krt/vk puhelimessa.",
      "Asiakas 12.3. soitti.",
      "Potilas 3 kk lomalla.",
      "Mies 100 kg, verenpaine 150/90.",
      "Vaimo 24/7 vierellä.",
      "Lapset 2 ja 3 luokalla.",
      "asiakkaat 12 ja 14 peruivat",
      "Isä maksaa 12, äiti 15 euroa.",
      "Hän on 2 tuntia myöhässä.",
      "Hän on 12 asunnon talossa.",
      "Kaksi lasta, yksi huostassa.",
      "Hänellä on kolme lasta, joista yksi, nuorin, on kotona.",
      "Äidillä MMSE 21, MADRS 30.",
      "Asiakas, kaksi lasta, jäi yksin.",
      "Asunut Mikkelissä Siekkilässä kuusi vuotta.",
      "Päihteetön 9 v.",
      "EPDS Lauralla 12. Aika on varattu.",
      "Lapsiakin on kolme.",
  };
  constexpr std::string_view swedish[] = {
      "Vårdat mamman i 12 år, utmattad.",
      "Nykter sedan 2 år.",
      "Sjukskriven 3 mån i fjol.",
      "Jobbade där 14 år.",
      "Poängen var 23 och 31.",
      "Möten har varit 12, nästa bokad.",
      "Mamman två gånger i veckan.",
      "Klienten är i rum 12, andra våningen.",
      "Pojken går i klass 3, trivs.",
      "Barnen är tre.",
      "Han är en av två.",
      "Kvinnan 2 ggr/v på mottagning.",
      "Noor gravid v. 30. Stöd söks.",
  };
  constexpr std::string_view english[] = {
      "Cared for her mother for 12 years.",
      "Sober for 2 years.",
      "Grade 8, group 5.",
      "There have been 12 meetings, next is booked.",
      "Room 12, second floor.",
      "Worked there 14 years.",
      "The client, three children, left alone.",
      "She is one of two.",
      "The boys are two of nine.",
      "The mother is in room 12, second floor.",
      "He was 10 minutes late.",
      "She was one.",
      "Children:\n1. Tom wants week-week.\n2. Jessica does not.",
  };
  check_ages(finnish, language::fi);
  check_ages(swedish, language::sv);
  check_ages(english, language::en);
}
