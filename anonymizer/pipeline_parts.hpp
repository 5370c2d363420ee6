// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/detect.hpp"
#include "anonymizer/pipeline.hpp"

namespace matala::anonymizer {

/// What a pipeline is made of; private to its translation units.
struct pipeline::parts {
  model const& lexicon;
  morphology const& finnish;
  detector detect;
  mutable word_cache ordinary_words;
};

}  // namespace matala::anonymizer
