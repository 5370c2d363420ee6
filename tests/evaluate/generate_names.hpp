// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/evaluate/gold.hpp"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace matala::evaluate {

/// Sentences with a first name and a surname, drawn by their bearers from the registers of a data folder
/// (names/first_names_fi.csv, names/surnames_fi.csv), the surname in every grammatical case in turn. The type of the
/// span is PER. The same for the same seed. Throws std::runtime_error naming the file that is missing.
std::vector<gold_text> generate_names(std::filesystem::path const& data, std::size_t count, unsigned seed);

/// Sentences with a street and a number; Finnish and Swedish. The type of the span is ADDRESS.
std::vector<gold_text> generate_streets(std::size_t count, unsigned seed);

}  // namespace matala::evaluate
