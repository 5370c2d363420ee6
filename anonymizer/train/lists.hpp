// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/lexicon.hpp"

#include <filesystem>

namespace matala::anonymizer::train {

/// Reads the registers of a data folder (names/first_names_fi.csv, names/surnames_fi.csv,
/// names/municipalities_fi_sv_2021.csv), the ordinary words of its corpora (ner/*.train.tsv) and our own lists
/// (train/lists). Throws std::runtime_error naming the file.
lexicon make_lexicon(std::filesystem::path const& data, std::filesystem::path const& lists);

}  // namespace matala::anonymizer::train
