// SPDX-License-Identifier: Apache-2.0
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

namespace {

struct row {
  category kind;
  std::string_view value;
};

// True when no letter or digit of the value is left at its place in a sentence, and the finding there is hard.
bool is_hidden(std::string_view before, std::string_view value, std::string_view after, category* seen) {
  std::string const text = std::string(before) + std::string(value) + std::string(after);
  auto const all = inspect(text);
  std::size_t const begin = before.size();
  std::size_t const end = begin + value.size();
  for (auto const& f : all.findings) {
    if (f.begin <= begin && end <= f.end) {
      *seen = f.category;
      return is_hard(f);
    }
  }
  return false;
}

constexpr row identifiers[] = {
    {category::identity_code, "131052-308T"},
    {category::identity_code, "131052-308t"},
    {category::identity_code, "131052–308T"},
    {category::identity_code, "131052 - 308T"},
    {category::identity_code, "131052-\n308T"},
    {category::identity_code, "131052308T"},
    {category::identity_code, "131052-308X"},
    {category::identity_code, "010594Y9032"},
    {category::identity_code, "020516C903K"},
    {category::identity_code, "010190-900P"},
    {category::identity_code, "13101952-308T"},
    {category::identity_code, "13.10.52-308T"},
    {category::identity_code, "１３１０５２-３０８T"},
    {category::identity_code, "131\u00AD052-308T"},
    {category::person_register_id, "12345678N"},
    {category::person_register_id, "1.2.246.10.2048198.22.12345"},
    {category::tax_number, "123456789012"},
    {category::foreign_identity, "811228-9874"},
    {category::foreign_identity, "19811228-9874"},
    {category::foreign_identity, "811288-9871"},
    {category::foreign_identity, "37605030299"},
    {category::travel_document, "PA1234567"},
    {category::health_card, "80 246 00012 34567 89012"},
    {category::health_card, "80246000123456789012"},
    {category::phone, "040 123 4567"},
    {category::phone, "0401234567"},
    {category::phone, "+358 40 123 4567"},
    {category::phone, "+358 (0)40 123 4567"},
    {category::phone, "00358401234567"},
    {category::phone, "040-1234567"},
    {category::phone, "040.123.4567"},
    {category::phone, "09 123 4567"},
    {category::phone, "(09) 123 4567"},
    {category::phone, "+46 70 123 45 67"},
    {category::phone, "O40 123 4567"},
    {category::phone, "123 4567"},
    {category::email, "matti.virtanen@example.org"},
    {category::email, "MATTI.VIRTANEN@EXAMPLE.ORG"},
    {category::email, "matti.äyräs@esimerkki.example.org"},
    {category::email, "matti.virtanen(at)example.org"},
    {category::email, "matti.virtanen [ät] example.org"},
    {category::email, "matti.virtanen at example.org"},
    {category::email, "matti piste virtanen ät example piste org"},
    {category::email, "matti.virtanen miukumauku example.org"},
    {category::email, "matti (at) example (dot) org"},
    {category::url, "https://example.org/matti"},
    {category::url, "www.example.org"},
    {category::url, "matti.example.com"},
    {category::ip_address, "192.0.2.17"},
    {category::ip_address, "2001:db8:0:0:0:0:2:1"},
    {category::ip_address, "2001:db8::1"},
    {category::device_id, "00:1A:2B:3C:4D:5E"},
    {category::device_id, "123e4567-e89b-12d3-a456-426614174000"},
    {category::coordinates, "60.1699, 24.9384"},
    {category::handle, "@mattivee"},
    {category::handle, "mattivee#1234"},
    {category::address, "Esimerkkikatu 5"},
    {category::address, "Esimerkkikatu 5 B 12"},
    {category::address, "esimerkkikatu 5 b 12"},
    {category::address, "Esimerkinkadulla 14"},
    {category::address, "Esimerkkitie 12–14 as. 3"},
    {category::address, "L. Esimerkin tie 4"},
    {category::address, "Vanha Esimerkkitie 4"},
    {category::address, "Exempelgatan 12 A 3"},
    {category::address, "Exempelvägen 3"},
    {category::address, "PL 123"},
    {category::address, "12 Example Street"},
    {category::address, "Esimerkkitie kaksitoista"},
    {category::address, "Esimerkkikatu 5 lh. 2"},
    {category::postal_code, "FI-00100 Esimerkkilä"},
    {category::property_id, "91-416-123-45"},
    {category::bank_account, "FI21 1234 5600 0007 85"},
    {category::bank_account, "FI2112345600000785"},
    {category::bank_account, "fi21 1234 5600 0007 85"},
    {category::bank_account, "FI23 1234 5600 0007 85"},
    {category::bank_account, "SE45 5000 0000 0583 9825 7466"},
    {category::bank_account, "123456-785"},
    {category::payment_card, "4111 1111 1111 1111"},
    {category::payment_card, "4111111111111111"},
    {category::payment_reference, "RF18539007547034"},
    {category::business_id, "2077474-0"},
    {category::business_id, "FI20774740"},
    {category::vehicle, "ABC-123"},
    {category::vehicle, "abc-123"},
    {category::vehicle, "ÅLA 123"},
    {category::vehicle, "CD-1234"},
    {category::vehicle, "WVWZZZ1JZXW000001"},
    {category::case_number, "THL/1234/5.05.00/2024"},
    {category::case_number, "R 23/1234"},
    {category::case_number, "1234/2024"},
    {category::case_number, "5500/R/1234/24"},
    {category::record_number, "1234567"},
    {category::record_number, "54321"},
};

}  // namespace

