// SPDX-License-Identifier: Apache-2.0
// Phrases masked in stored text: refused with a reason, or gone; and gone once, nothing more goes.
// The first field of an input holds the phrases, one a line.
#include "anonymizer/unicode.hpp"
#include "tests/evaluate/shipped.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <algorithm>
#include <utility>

using namespace matala;
using namespace matala::anonymizer;
using matala::fuzz::require;

namespace {

std::vector<std::string> lines_of(std::string const& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    auto const end = std::min(text.find('\n', at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

std::vector<std::string> texts_of(redacted const& stored) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < stored.fields(); ++i) out.emplace_back(stored.text(i));
  return out;
}

// Stored text as the pipeline leaves it; nothing when the input is none.
std::vector<std::string> stored_from(pipeline const& masker, std::vector<std::string> const& fields, options& how) {
  auto const text = fuzz::document_of(fields);
  auto const seen = masker.inspect(text, how);
  if (!seen) return {};
  how.lang = seen->lang;
  auto const stored = masker.redact(text, how, fuzz::mask_all(seen->findings));
  return stored ? texts_of(*stored) : std::vector<std::string>();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* bytes, std::size_t size) {
  auto [how, fields] = fuzz::request_from(bytes, size);
  auto const phrases = lines_of(fields.front());
  fields.erase(fields.begin());
  auto const& masker = evaluate::shipped_pipeline();
  auto const stored = stored_from(masker, fields, how);
  if (stored.empty()) return 0;
  auto const masked = masker.mask_more(stored, how, phrases);
  bool const readable = std::ranges::all_of(phrases, [](std::string const& p) { return is_utf8(p); });
  require(readable || !masked, "a phrase that is no UTF-8 is refused");
  if (!masked) {
    auto const code = masked.error().code;
    require(code == errc::invalid_utf8 || code == errc::decision_out_of_range || code == errc::identifiers_left,
            "a refusal says why");
    require(readable || code != errc::identifiers_left, "a phrase that is no UTF-8 is refused as such");
    return 0;
  }
  auto const once = texts_of(*masked);
  require(once.size() == stored.size(), "each field is there");
  for (auto const& text : once) require(is_utf8(text), "what is masked is UTF-8");
  auto const twice = masker.mask_more(once, how, phrases);
  require(twice.has_value() && texts_of(*twice) == once, "what is masked more masks to itself");
  return 0;
}
