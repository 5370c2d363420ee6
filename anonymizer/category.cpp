// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/category.hpp"

namespace matala::anonymizer {

std::string_view to_string(category value) {
  switch (value) {
    case category::identity_code: return "identity_code";
    case category::foreign_identity: return "foreign_identity";
    case category::person_register_id: return "person_register_id";
    case category::tax_number: return "tax_number";
    case category::travel_document: return "travel_document";
    case category::health_card: return "health_card";
    case category::record_number: return "record_number";
    case category::professional_id: return "professional_id";
    case category::phone: return "phone";
    case category::email: return "email";
    case category::url: return "url";
    case category::ip_address: return "ip_address";
    case category::device_id: return "device_id";
    case category::coordinates: return "coordinates";
    case category::handle: return "handle";
    case category::address: return "address";
    case category::postal_code: return "postal_code";
    case category::property_id: return "property_id";
    case category::place: return "place";
    case category::bank_account: return "bank_account";
    case category::payment_card: return "payment_card";
    case category::payment_reference: return "payment_reference";
    case category::business_id: return "business_id";
    case category::vehicle: return "vehicle";
    case category::date: return "date";
    case category::birth_date: return "birth_date";
    case category::age: return "age";
    case category::person: return "person";
    case category::organisation: return "organisation";
    case category::occupation: return "occupation";
    case category::case_number: return "case_number";
    case category::diagnosis_code: return "diagnosis_code";
    case category::amount: return "amount";
    case category::rare_circumstance: return "rare_circumstance";
    case category::marked_by_user: return "marked_by_user";
  }
  return {};
}

std::string_view to_string(action value) {
  switch (value) {
    case action::mask: return "mask";
    case action::generalise: return "generalise";
    case action::ask: return "ask";
    case action::keep: return "keep";
  }
  return {};
}

std::string_view to_string(tier value) {
  switch (value) {
    case tier::direct: return "direct";
    case tier::probable: return "probable";
    case tier::circumstance: return "circumstance";
  }
  return {};
}

std::string_view to_string(reason value) {
  switch (value) {
    case reason::shape: return "shape";
    case reason::checksum: return "checksum";
    case reason::cue: return "cue";
    case reason::name_list: return "name_list";
    case reason::morphology: return "morphology";
    case reason::tagger: return "tagger";
    case reason::same_name: return "same_name";
    case reason::initials: return "initials";
    case reason::email_name: return "email_name";
    case reason::place_list: return "place_list";
    case reason::kind_word: return "kind_word";
    case reason::exact_date: return "exact_date";
    case reason::exact_age: return "exact_age";
    case reason::exact_amount: return "exact_amount";
    case reason::rare_occupation: return "rare_occupation";
    case reason::rare_family: return "rare_family";
    case reason::rare_diagnosis: return "rare_diagnosis";
    case reason::rare_combination: return "rare_combination";
    case reason::unique_event: return "unique_event";
    case reason::public_body: return "public_body";
    case reason::country_or_region: return "country_or_region";
    case reason::public_number: return "public_number";
    case reason::users_choice: return "users_choice";
  }
  return {};
}

}  // namespace matala::anonymizer
