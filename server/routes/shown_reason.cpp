// SPDX-License-Identifier: Apache-2.0
#include "server/routes/shown_reason.hpp"

#include "server/routes/draft_form.hpp"

#include <algorithm>

namespace matala::server {

bool may_be_shown(call const& from, std::string_view reason) {
  static constexpr std::size_t longest_bytes = 600;
  if (reason.size() > longest_bytes) return false;
  anonymizer::document text;
  text.push_back({.name = "reason", .text = anonymizer::raw_text{reason}});
  auto const seen = from.with.anonymize.inspect(text, options_for(from, from.lang));
  return seen && std::ranges::all_of(seen->findings, [](anonymizer::finding const& found) {
           return found.action == anonymizer::action::keep || found.tier == anonymizer::tier::circumstance;
         });
}

}  // namespace matala::server
