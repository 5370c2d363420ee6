// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace matala::anonymizer::testing {

/// A text of any size that somebody could send in to make the anonymizer slow.
struct hostile_text {
  std::string_view name;
  /// Not longer than so many bytes, and hardly shorter.
  std::function<std::string(std::size_t bytes)> make;
};

std::vector<hostile_text> hostile_texts();

/// Time of the processor that a work of so many bytes takes, in milliseconds, against four times the bytes. Measures
/// again while the ratio is above `most`, three times in all, and returns the least: other processes may disturb a
/// measurement, but not make it look better.
double growth_over_four(std::function<void(std::string const& text)> const& work, hostile_text const& hostile,
                        std::size_t bytes, double most);

/// What four times the text may take, in times of the single text.
inline constexpr double most_growth = 6;

/// `inspect`, `redact` with every finding masked, and `mask_more` with one phrase, over the shipped pipeline. They
/// throw when they are refused for another reason than the verifier's.
void inspect_text(std::string const& text);
void redact_text(std::string const& text);
void mask_more_in_text(std::string const& text);

}  // namespace matala::anonymizer::testing
