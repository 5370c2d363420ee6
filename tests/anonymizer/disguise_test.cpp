// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/normalise.hpp"
#include "tests/anonymizer/fixture.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

using namespace matala::anonymizer;
using namespace matala::anonymizer::testing;

TEST_CASE("a disguise of several tricks at once is seen through, and so is what it leaves") {
  for (std::string_view const disguised : {"\uFF31Kar\u0410", "\u041A\u200Bk", "\u041A\u00ADk", "\uFF11\u0410"}) {
    CAPTURE(std::string(disguised));
    std::string const once(normalise(disguised)->text());
    CHECK(once.find_first_not_of("QKarAk1") == std::string::npos);
    CHECK(normalise(once)->text() == once);
  }
}

TEST_CASE("a number that was found is hidden wherever it stands again, though a letter is typed on to it") {
  for (std::string_view const again : {"nr045 678 1234", "045 678 1234l", "nr0456781234x", "045 678 1234."}) {
    CAPTURE(std::string(again));
    auto const out = masked("Numero on 045 678 1234. Soita " + std::string(again), language::fi);
    CHECK(out.find("1234") == std::string::npos);
    CHECK(out.find("678") == std::string::npos);
  }
}
