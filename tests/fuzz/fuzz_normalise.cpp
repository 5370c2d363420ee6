// SPDX-License-Identifier: Apache-2.0
// The offset map of normalised text: every piece of it points to whole characters of the original, in order.
#include "anonymizer/normalise.hpp"
#include "anonymizer/unicode.hpp"
#include "tests/fuzz/fuzz_support.hpp"

using namespace matala;
using namespace matala::anonymizer;
using matala::fuzz::require;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  std::string_view const original(reinterpret_cast<char const*>(bytes), size);
  auto const read = normalise(original);
  require(read.has_value() == is_utf8(original), "a text is refused when, and only when, it is no UTF-8");
  if (!read) return 0;
  auto const text = read->text();
  require(is_utf8(text), "normalised text is UTF-8");
  require(read->original_begin(text.size()) == original.size(), "the end of it is the end of the original");
  std::size_t last_begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const next = at + decode(text, at).size;
    std::size_t const begin = read->original_begin(at);
    std::size_t const end = read->original_end(next);
    require(begin < end && end <= original.size(), "a character comes from a piece of the original");
    require(fuzz::is_border(original, begin) && fuzz::is_border(original, end), "the piece cuts no character");
    require(begin >= last_begin, "pieces come in order");
    last_begin = begin;
    at = next;
  }
  auto const again = normalise(text);
  require(again.has_value() && again->text() == text, "normalised text is its own normalised form");
  return 0;
}
