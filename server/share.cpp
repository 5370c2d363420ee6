// SPDX-License-Identifier: Apache-2.0
#include "server/share.hpp"

#include "server/ports/language.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace matala::server {

std::array<std::vector<rules_section>, 3> load_ground_rules(std::filesystem::path const& config) {
  std::array<std::vector<rules_section>, 3> rules;
  for (auto const lang : {language::fi, language::sv, language::en}) {
    auto const file = config / "ground_rules" / (std::string{to_string(lang)} + ".md");
    std::ifstream in{file, std::ios::binary};
    if (!in) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream text;
    text << in.rdbuf();
    rules.at(static_cast<std::size_t>(lang)) = parse_ground_rules(text.str());
  }
  return rules;
}

}  // namespace matala::server
