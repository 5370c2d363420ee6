// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/checksum.hpp"

#include <doctest/doctest.h>

using namespace matala::anonymizer;

TEST_CASE("Finnish identity codes carry their control character") {
  CHECK(has_mod31_check("131052308", 'T'));
  CHECK(has_mod31_check("131052308", 't'));
  CHECK(has_mod31_check("010594903", '2'));
  CHECK(has_mod31_check("020516903", 'K'));
  CHECK(has_mod31_check("010190900", 'P'));
  CHECK_FALSE(has_mod31_check("131052309", 'T'));
}

TEST_CASE("Luhn, ISO 7064, business identifiers and references are checked") {
  CHECK(has_luhn_check("8112289874"));
  CHECK_FALSE(has_luhn_check("8112289875"));
  CHECK_FALSE(has_luhn_check(""));
  CHECK(has_iso7064_check("FI2112345600000785"));
  CHECK_FALSE(has_iso7064_check("FI2212345600000785"));
  CHECK_FALSE(has_iso7064_check("FI21-"));
  CHECK(has_business_id_check("20774740"));
  CHECK_FALSE(has_business_id_check("20774741"));
  CHECK_FALSE(has_business_id_check("2077474"));
  CHECK(has_reference_check("1232"));
  CHECK_FALSE(has_reference_check("1231"));
}

TEST_CASE("the numbers of neighbouring countries are checked by their own rules") {
  CHECK(has_estonian_check("37605030299"));
  CHECK_FALSE(has_estonian_check("37605030298"));
  CHECK_FALSE(has_estonian_check("3760503029"));
  CHECK(has_icelandic_check("1201743399"));
  CHECK_FALSE(has_icelandic_check("1201743389"));
  CHECK_FALSE(has_danish_check("12017433991"));
  CHECK_FALSE(has_norwegian_check("3760503029"));
}
