// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/model.hpp"

namespace matala::server {

/// The model that is built into the program (anonymizer/model/matala.model, included by the assembler). Loaded anew at
/// each call, about 10 ms: call it once at start. Throws std::logic_error when the build embedded a damaged file.
anonymizer::model embedded_model();

}  // namespace matala::server
