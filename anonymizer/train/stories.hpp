// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/train/annotated.hpp"

#include <filesystem>
#include <vector>

namespace matala::anonymizer::train {

/// Invented case summaries: sentences and passages of train/stories, drawn and filled with names by dice of a fixed
/// seed. A slot such as {first:gen} asks for a kind of name in a case; see the head of the files. Throws
/// std::runtime_error when a file or slot is wrong.
std::vector<annotated> tell_stories(std::filesystem::path const& data, std::filesystem::path const& own);

}  // namespace matala::anonymizer::train
