// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/detect.hpp"

#include "anonymizer/find_combination.hpp"
#include "anonymizer/marks.hpp"
#include "anonymizer/merge.hpp"
#include "anonymizer/propagate.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace matala::anonymizer {
namespace {

// A span that lies in an earlier replacement is none; one that reaches into it is cut back by the merge's offsets only.
void drop_opaque(analysed_field const& field, spans& found) {
  std::erase_if(found, [&](span const& s) {
    if (s.field != field.index) return false;
    auto at = std::ranges::lower_bound(field.tokens, s.begin, {}, &token::end);
    if (at != field.tokens.end() && at->end == s.begin) ++at;
    bool any = false;
    for (; at != field.tokens.end() && at->begin < s.end; ++at) {
      auto const i = static_cast<std::size_t>(at - field.tokens.begin());
      bool const matters =
          field.words[i] != nullptr || (field.text()[at->begin] >= '0' && field.text()[at->begin] <= '9');
      any = any || (matters && !field.opaque[i]);
    }
    return !any;
  });
}

void find_public_numbers(analysed_field const& field, spans& out) {
  for (auto const& t : field.tokens) {
    auto const digits = t.stem(field.text());
    if (digits == "112" || digits == "116117" || digits == "116111" || digits == "116006") {
      out.push_back({field.index, t.begin, t.stem_end, category::phone, reason::public_number, 1, action::keep});
    }
  }
}

void find_in_words(analysed_field const& field, language lang, std::vector<posterior> const& tags, word_reader& reader,
                   spans& out) {
  token_marks marks(field.tokens.size());
  mark_kept(field, marks);
  mark_tagged(field, lang, tags, marks);
  mark_organisations(field, marks);
  mark_tails(field, marks);
  mark_odd_names(field, reader, marks);
  mark_actors(field, marks);
  mark_persons(field, marks);
  release_titles(field, marks);
  mark_places(field, reader, marks);
  collect_marks(field, marks, lang, out);
  find_rarities(field, lang, out);
  find_bare_ages(field, lang, out);
}

action action_of(span const& s) {
  if (s.action) return *s.action;
  if (s.category == category::occupation || s.category == category::rare_circumstance) return action::ask;
  bool const coarser = s.category == category::place || s.category == category::date || s.category == category::age ||
                       s.category == category::amount || s.category == category::birth_date;
  return coarser && !s.detail.empty() ? action::generalise : action::mask;
}

finding to_finding(span const& s, analysed_field const& field, language lang) {
  finding f;
  f.field = s.field;
  f.begin = field.source.original_begin(s.begin);
  f.end = field.source.original_end(s.end);
  f.category = s.category;
  f.action = action_of(s);
  f.tier = tier_of(s);
  f.reason = s.reason;
  f.confidence = s.confidence;
  if (f.action != action::keep)
    f.replacement = fmt::format("[{}]", s.detail.empty() ? kind_phrase(s.category, lang) : std::string_view(s.detail));
  return f;
}

}  // namespace

std::expected<detector::result, errc> detector::find(std::vector<std::string_view> const& texts, options how,
                                                     document_memory& memory) const {
  std::vector<analysed_field> fields;
  for (auto const text : texts) {
    auto source = normalise(text);
    if (!source) return std::unexpected(source.error());
    fields.push_back(analyse(static_cast<std::uint32_t>(fields.size()), std::move(*source), memory.words));
  }
  if (how.lang == language::detect) how.lang = language_of(fields);
  spans found;
  for (auto const& field : fields) {
    shapes_.find(field.text(), field.index, found);
    dates_.find(field.text(), field.index, how, found);
    ages_.find(field.text(), field.index, how, found);
    find_public_numbers(field, found);
    find_in_words(field, how.lang, memory.names.tag_field(field, memory.contributions), memory.words, found);
    drop_opaque(field, found);
  }
  merge(found);
  propagate(fields, found);
  merge(found);
  find_combination(fields, found);
  merge(found);
  label_persons(fields, how.lang, found);
  result out{how.lang, {}};
  out.findings.reserve(found.size());
  for (auto const& s : found) out.findings.push_back(to_finding(s, fields[s.field], how.lang));
  return out;
}

}  // namespace matala::anonymizer
