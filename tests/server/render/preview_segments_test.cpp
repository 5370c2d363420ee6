// SPDX-License-Identifier: Apache-2.0
#include "server/render/preview_segments.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace matala::server;

namespace {

enum class choice { masked, released };

previewed_finding at(std::size_t field, std::size_t begin, std::size_t end, choice chosen = choice::masked) {
  previewed_finding finding;
  finding.found.field = field;
  finding.found.begin = begin;
  finding.found.end = end;
  finding.found.replacement = "[nimi]";
  finding.masked = chosen == choice::masked;
  return finding;
}

std::string drawn(std::string_view text, std::vector<previewed_finding> const& findings) {
  std::string line;
  for (auto const& [kind, piece] : segments_of(text, 1, findings)) {
    switch (kind) {
      case segment_kind::plain: line += piece; break;
      case segment_kind::masked: line += "<" + piece + ">"; break;
      case segment_kind::released: line += "(" + piece + ")"; break;
    }
  }
  return line;
}

}  // namespace

TEST_CASE("a previewed text shows replacements, and what was released as it was written") {
  struct row {
    std::vector<previewed_finding> findings;
    std::string expected;
  };
  std::vector<row> const rows = {
      {{}, "Aino tuli Ounin kanssa"},
      {{at(1, 0, 4)}, "<[nimi]> tuli Ounin kanssa"},
      {{at(1, 0, 4), at(1, 10, 15, choice::released)}, "<[nimi]> tuli (Ounin) kanssa"},
      {{at(1, 0, 4), at(1, 4, 9)}, "<[nimi]><[nimi]> Ounin kanssa"},
      {{at(1, 16, 22)}, "Aino tuli Ounin <[nimi]>"},
      {{at(1, 0, 22)}, "<[nimi]>"},
      {{at(0, 0, 4), at(2, 0, 4)}, "Aino tuli Ounin kanssa"},
  };
  for (auto const& [findings, expected] : rows) {
    CAPTURE(expected);
    CHECK(drawn("Aino tuli Ounin kanssa", findings) == expected);
  }
}

TEST_CASE("what is masked never shows, even without a replacement") {
  auto finding = at(1, 0, 4);
  finding.found.replacement.clear();
  CHECK(drawn("Aino", {finding}) == "<[…]>");
}

TEST_CASE("findings that are not of this text are refused") {
  CHECK_THROWS_AS(drawn("Aino", {at(1, 0, 5)}), std::logic_error);
  CHECK_THROWS_AS(drawn("Aino", {at(1, 2, 2)}), std::logic_error);
  CHECK_THROWS_AS(drawn("Aino", {at(1, 3, 2)}), std::logic_error);
  CHECK_THROWS_AS(drawn("Aino", {at(1, 0, 3), at(1, 2, 4)}), std::logic_error);
  CHECK_NOTHROW(drawn("Aino", {at(1, 0, 3), at(1, 3, 4)}));
}

TEST_CASE("the form names a finding by field, begin and end") {
  CHECK(finding_word(at(1, 10, 22).found) == "1:10:22");
}
