// SPDX-License-Identifier: Apache-2.0
#include "server/http/accept_language.hpp"

#include "server/http/ascii.hpp"

#include <optional>
#include <stdexcept>

namespace matala::server {
namespace {

/// "0.8" in thousandths; nothing for what is not a weight of at most three decimals.
std::optional<int> parse_weight(std::string_view text) noexcept {
  if (text.empty() || text.size() > 5 || (text.front() != '0' && text.front() != '1')) return std::nullopt;
  int thousandths = (text.front() - '0') * 1000;
  if (text.size() > 1 && text[1] != '.') return std::nullopt;
  int place = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return std::nullopt;
    thousandths += (c - '0') * place;
    place /= 10;
  }
  return thousandths > 1000 ? std::nullopt : std::optional(thousandths);
}

struct language_range {
  std::string_view primary;
  int weight = 0;
};

std::optional<language_range> parse_range(std::string_view item) noexcept {
  std::string_view parameters = item;
  std::string_view tag = trim_blanks(cut_front(parameters, ';'));
  language_range range{cut_front(tag, '-'), 1000};
  parameters = trim_blanks(parameters);
  if (!parameters.empty()) {
    if (!parameters.starts_with("q=") && !parameters.starts_with("Q=")) return std::nullopt;
    const auto weight = parse_weight(trim_blanks(parameters.substr(2)));
    if (!weight) return std::nullopt;
    range.weight = *weight;
  }
  return range;
}

/// The weight of the range that names the language, else that of "*", else nothing.
std::optional<int> weight_of(std::string_view language, std::string_view header) noexcept {
  std::optional<int> named;
  std::optional<int> any;
  while (!header.empty()) {
    const auto range = parse_range(cut_front(header, ','));
    if (!range) continue;
    if (equals_ignoring_case(range->primary, language)) named = std::max(named.value_or(0), range->weight);
    if (range->primary == "*") any = range->weight;
  }
  return named ? named : any;
}

}  // namespace

std::string_view preferred_language(std::string_view accept_language, std::span<const std::string_view> offered) {
  if (offered.empty()) throw std::invalid_argument("preferred_language: nothing is offered");
  std::string_view best = offered.front();
  int best_weight = 0;
  for (const std::string_view language : offered) {
    const int weight = weight_of(language, accept_language).value_or(0);
    if (weight > best_weight) {
      best = language;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace matala::server
