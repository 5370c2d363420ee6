// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/pipeline.hpp"
#include "tests/evaluate/measure.hpp"

namespace matala::evaluate {

/// The anonymizer with the model and the morphology that are shipped, loaded at the first call. Throws what they throw.
anonymizer::pipeline const& shipped_pipeline();

/// It as a masker, in the language that it detects.
answer mask_as_shipped(std::string const& text);

}  // namespace matala::evaluate
