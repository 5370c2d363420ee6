// SPDX-License-Identifier: Apache-2.0
#include "server/anonymize_command.hpp"

#include "server/system/anonymizer_model.hpp"
#include "server/system/voikko_morphology.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

using namespace matala;
namespace json = boost::json;

namespace {

struct outcome {
  int status = 0;
  std::string out;
  std::string errors;
};

outcome run(server::anonymize_format format, std::string const& input) {
  static auto const lexicon = server::embedded_model();
  static server::voikko_morphology const finnish;
  static anonymizer::pipeline const masker(lexicon, finnish);
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream errors;
  int const status = server::run_anonymize(masker, {format, {}}, in, out, errors);
  return {status, out.str(), errors.str()};
}

std::vector<json::object> answers(std::string const& lines) {
  std::vector<json::object> out;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) out.push_back(json::parse(line).as_object());
  return out;
}

}  // namespace

TEST_CASE("anonymize: a text comes out masked and otherwise as it was") {
  auto const done = run(server::anonymize_format::text, "Matti Virtanen soitti.\r\n\r\nNumero 040 123 4567.\n");
  CHECK(done.status == 0);
  CHECK(done.out == "[henkilö A] soitti.\r\n\r\nNumero [puhelinnumero].\n");
  CHECK(done.errors.empty());
}

TEST_CASE("anonymize: a malformed text gives a word on the error stream and nothing else") {
  auto const done = run(server::anonymize_format::text, "Matti \xFF");
  CHECK(done.status == 1);
  CHECK(done.out.empty());
  CHECK(done.errors == "anonymize: invalid-utf8\n");
}

TEST_CASE("anonymize: each line is answered in order, with byte offsets into the text that came in") {
  auto const done =
      run(server::anonymize_format::jsonl,
          "{\"id\": 7, \"text\": \"Äiti on Matti Virtanen.\"}\n{\"id\": \"b\", \"text\": \"\", \"lang\": \"sv\"}\n");
  CHECK(done.status == 0);
  auto const lines = answers(done.out);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].at("id") == 7);
  CHECK(lines[0].at("text") == "Äiti on [henkilö A].");
  auto const& found = lines[0].at("findings").as_array();
  REQUIRE(found.size() == 1);
  CHECK(found[0].at("begin").to_number<int>() == 9);
  CHECK(found[0].at("end").to_number<int>() == 23);
  CHECK(found[0].at("category") == "person");
  CHECK(found[0].at("action") == "mask");
  CHECK(found[0].at("tier") == "probable");
  CHECK(found[0].at("replacement") == "[henkilö A]");
  CHECK(found[0].at("reason").is_string());
  CHECK(found[0].at("confidence").to_number<double>() > 0.5);
  CHECK(lines[1].at("id") == "b");
  CHECK(lines[1].at("findings").as_array().empty());
}

TEST_CASE("anonymize: a line that is no request is answered with an error, the next one as usual") {
  for (std::string const bad : {"nonsense", "[1]", "{\"id\": 1}", "{\"id\": 1, \"text\": 5}",
                                "{\"id\": 1, \"text\": \"a\", \"lang\": \"xx\"}", "{\"id\": 1, \"text\": \"\xFF\"}"}) {
    CAPTURE(bad);
    auto const done = run(server::anonymize_format::jsonl, bad + "\n{\"id\": 2, \"text\": \"hei\"}\n");
    CHECK(done.status == 1);
    auto const lines = answers(done.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].contains("error"));
    CHECK_FALSE(lines[0].contains("text"));
    CHECK(lines[1].at("text") == "hei");
  }
}
