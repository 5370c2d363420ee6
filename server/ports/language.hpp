// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace matala::server {

/// The languages of every page and mail. Finnish comes first.
enum class language { fi, sv, en };

constexpr std::string_view to_string(language lang) {
  switch (lang) {
    case language::fi: return "fi";
    case language::sv: return "sv";
    case language::en: return "en";
  }
  return "fi";
}

constexpr std::optional<language> parse_language(std::string_view word) {
  if (word == "fi") return language::fi;
  if (word == "sv") return language::sv;
  if (word == "en") return language::en;
  return std::nullopt;
}

}  // namespace matala::server
