// SPDX-License-Identifier: Apache-2.0
// The command line's JSON lines: each line that is not blank is answered by one line, with masked text or an error.
#include "server/anonymize_command.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <boost/json.hpp>

#include <sstream>

using namespace matala;
using matala::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string const input(reinterpret_cast<char const*>(bytes), size);
  std::istringstream in(input);
  std::ostringstream out;
  std::ostringstream errors;
  server::anonymize_options const options{server::anonymize_format::jsonl, {}};
  int const status = server::run_anonymize(evaluate::shipped_pipeline(), options, in, out, errors);
  require(errors.str().empty(), "a refused line is answered, and nowhere else told of");

  std::istringstream asked(input);
  std::istringstream answered(out.str());
  bool refused = false;
  for (std::string line; std::getline(asked, line);) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    std::string answer;
    require(static_cast<bool>(std::getline(answered, answer)), "each line is answered");
    boost::system::error_code malformed;
    auto const parsed = boost::json::parse(answer, malformed);
    require(!malformed && parsed.is_object(), "an answer is an object");
    auto const& object = parsed.get_object();
    bool const is_error = object.contains("error");
    require(is_error != (object.contains("text") && object.contains("findings")), "an answer is a text or an error");
    refused = refused || is_error;
  }
  std::string more;
  require(!std::getline(answered, more), "nothing is answered that was not asked");
  require(status == (refused ? 1 : 0), "the status says whether a line was refused");
  return 0;
}
