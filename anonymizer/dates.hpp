// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/options.hpp"
#include "anonymizer/span.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

namespace matala::anonymizer {

/// Finds days, in figures and words of three languages, and replaces them by month and year, older ones by the year. A
/// day or year of birth becomes an age band. Immutable; safe to share between threads.
class date_finder {
 public:
  date_finder();
  ~date_finder();
  /// `how.lang` is the language of the replacement and never `detect`.
  void find(std::string_view text, std::uint32_t field, options const& how, spans& out) const;

 private:
  struct patterns;
  struct search;
  std::unique_ptr<patterns const> patterns_;
};

}  // namespace matala::anonymizer