TEST_CASE("an identifier with a form is hidden, locked and named, whatever stands around it") {
  for (auto const& [kind, value] : identifiers) {
    for (auto const& [before, after] :
         {std::pair{"", ""}, {"Tunnus on ", " asiakkaalla."}, {"(", ")"}, {"Sanoi: ", ", ja lähti."}, {"\n", "\n"}}) {
      CAPTURE(value);
      CAPTURE(std::string(before));
      category unused{};
      CHECK(is_hidden(before, value, after, &unused));
    }
    category seen{};
    CHECK(is_hidden("", value, "", &seen));
    CHECK(to_string(seen) == to_string(kind));
  }
}

TEST_CASE("the inflected tail of an identifier does not save it") {
  for (auto const value : {"131052-308T:n", "ABC-123:lla", "AB-12:n", "Esimerkkikatu 14:een"}) {
    CAPTURE(value);
    auto const out = masked(std::string("Kyse on ") + value + " asiasta.");
    CHECK(out.find("308") == std::string::npos);
    CHECK(out.find("12") == std::string::npos);
    CHECK(out.find("14") == std::string::npos);
  }
}

TEST_CASE("a word beside a short number says what it is") {
  constexpr std::pair<std::string_view, std::string_view> rows[] = {
      {"asiakasnumero 1234", "1234"},
      {"potilasnro: 987", "987"},
      {"jäsennumero 4321", "4321"},
      {"hetun loppuosa 308T", "308T"},
      {"alanro 123", "123"},
      {"viitenumero 12344", "12344"},
      {"Snap: mattivee", "mattivee"},
      {"Discord x99", "x99"},
      {"patient number 4411", "4411"},
      {"hetu 131052", "131052"},
      {"terhikki 12345", "12345"},
      {"dnro 77/2", "77/2"},
      {"lupa UMA 77300", "UMA"},
      {"asiakkuus KH 770 215", "KH"},
      {"nro OHT/2291/kev", "kev"},
      {"kilvissä 99-ÅÖ", "ÅÖ"},
      {"asiakas nro 77", "77"},
      {"puhelin loppuu 567", "567"},
      {"ulko-ovi 9981", "9981"},
      {"koden är 9981", "9981"},
      {"hyreskontrakt 2024-88", "88"},
      {"slutet av beteckningen 123X", "123X"},
      {"salasana kissa123", "kissa123"},
      {"client number A-77", "A-77"},
      {"o41 ooo 5 5 5 3", "5 5"},
      {"kort (Aktia, slutar på 7731)", "7731"},
      {"V/40219/2025", "V/4"},
      {"kundnummer 7766", "7766"},
      {"rek.nro abc-12", "abc-12"},
  };
  for (auto const& [text, value] : rows) {
    CAPTURE(text);
    CHECK(masked(text).find(value) == std::string::npos);
  }
}

TEST_CASE("an identifier is hidden everywhere once it was recognised anywhere") {
  auto const out = masked("Potilasnumero 4411 on vanha. Kansiossa luki 4411.");
  CHECK(out.find("4411") == std::string::npos);
}

TEST_CASE("numbers that are no identifiers stay") {
  for (std::string_view const text :
       {"Hän käy 3 kertaa viikossa.", "Annos on 50 mg kahdesti päivässä.", "Klo 14.30 alkaa ryhmä.",
        "Soita 112 tai 116117.", "Vuonna 2019 tilanne oli toinen.", "Sosiaalihuoltolaki (1301/2014) velvoittaa.",
        "ICD-10 ja DSM-5 ovat luokituksia.", "PHQ-9 oli 14 pistettä.", "COVID-19 pitkittyi.",
        "Paino 82,5 kg ja pituus 178 cm.", "Velkaa on 3 000 euroa.", "KHO 2023:45 linjasi asian.",
        "THL 2023 linjasi asian.", "RR 140/90 ja syke 72.", "Lapsia on 3 ja huoneita 4."}) {
    CAPTURE(text);
    CHECK(masked(text) == text);
  }
}
