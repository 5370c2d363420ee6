// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/options.hpp"

namespace matala::anonymizer {

std::string_view to_string(language value) {
  switch (value) {
    case language::fi: return "fi";
    case language::sv: return "sv";
    case language::en: return "en";
    case language::detect: return "auto";
  }
  return {};
}

std::optional<language> language_from(std::string_view name) {
  for (auto const value : {language::fi, language::sv, language::en, language::detect}) {
    if (name == to_string(value)) return value;
  }
  return std::nullopt;
}

}  // namespace matala::anonymizer
