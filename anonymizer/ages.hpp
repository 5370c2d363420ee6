// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/options.hpp"
#include "anonymizer/span.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace matala::anonymizer {

/// Finds ages in figures and words of three languages and exact sums of money; an age becomes a band, a sum a round
/// one. A span of years ("5 vuotta sitten") is no age. Immutable; safe to share between threads.
class age_finder {
 public:
  age_finder();
  ~age_finder();
  /// `how.lang` is the language of the replacement and never `detect`.
  void find(std::string_view text, std::uint32_t field, options const& how, spans& out) const;

 private:
  struct patterns;
  struct search;
  std::unique_ptr<patterns const> patterns_;
};

/// "45–49", "90+": the band of an age in whole years, as it stands in a replacement.
std::string age_band(int years);

}  // namespace matala::anonymizer
