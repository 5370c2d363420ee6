// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace matala::evaluate {

// The measure has its own notion of letters: an error in the anonymizer's may not hide itself.

/// True when the well-formed character at `at` is a letter or digit of any script.
bool is_alphanumeric(std::string_view text, std::size_t at);

/// Bytes of the well-formed character at `at`.
std::size_t character_size(std::string_view text, std::size_t at);

/// How the letters of a corpus are changed before it is masked.
enum class recase { as_is, lower, upper };

std::string with_case(std::string_view text, recase letters);

}  // namespace matala::evaluate
