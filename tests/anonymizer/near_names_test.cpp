// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/near_names.hpp"

#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <string_view>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

TEST_CASE("a name is known with one letter more, less, other or swapped, and not with two") {
  near_names names;
  names.add("virtanen");
  names.add("mäkelä-korhonen");
  for (std::string_view const word :
       {"virtnaen", "virtaneen", "virtanne", "virtaen", "virtanem", "vitranen", "vortanen", "mäkelä-korhoen"}) {
    CAPTURE(word);
    CHECK(names.find(word) != nullptr);
  }
  for (std::string_view const word : {"virtanen", "virtauu", "virtaus", "vitarnne", "hirtanen", "virta", ""}) {
    CAPTURE(word);
    CHECK(names.find(word) == nullptr);
  }
}

TEST_CASE("a short name is near too many words") {
  near_names names;
  names.add("salla");
  CHECK(names.find("salli") == nullptr);
  names.add("salmela");
  CHECK(names.find("salmea") != nullptr);
}

TEST_CASE("a misspelt name of the text is hidden, another word is not") {
  CHECK(masked("Asiakas on Ari Virtanen. Soitin virtnaen eilen. Virtauksia ei ole.") ==
        "Asiakas on [henkilö A]. Soitin [henkilö A] eilen. Virtauksia ei ole.");
}
