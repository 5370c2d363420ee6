// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/phrases.hpp"

#include "anonymizer/ages.hpp"
#include "anonymizer/calendar_words.hpp"
#include "anonymizer/rare_phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace matala::anonymizer {
namespace {

struct phrase {
  std::string_view fi;
  std::string_view sv;
  std::string_view en;
};

std::string_view in(phrase const& p, language lang) {
  switch (lang) {
    case language::sv: return p.sv;
    case language::en: return p.en;
    case language::fi:
    case language::detect: return p.fi;
  }
  return p.fi;
}

phrase kind_words(category value) {
  switch (value) {
    case category::identity_code: return {"henkilötunnus", "personbeteckning", "identity code"};
    case category::foreign_identity:
      return {"ulkomainen henkilötunnus", "utländsk personbeteckning", "foreign identity code"};
    case category::person_register_id: return {"yksilöintitunnus", "individuell kod", "personal identifier"};
    case category::tax_number: return {"veronumero", "skattenummer", "tax number"};
    case category::travel_document: return {"asiakirjan numero", "handlingens nummer", "document number"};
    case category::health_card: return {"kortin numero", "kortnummer", "card number"};
    case category::record_number: return {"numero", "nummer", "number"};
    case category::professional_id: return {"rekisterinumero", "registernummer", "register number"};
    case category::phone: return {"puhelinnumero", "telefonnummer", "phone number"};
    case category::email: return {"sähköpostiosoite", "e-postadress", "e-mail address"};
    case category::url: return {"verkko-osoite", "webbadress", "web address"};
    case category::ip_address: return {"IP-osoite", "IP-adress", "IP address"};
    case category::device_id: return {"laitetunnus", "apparatkod", "device identifier"};
    case category::coordinates: return {"sijainti", "position", "position"};
    case category::handle: return {"käyttäjänimi", "användarnamn", "user name"};
    case category::address: return {"osoite", "adress", "address"};
    case category::postal_code: return {"postinumero", "postnummer", "postal code"};
    case category::property_id: return {"kiinteistötunnus", "fastighetsbeteckning", "property identifier"};
    case category::place: return {"paikka", "plats", "place"};
    case category::bank_account: return {"tilinumero", "kontonummer", "account number"};
    case category::payment_card: return {"maksukortin numero", "betalkortets nummer", "payment card number"};
    case category::payment_reference: return {"viitenumero", "referensnummer", "payment reference"};
    case category::business_id: return {"yritystunnus", "företagskod", "business identifier"};
    case category::vehicle: return {"ajoneuvo", "fordon", "vehicle"};
    case category::date: return {"päivä", "datum", "date"};
    case category::birth_date: return {"syntymäaika", "födelsetid", "date of birth"};
    case category::age: return {"ikä", "ålder", "age"};
    case category::person: return {"henkilö", "person", "person"};
    case category::organisation: return {"organisaatio", "organisation", "organisation"};
    case category::occupation: return {"ammatti", "yrke", "occupation"};
    case category::case_number: return {"asianumero", "ärendenummer", "case number"};
    case category::diagnosis_code: return {"diagnoosi", "diagnos", "diagnosis"};
    case category::amount: return {"summa", "summa", "amount"};
    case category::rare_circumstance: return {"harvinainen tieto", "ovanlig uppgift", "rare detail"};
    case category::marked_by_user: return {"peitetty", "maskerat", "masked"};
  }
  return {};
}

// By the number of the region in the register of municipalities.
constexpr std::array<phrase, 20> regions = {{
    {"", "", ""},
    {"Uusimaa", "Nyland", "Uusimaa"},
    {"Varsinais-Suomi", "Egentliga Finland", "Southwest Finland"},
    {"Satakunta", "Satakunta", "Satakunta"},
    {"Kanta-Häme", "Egentliga Tavastland", "Kanta-Häme"},
    {"Pirkanmaa", "Birkaland", "Pirkanmaa"},
    {"Päijät-Häme", "Päijänne-Tavastland", "Päijät-Häme"},
    {"Kymenlaakso", "Kymmenedalen", "Kymenlaakso"},
    {"Etelä-Karjala", "Södra Karelen", "South Karelia"},
    {"Etelä-Savo", "Södra Savolax", "South Savo"},
    {"Pohjois-Savo", "Norra Savolax", "North Savo"},
    {"Pohjois-Karjala", "Norra Karelen", "North Karelia"},
    {"Keski-Suomi", "Mellersta Finland", "Central Finland"},
    {"Etelä-Pohjanmaa", "Södra Österbotten", "South Ostrobothnia"},
    {"Pohjanmaa", "Österbotten", "Ostrobothnia"},
    {"Keski-Pohjanmaa", "Mellersta Österbotten", "Central Ostrobothnia"},
    {"Pohjois-Pohjanmaa", "Norra Österbotten", "North Ostrobothnia"},
    {"Kainuu", "Kajanaland", "Kainuu"},
    {"Lappi", "Lappland", "Lapland"},
    {"Ahvenanmaa", "Åland", "Åland"},
}};

constexpr phrase large_city_words = {"suuri kaupunki", "stor stad", "large city"};
constexpr phrase year_words = {"vuosi", "år", "year"};
constexpr phrase age_words = {"ikä", "ålder", "age"};
constexpr phrase about_words = {"noin", "cirka", "about"};

constexpr std::array<phrase, 13> organisations = {{
    {"työnantaja", "arbetsgivare", "employer"},
    {"koulu", "skola", "school"},
    {"päiväkoti", "daghem", "day-care centre"},
    {"sairaala", "sjukhus", "hospital"},
    {"osasto", "avdelning", "ward"},
    {"turvakoti", "skyddshem", "shelter"},
    {"vankila", "fängelse", "prison"},
    {"seurakunta", "församling", "congregation"},
    {"yhdistys", "förening", "association"},
    {"toimipaikka", "enhet", "office"},
    {"hoivakoti", "vårdhem", "care home"},
    {"hyvinvointialue", "välfärdsområde", "wellbeing services county"},
    {"organisaatio", "organisation", "organisation"},
}};

constexpr std::array all_languages = {language::fi, language::sv, language::en};

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_date_phrase(std::string_view text, language lang) {
  for (int month = 1; month <= 12; ++month) {
    auto const name = month_name(month, lang);
    if (text == name) return true;
    if (text.starts_with(name) && text.size() == name.size() + 5 && text[name.size()] == ' ' &&
        is_number(text.substr(name.size() + 1))) {
      return true;
    }
  }
  auto const year = in(year_words, lang);
  return text.starts_with(year) && text.size() == year.size() + 5 && text[year.size()] == ' ' &&
         is_number(text.substr(year.size() + 1));
}

bool is_age_phrase(std::string_view text, language lang) {
  auto const word = in(age_words, lang);
  if (!text.starts_with(word) || text.size() <= word.size() + 1 || text[word.size()] != ' ') return false;
  auto const band = text.substr(word.size() + 1);
  for (int years = 0; years <= 90; ++years) {
    std::string const written = age_band(years);
    if (band == written) return true;
    // The dash as normalisation leaves it.
    auto const dash = written.find("–");
    if (dash != std::string::npos && band == written.substr(0, dash) + "-" + written.substr(dash + 3)) return true;
  }
  return false;
}

bool is_sum_phrase(std::string_view text, language lang) {
  auto const word = in(about_words, lang);
  if (!text.starts_with(word) || !text.ends_with(" €") || text.size() <= word.size() + 5) return false;
  auto const digits = text.substr(word.size() + 1, text.size() - word.size() - 5);
  return digits.find_first_not_of("0123456789 ") == std::string_view::npos &&
         std::ranges::count_if(digits, [](char c) { return c > '0' && c <= '9'; }) == 1;
}

bool is_person_phrase(std::string_view text, language lang) {
  auto const word = kind_phrase(category::person, lang);
  if (!text.starts_with(word) || text.size() < word.size() + 2 || text.size() > word.size() + 4 ||
      text[word.size()] != ' ')
    return false;
  return std::ranges::all_of(text.substr(word.size() + 1), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

std::string_view kind_phrase(category value, language lang) {
  return in(kind_words(value), lang);
}

std::string person_phrase(std::size_t number, language lang) {
  std::string letters;
  for (++number; number > 0; number = (number - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (number - 1) % 26));
  return fmt::format("{} {}", kind_phrase(category::person, lang), letters);
}

std::string age_band_phrase(int years, language lang) {
  return fmt::format("{} {}", in(age_words, lang), age_band(years));
}

std::string year_phrase(int year, language lang) {
  return fmt::format("{} {}", in(year_words, lang), year);
}

std::string sum_phrase(long euros, language lang) {
  long unit = 1;
  while (unit * 10 <= euros) unit *= 10;
  std::string digits = std::to_string(2 * euros < 19 * unit ? (euros + unit / 2) / unit * unit : unit * 10);
  for (int at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), " ");
  return fmt::format("{} {} €", in(about_words, lang), digits);
}

std::string_view place_phrase(word_kind kind, language lang) {
  if (kind == word_kind::large_city) return in(large_city_words, lang);
  if (is_region(kind)) return in(regions[static_cast<std::size_t>(kind)], lang);
  return kind_phrase(category::place, lang);
}

std::string_view organisation_phrase(organisation_kind kind, language lang) {
  return in(organisations[static_cast<std::size_t>(kind)], lang);
}

bool is_replacement(std::string_view text) {
  return std::ranges::any_of(all_languages, [text](language lang) {
    auto const same = [&](auto const& p) { return !p.fi.empty() && text == in(p, lang); };
    for (std::size_t i = 0; i < category_count; ++i) {
      if (text == kind_phrase(static_cast<category>(i), lang)) return true;
    }
    return std::ranges::any_of(regions, same) || std::ranges::any_of(organisations, same) || same(large_city_words) ||
           is_date_phrase(text, lang) || is_age_phrase(text, lang) || is_sum_phrase(text, lang) ||
           is_person_phrase(text, lang) || is_rare_phrase(text, lang);
  });
}

}  // namespace matala::anonymizer
