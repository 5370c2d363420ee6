// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "anonymizer/pipeline.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace matala::fuzz {

/// Ends the run, naming the invariant, when it does not hold; libFuzzer then keeps the input.
void require(bool holds, std::string_view invariant);

/// One input: its first byte says the language, the rest is the text, cut into fields at the byte 0x1E.
struct request {
  anonymizer::options how;
  std::vector<std::string> fields;
};

request request_from(std::uint8_t const* bytes, std::size_t size);

anonymizer::document document_of(std::vector<std::string> const& fields);

/// True when `at` is between two characters of well-formed text.
bool is_border(std::string_view text, std::size_t at);

/// A decision to mask for every finding that wants one.
std::vector<anonymizer::decision> mask_all(std::vector<anonymizer::finding> const& findings);

}  // namespace matala::fuzz
