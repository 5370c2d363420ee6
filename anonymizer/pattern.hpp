// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace matala::anonymizer {

/// A pattern in which `\pL`, `\p{Lu}` and `\p{Ll}` mean Latin letters alone. All the letters of Unicode make an
/// automaton some hundred times larger, and the words of the rules are written in Latin ones. `\p{L}` is a letter of
/// any script and `\pN` a digit, both as a few wide ranges.
std::string in_latin(std::string_view pattern);

}  // namespace matala::anonymizer
