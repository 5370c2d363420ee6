// SPDX-License-Identifier: Apache-2.0
// Whatever bytes come in: findings lie within the text, what is masked masks to itself, and nothing direct survives.
#include "anonymizer/unicode.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <algorithm>

using namespace matala;
using namespace matala::anonymizer;
using matala::fuzz::require;

namespace {

void check_offsets(std::vector<std::string> const& fields, std::vector<finding> const& findings) {
  std::size_t field = 0;
  std::size_t at = 0;
  for (auto const& f : findings) {
    require(f.field >= field && f.field < fields.size(), "findings are sorted by field");
    if (f.field > field) at = 0;
    field = f.field;
    require(f.begin >= at, "findings are sorted and apart");
    require(f.begin < f.end && f.end <= fields[field].size(), "a finding lies within its field");
    require(fuzz::is_border(fields[field], f.begin) && fuzz::is_border(fields[field], f.end),
            "a finding cuts no character");
    require((f.action == action::keep) == f.replacement.empty(), "all but what is kept has a replacement");
    at = f.end;
  }
}

// Long enough to be no part of another word.
constexpr std::size_t telling_bytes = 8;

void check_survivors(std::vector<std::string> const& fields, inspection const& seen) {
  for (auto const& f : seen.findings) {
    if (!is_hard(f) || f.end - f.begin < telling_bytes) continue;
    auto const secret = fields[f.field].substr(f.begin, f.end - f.begin);
    bool const is_mask = std::ranges::any_of(
        seen.findings, [&](finding const& g) { return g.replacement.find(secret) != std::string::npos; });
    for (auto const& text : seen.masked)
      require(is_mask || text.find(secret) == std::string::npos, "no direct span survives");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  auto const [how, fields] = fuzz::request_from(bytes, size);
  auto const& masker = evaluate::shipped_pipeline();
  auto const text = fuzz::document_of(fields);
  auto const seen = masker.inspect(text, how);
  bool const readable = std::ranges::all_of(fields, [](std::string const& f) { return is_utf8(f); });
  require(seen.has_value() == readable, "a text is refused when, and only when, it is no UTF-8");
  if (!seen) {
    require(seen.error() == errc::invalid_utf8, "the refusal says why");
    require(!masker.redact(text, how, {}).has_value(), "what cannot be inspected cannot be redacted");
    return 0;
  }
  require(seen->masked.size() == fields.size(), "each field is masked");
  check_offsets(fields, seen->findings);
  check_survivors(fields, *seen);
  options const fixed{seen->lang, how.today};
  auto const decisions = fuzz::mask_all(seen->findings);
  auto const stored = masker.redact(text, fixed, decisions);
  if (!stored) {
    require(stored.error().code == errc::identifiers_left,
            "what is masked everywhere is refused by the verifier alone");
    return 0;
  }
  for (std::size_t i = 0; i < fields.size(); ++i)
    require(stored->text(i) == seen->masked[i], "what is stored is what was shown");
  auto const again = masker.inspect(fuzz::document_of(seen->masked), fixed);
  require(again.has_value() && again->masked == seen->masked, "what is masked masks to itself");
  return 0;
}
