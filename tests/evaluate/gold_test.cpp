// SPDX-License-Identifier: Apache-2.0
#include "tests/evaluate/gold.hpp"

#include "tests/support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

using namespace matala::evaluate;

namespace {

std::filesystem::path written(matala::tests::temporary_directory const& folder, std::string const& text) {
  auto const file = folder.path() / "gold";
  std::ofstream(file) << text;
  return file;
}

std::string piece(gold_text const& text, std::size_t span) {
  auto const& s = text.spans.at(span);
  return text.text.substr(s.begin, s.end - s.begin);
}

}  // namespace

TEST_CASE("tagged words become running text with spans at the same words") {
  matala::tests::temporary_directory const folder;
  auto const file = written(folder,
                            "-DOCSTART-\tO\n\nÄiti\tO\nAino\tB-PER\nÖdman\tI-PER\n(\tO\nOulu\tB-LOC\n)\tO\n.\tO\n\n"
                            "Hei\t\n!\tO\n\n-DOCSTART-\tO\n\nAino\tB-PER\nEemeli\tB-PER\n");
  auto const texts = read_tsv(file, recase::as_is);
  REQUIRE(texts.size() == 2);
  CHECK(texts[0].text == "Äiti Aino Ödman (Oulu).\nHei!\n");
  REQUIRE(texts[0].spans.size() == 2);
  CHECK(piece(texts[0], 0) == "Aino Ödman");
  CHECK(piece(texts[0], 1) == "Oulu");
  CHECK(texts[0].tokens.size() == 9);
  CHECK(texts[0].tokens[0].plain);
  CHECK_FALSE(texts[0].tokens[2].plain);
  CHECK(texts[1].spans.size() == 2);
}

TEST_CASE("letters are changed before offsets are taken") {
  matala::tests::temporary_directory const folder;
  auto const file = written(folder, "Straße\tO\nÅsa\tB-PER\nGRÖN\tI-PER\n");
  CHECK(read_tsv(file, recase::lower).at(0).text == "straße åsa grön\n");
  auto const upper = read_tsv(file, recase::upper).at(0);
  CHECK(upper.text == "STRASSE ÅSA GRÖN\n");
  CHECK(piece(upper, 0) == "ÅSA GRÖN");
}

TEST_CASE("without document marks twenty sentences are a document, from 201 sentences on") {
  matala::tests::temporary_directory const folder;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "Hei\tO\n\n";
  CHECK(read_tsv(written(folder, text), recase::as_is).size() == 1);
  CHECK(read_tsv(written(folder, text + "Hei\tO\n"), recase::as_is).size() == 11);
}

TEST_CASE("a line of annotations is read, and words that touch a span are not plain") {
  matala::tests::temporary_directory const folder;
  auto const texts = read_jsonl(written(
      folder,
      R"({"id": "x", "lang": "fi", "text": "Äiti Aino:n luo", "entities": [{"begin": 6, "end": 10, "type": "PER"}]})"
      "\n\n"));
  REQUIRE(texts.size() == 1);
  CHECK(piece(texts[0], 0) == "Aino");
  REQUIRE(texts[0].tokens.size() == 3);
  CHECK(texts[0].tokens[0].plain);
  CHECK_FALSE(texts[0].tokens[1].plain);
  CHECK(texts[0].tokens[2].plain);
}

TEST_CASE("a damaged line is named without what stands in it") {
  matala::tests::temporary_directory const folder;
  for (std::string const bad :
       {R"({"id": "x", "lang": "fi", "text": "secret"})", "secret",
        R"({"id":"x","lang":"fi","text":"secret","entities":[{"begin":3,"end":7,"type":"PER"}]})"}) {
    CAPTURE(bad);
    try {
      read_jsonl(written(folder, bad));
      FAIL_CHECK("was read");
    } catch (std::runtime_error const& error) {
      std::string const what = error.what();
      CHECK(what.find("line 1") != std::string::npos);
      CHECK(what.find("secret") == std::string::npos);
    }
  }
  CHECK_THROWS_AS(read_jsonl(folder.path() / "missing"), std::runtime_error);
}
