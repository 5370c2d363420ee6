// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/model.hpp"
#include "anonymizer/morphology.hpp"
#include "anonymizer/train/annotated.hpp"
#include "anonymizer/train/crf.hpp"

#include <vector>

namespace matala::anonymizer::train {

/// Appends what the tagger will see of a text, one sequence per line.
void add_sequences(annotated const& text, word_reader& reader, float weight, std::vector<sequence>& out);

}  // namespace matala::anonymizer::train
