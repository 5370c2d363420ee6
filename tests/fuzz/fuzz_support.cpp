// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/fuzz_support.hpp"

#include "tests/evaluate/shipped.hpp"

#include <cstdio>
#include <cstdlib>

namespace matala::fuzz {

using namespace anonymizer;

void require(bool holds, std::string_view invariant) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(invariant.size()), invariant.data());
  std::abort();
}

request request_from(std::uint8_t const* bytes, std::size_t size) {
  request out;
  if (size == 0) return {{}, {{}}};
  out.how.lang = static_cast<language>(bytes[0] % 4);
  if ((bytes[0] & 0x80) != 0) out.how.today = {std::chrono::year{2026}, std::chrono::month{5}, std::chrono::day{4}};
  std::string_view rest(reinterpret_cast<char const*>(bytes) + 1, size - 1);
  for (auto at = rest.find('\x1E'); at != std::string_view::npos; at = rest.find('\x1E')) {
    out.fields.emplace_back(rest.substr(0, at));
    rest.remove_prefix(at + 1);
  }
  out.fields.emplace_back(rest);
  return out;
}

document document_of(std::vector<std::string> const& fields) {
  document out;
  for (auto const& text : fields) out.push_back({"field", raw_text(std::string_view(text))});
  return out;
}

bool is_border(std::string_view text, std::size_t at) {
  return at == text.size() || (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80);
}

std::vector<decision> mask_all(std::vector<finding> const& findings) {
  std::vector<decision> out;
  for (auto const& f : findings) {
    if (needs_decision(f)) out.push_back({f.field, f.begin, f.end, verdict::mask});
  }
  return out;
}

}  // namespace matala::fuzz

// What is loaded once is no part of the first input's time.
extern "C" int LLVMFuzzerInitialize(int*, char***) {
  matala::evaluate::shipped_pipeline();
  return 0;
}
