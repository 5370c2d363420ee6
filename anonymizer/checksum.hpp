// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace matala::anonymizer {

/// Check digits. They only name the type of what has the shape anyway: a typo in an identity code is an identity code.
/// Each function takes the characters without separators.

std::string digits_of(std::string_view text);

/// Finnish control character over a number: "0123456789ABCDEFHJKLMNPRSTUVWXY"[number mod 31].
bool has_mod31_check(std::string_view digits, char check);

/// Luhn over all digits, the last one being the check digit.
bool has_luhn_check(std::string_view digits);

/// ISO 13616 (IBAN) and ISO 11649 (RF reference): letters and digits, mod 97 = 1 after moving the first four to the
/// end.
bool has_iso7064_check(std::string_view letters_and_digits);

/// Finnish business identifier, eight digits with the check digit last.
bool has_business_id_check(std::string_view digits);

/// Finnish payment reference: weights 7, 3, 1 from the right, mod 10.
bool has_reference_check(std::string_view digits);

/// Estonian isikukood, eleven digits: weights 1 to 9 and 1, or 3 to 9 and 1 to 3 where they give ten, mod 11.
bool has_estonian_check(std::string_view digits);

/// Norwegian fødselsnummer, eleven digits: the last two check the ones before them, mod 11.
bool has_norwegian_check(std::string_view digits);

/// Danish CPR number, ten digits, mod 11; numbers given since 2007 may fail it.
bool has_danish_check(std::string_view digits);

/// Icelandic kennitala, ten digits: the ninth checks the eight before it, mod 11.
bool has_icelandic_check(std::string_view digits);

}  // namespace matala::anonymizer
