// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/word.hpp"

#include "anonymizer/inflection.hpp"
#include "anonymizer/model.hpp"
#include "anonymizer/unicode.hpp"
#include "anonymizer/word_cache.hpp"

#include <algorithm>

namespace matala::anonymizer {
namespace {

void note_reading(reading const& r, word_info& out) {
  switch (r.kind) {
    case word_class::first_name: out.reads_first = true; break;
    case word_class::last_name: out.reads_last = true; break;
    case word_class::place: out.reads_place = true; break;
    case word_class::other_name: out.reads_other_name = true; break;
    case word_class::verb: out.reads_verb = out.reads_common = true; break;
    case word_class::function_word: out.reads_function = out.reads_common = true; break;
    case word_class::noun:
    case word_class::adjective:
    case word_class::numeral:
    case word_class::abbreviation: out.reads_common = true; break;
  }
}

// A list word outweighs a stripped candidate: "Salon" is first the town Salo.
void note_record(word_record const& record, std::string const& lemma, word_info& out) {
  int const before = std::max(out.first_name, out.last_name);
  int const now = std::max(record.first_name, record.last_name);
  if (now > before) out.name_lemma = lemma;
  out.first_name = std::max(out.first_name, record.first_name);
  out.last_name = std::max(out.last_name, record.last_name);
  if (out.kind == word_kind::none) out.kind = record.kind;
}

}  // namespace

word_reader::~word_reader() {
  for (auto& [form, info] : known_) {
    wipe(const_cast<char*>(form.data()), form.size());
    wipe(info.lower.data(), info.lower.size());
    wipe(info.name_lemma.data(), info.name_lemma.size());
    wipe(info.lemma.data(), info.lemma.size());
  }
}

word_info const& word_reader::read(std::string_view stem) {
  std::string form = lower(stem);
  auto const at = known_.find(form);
  if (at != known_.end()) return at->second;
  auto cached = lasting_ != nullptr ? lasting_->find(form) : std::nullopt;
  auto info = cached ? std::move(*cached) : look_up(form);
  if (!cached && lasting_ != nullptr) lasting_->offer(form, info);
  return known_.emplace(std::move(form), std::move(info)).first->second;
}

word_record word_reader::recorded(std::string_view lower_form) const {
  return model_.names().find(lower_form);
}

void word_reader::add_part(std::string_view form, word_info& out) const {
  auto const exact = model_.names().find(form);
  out.plain = exact.plain;
  note_record(exact, std::string(form), out);
  std::string name_lemma;
  for (auto const& r : finnish_.analyse(form)) {
    note_reading(r, out);
    std::string const lemma = lower(r.lemma);
    if (out.lemma.empty()) out.lemma = lemma;
    bool const name = r.kind == word_class::first_name || r.kind == word_class::last_name;
    if (name && name_lemma.empty()) name_lemma = lemma;
    note_record(model_.names().find(lemma), lemma, out);
  }
  if (!name_lemma.empty()) out.name_lemma = name_lemma;
  // An ordinary word is not taken apart further: "maan" is no "Maa".
  if (out.is_name() || out.kind != word_kind::none || out.reads_function) return;
  for (auto const& base : base_forms(form)) {
    auto const record = model_.names().find(base);
    if (record.first_name > 0 || record.last_name > 0 || record.kind != word_kind::none) {
      out.foreign_base = true;
      note_record(record, base, out);
    }
  }
}

word_info word_reader::look_up(std::string_view form) const {
  word_info out;
  out.lower = out.name_lemma = std::string(form);
  add_part(form, out);
  auto const hyphen = form.find('-');
  if (hyphen == std::string_view::npos || out.is_name() || out.kind != word_kind::none) return out;
  // "PHQ-9", "Kela-kortti", "ADHD-tutkimus": a compound of what is kept.
  auto const head = model_.names().find(form.substr(0, hyphen)).kind;
  if (head == word_kind::term || head == word_kind::public_body || head == word_kind::country) {
    out.kind = head;
    return out;
  }
  // "Irma-Leena", "Korhonen-Virtasen": a name when each part is one.
  bool all_names = true;
  std::string lemma;
  for (std::size_t at = 0; at <= form.size();) {
    std::size_t const next = std::min(form.find('-', at), form.size());
    word_info part;
    part.name_lemma = std::string(form.substr(at, next - at));
    add_part(form.substr(at, next - at), part);
    all_names = all_names && part.is_name();
    lemma += (lemma.empty() ? "" : "-") + part.name_lemma;
    out.first_name = std::max(out.first_name, part.first_name);
    out.last_name = std::max(out.last_name, part.last_name);
    out.reads_first = out.reads_first || part.reads_first;
    out.reads_last = out.reads_last || part.reads_last;
    at = next + 1;
  }
  if (!all_names) {
    out.first_name = out.last_name = 0;
    out.reads_first = out.reads_last = false;
  } else {
    out.name_lemma = lemma;
  }
  return out;
}

}  // namespace matala::anonymizer
