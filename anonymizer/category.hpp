// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

namespace matala::anonymizer {

/// What a finding is. A closed list: README.md documents each, the texts of the pages are keyed by `to_string`.
enum class category {
  identity_code,       ///< Finnish personal identity code, whole or a part of it
  foreign_identity,    ///< personnummer, samordningsnummer, CPR, fødselsnummer, isikukood, kennitala
  person_register_id,  ///< SATU/FINUID, individualising code, health-care OID
  tax_number,          ///< veronumero
  travel_document,     ///< passport, identity card, residence permit, alien's customer number
  health_card,         ///< Kela card, European health insurance card
  record_number,       ///< patient, customer, member and any other running number
  professional_id,     ///< Terhikki, SV number
  phone,
  email,
  url,           ///< web address or bare domain
  ip_address,    ///< IPv4, IPv6
  device_id,     ///< MAC, UUID, serial number
  coordinates,   ///< WGS84, ETRS-TM35FIN
  handle,        ///< nickname of a messaging or game service
  address,       ///< street address, box, farm
  postal_code,   ///< with or without its post office
  property_id,   ///< real estate or building identifier
  place,         ///< municipality, district, village, island
  bank_account,  ///< IBAN or old Finnish account
  payment_card,
  payment_reference,
  business_id,        ///< Y-tunnus, VAT number, register of associations
  vehicle,            ///< number plate, VIN, boat register
  date,               ///< day, or a shorter form of it
  birth_date,         ///< day or year of birth
  age,                ///< in figures or words
  person,             ///< name, initials, nickname
  organisation,       ///< employer, school, ward, club, office
  occupation,         ///< rare occupation, title of office
  case_number,        ///< diary, police report, court case
  diagnosis_code,     ///< rare diagnosis
  amount,             ///< exact sum of money
  rare_circumstance,  ///< a combination or an event that singles somebody out
  marked_by_user,     ///< what the user chose to mask
};

inline constexpr std::size_t category_count = static_cast<std::size_t>(category::marked_by_user) + 1;

/// A stable key such as "identity_code".
std::string_view to_string(category value);

/// What happens to the span unless somebody decides otherwise.
enum class action {
  mask,        ///< replaced by the name of its kind
  generalise,  ///< replaced by something coarser: an age band, a region, a month
  ask,         ///< masked until a person has looked at it
  keep,        ///< seen, and left: it identifies nobody (Kela, Suomi, 112)
};

std::string_view to_string(action value);

/// How far a finding identifies, which is also who may overrule it.
enum class tier {
  direct,        ///< identifies alone; locked
  probable,      ///< names a person or organisation; may be released with a decision
  circumstance,  ///< identifies together with others; may be released with a decision
};

std::string_view to_string(tier value);

/// Why something was found; the key of a sentence in the catalogue.
enum class reason {
  shape,              ///< has the form of such an identifier
  checksum,           ///< has the form, and its check digit is right
  cue,                ///< a word beside it says what it is
  name_list,          ///< stands in the name register
  morphology,         ///< the morphology reads it as a name
  tagger,             ///< the sentence reads as if this were a name
  same_name,          ///< the same name stands elsewhere in the document
  initials,           ///< initials of a name
  email_name,         ///< the name stands in a mail address of the document
  place_list,         ///< stands in the list of places
  kind_word,          ///< contains a word for a kind of organisation or place
  exact_date,         ///< a day can be looked up
  exact_age,          ///< an age is coarser as a band
  exact_amount,       ///< a sum can be looked up
  rare_occupation,    ///< few people hold it
  rare_family,        ///< few families have so many children, or several born together
  rare_diagnosis,     ///< few people have the disease of that code
  rare_combination,   ///< few people share all of this
  unique_event,       ///< the text says that it happened once, or in public
  public_body,        ///< everybody's authority; identifies nobody
  country_or_region,  ///< too large to identify
  public_number,      ///< emergency number and the like
  users_choice,
};

/// A stable key such as "rare_combination".
std::string_view to_string(reason value);

}  // namespace matala::anonymizer
