// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/analysis.hpp"
#include "anonymizer/inflection.hpp"
#include "anonymizer/model.hpp"
#include "anonymizer/pipeline.hpp"
#include "anonymizer/pipeline_parts.hpp"
#include "anonymizer/rounds.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

namespace matala::anonymizer {
namespace {

// Two word forms are the same word when they are equal, or when a base form of one is the other or a base form of it.
// Short words share too many endings for that.
bool same_word(std::string const& wanted, std::string const& seen) {
  if (wanted == seen) return true;
  if (wanted.size() < 4 || seen.size() < 4) return false;
  auto const a = base_forms(wanted);
  auto const b = base_forms(seen);
  return std::ranges::any_of(a, [&](std::string const& base) {
    return base.size() >= 4 && (base == wanted || 2 * base.size() > wanted.size()) &&
           std::ranges::find(b, base) != b.end();
  });
}

bool says_something(std::string_view phrase) {
  for (std::size_t at = 0; at < phrase.size(); at += decode(phrase, at).size) {
    if (is_word(decode(phrase, at).value)) return true;
  }
  return false;
}

std::vector<std::string> pieces_of(analysed_field const& field) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < field.tokens.size(); ++i) {
    out.push_back(field.words[i] != nullptr ? field.words[i]->lower : std::string(field.surface(i)));
  }
  return out;
}

void mark_phrase(std::vector<std::string> const& phrase, analysed_field const& field, language lang,
                 std::vector<finding>& out) {
  auto const words = pieces_of(field);
  for (std::size_t i = 0; i + phrase.size() <= words.size(); ++i) {
    bool fits = true;
    for (std::size_t k = 0; k < phrase.size() && fits; ++k)
      fits = !field.opaque[i + k] && same_word(phrase[k], words[i + k]);
    if (!fits) continue;
    out.push_back(user_mark(field.index, field.source.original_begin(field.tokens[i].begin),
                            field.source.original_end(field.tokens[i + phrase.size() - 1].end), lang));
  }
}

// What the stored text showed already was released when it was published. `before` is sorted and apart.
bool was_seen(finding const& f, std::vector<finding> const& before) {
  auto const place = [](finding const& b) { return std::pair(b.field, b.begin); };
  auto const behind = std::ranges::upper_bound(before, std::pair(f.field, f.begin), {}, place);
  return behind != before.begin() && std::prev(behind)->field == f.field && f.end <= std::prev(behind)->end;
}

}  // namespace

std::expected<redacted, refusal> pipeline::mask_more(std::vector<std::string> stored, options const& how,
                                                     std::span<std::string const> phrases) const {
  document_memory memory(parts_->lexicon, parts_->finnish, parts_->ordinary_words);
  texts const fields(stored.begin(), stored.end());
  auto before = parts_->detect.find(fields, how, memory);
  if (!before) return std::unexpected(refusal{before.error(), {}});
  options const fixed{before->lang, how.today};
  auto marks = before->findings;
  std::erase_if(marks, [](finding const& f) { return !is_hard(f); });
  std::vector<analysed_field> analysed;
  for (auto const text : fields)
    analysed.push_back(analyse(static_cast<std::uint32_t>(analysed.size()), *normalise(text), memory.words));
  for (auto const& phrase : phrases) {
    auto source = normalise(phrase);
    if (!source) return std::unexpected(refusal{source.error(), {}});
    if (!says_something(source->text())) return std::unexpected(refusal{errc::decision_out_of_range, {}});
    auto const wanted = pieces_of(analyse(0, std::move(*source), memory.words));
    for (auto const& field : analysed) mark_phrase(wanted, field, fixed.lang, marks);
  }
  unite(marks);
  auto masked = rewrite_all(fields, marks, {});
  auto left = left_in(parts_->detect, masked, fixed, memory);
  if (!left) return std::unexpected(refusal{left.error(), {}});
  std::erase_if(*left, [&](finding const& f) { return was_seen(f, before->findings); });
  if (!left->empty()) return std::unexpected(refusal{errc::identifiers_left, std::move(*left)});
  return redacted(take_texts(std::move(masked)));
}

}  // namespace matala::anonymizer
