// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/pipeline.hpp"

#include "anonymizer/decision_index.hpp"
#include "anonymizer/model.hpp"
#include "anonymizer/pipeline_parts.hpp"
#include "anonymizer/rounds.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace matala::anonymizer {

namespace {

bool cuts_character(std::string_view text, std::size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

bool is_in_range(decision const& d, texts const& fields) {
  return d.field < fields.size() && d.begin < d.end && d.end <= fields[d.field].size() &&
         !cuts_character(fields[d.field], d.begin) && !cuts_character(fields[d.field], d.end);
}

// Each soft finding must be decided on exactly; no hard one may be let go.
std::expected<void, refusal> check(std::vector<finding> const& findings, decision_index const& decided) {
  refusal released{errc::hard_finding_released, {}};
  refusal missing{errc::decision_missing, {}};
  for (auto const& f : findings) {
    if (is_hard(f) && decided.is_let_go(f)) released.findings.push_back(f);
    if (needs_decision(f) && !decided.is_decided(f)) missing.findings.push_back(f);
  }
  if (!released.findings.empty()) return std::unexpected(std::move(released));
  if (!missing.findings.empty()) return std::unexpected(std::move(missing));
  return {};
}

// Beside released text the tagger reads other sentences than it did at the inspection; a guess that it did not make
// there is not held against the text.
bool is_doubtful(finding const& f) {
  return !is_hard(f) && f.reason == reason::tagger && f.confidence < 0.5F;
}

void add_user_marks(std::vector<finding>& findings, std::span<decision const> decisions, language lang) {
  std::set<std::tuple<std::size_t, std::size_t, std::size_t>> known;
  for (auto const& f : findings) known.emplace(f.field, f.begin, f.end);
  std::vector<finding> marks;
  for (auto const& d : decisions) {
    if (d.verdict == verdict::mask && !known.contains({d.field, d.begin, d.end}))
      marks.push_back(user_mark(d.field, d.begin, d.end, lang));
  }
  std::ranges::move(marks, std::back_inserter(findings));
  unite(findings);
}

texts views(document const& text) {
  texts out;
  for (auto const& f : text) out.push_back(f.text.view());
  return out;
}

}  // namespace

pipeline::pipeline(model const& lexicon_and_tagger, morphology const& finnish)
    : parts_(new parts{lexicon_and_tagger, finnish, {}, {}}) {}

pipeline::~pipeline() = default;

std::expected<inspection, errc> pipeline::inspect(document const& text, options const& how) const {
  document_memory memory(parts_->lexicon, parts_->finnish, parts_->ordinary_words);
  auto all = find_all(parts_->detect, views(text), how, memory);
  if (!all) return std::unexpected(all.error());
  return inspection{all->lang, std::move(all->findings), take_texts(std::move(all->masked))};
}

std::expected<redacted, refusal> pipeline::redact(document const& text, options const& how,
                                                  std::span<decision const> decisions) const {
  auto const fields = views(text);
  if (!std::ranges::all_of(decisions, [&](decision const& d) { return is_in_range(d, fields); })) {
    return std::unexpected(refusal{errc::decision_out_of_range, {}});
  }
  document_memory memory(parts_->lexicon, parts_->finnish, parts_->ordinary_words);
  auto all = find_all(parts_->detect, fields, how, memory);
  if (!all) return std::unexpected(refusal{all.error(), {}});
  if (auto const fits = check(all->findings, decision_index(decisions)); !fits) return std::unexpected(fits.error());
  add_user_marks(all->findings, decisions, all->lang);
  auto masked = rewrite_all(fields, all->findings, decisions);
  auto left = left_in(parts_->detect, masked, {all->lang, how.today}, memory);
  if (!left) return std::unexpected(refusal{left.error(), {}});
  if (std::ranges::any_of(decisions, [](decision const& d) { return d.verdict == verdict::release; })) {
    std::erase_if(*left, is_doubtful);
  }
  if (!left->empty()) return std::unexpected(refusal{errc::identifiers_left, std::move(*left)});
  return redacted(take_texts(std::move(masked)));
}

}  // namespace matala::anonymizer
