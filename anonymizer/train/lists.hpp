// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/lexicon.hpp"
#include "anonymizer/train/annotated.hpp"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace matala::anonymizer::train {

/// The lines of a file that are neither empty nor comments (#), cut at a separator. Throws std::runtime_error naming
/// the file.
std::vector<std::vector<std::string>> read_table(std::filesystem::path const& file, char separator);

/// Reads the registers of a data folder (names/first_names_fi.csv, names/surnames_fi.csv,
/// names/municipalities_fi_sv_2021.csv), our own lists, and the ordinary words of annotated texts: those typed in lower
/// case outside of names. The texts whose index leaves `left_out` modulo `folds` are not read, so that a text can be
/// learnt from with words counted elsewhere; `nothing_left_out` reads all. Throws std::runtime_error naming the file.
inline constexpr std::size_t folds = 5;
inline constexpr std::size_t nothing_left_out = folds;
lexicon make_lexicon(std::filesystem::path const& data, std::filesystem::path const& lists,
                     std::vector<annotated> const& texts, std::size_t left_out);

}  // namespace matala::anonymizer::train
