// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/propagate.hpp"

#include "anonymizer/inflection.hpp"
#include "anonymizer/merge.hpp"
#include "anonymizer/near_names.hpp"
#include "anonymizer/unicode.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

namespace matala::anonymizer {
namespace {

using word_set = std::unordered_set<std::string>;

// A name found with less certainty than this masks itself, not its namesakes.
constexpr float surest_guess = 0.3F;
constexpr float surest_guess_of_strange_word = 0.1F;
// Without capitals, an ordinary word that was taken for a name needs more.
constexpr float sure_of_ordinary_word = 0.7F;
constexpr std::size_t longest_repeat_tokens = 6;
constexpr std::size_t shortest_name_bytes = 3;
constexpr std::size_t initials_bytes = 2;
constexpr std::uint8_t very_common = 8;

std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const c = decode(text, at);
    if (c.size == 0) break;
    if (is_word(c.value)) append(out, to_lower(c.value));
    at += c.size;
  }
  return out;
}

bool is_ordinary(word_info const& word) {
  return word.reads_function || word.plain >= 6;
}

class propagation {
 public:
  propagation(std::vector<analysed_field> const& fields, spans& found) : fields_(fields), found_(found) {}

  void run() {
    collect();
    auto const known = found_.size();
    for (auto const& field : fields_) scan(field, known);
  }

 private:
  void collect() {
    for (auto const& s : found_) {
      if (s.action == action::keep) continue;
      auto const text = fields_[s.field].text().substr(s.begin, s.end - s.begin);
      if (s.category == category::person && s.confidence >= surest_guess_of_strange_word) {
        // A common noun beside a name ("komission jäsen Franz") is masked where it stands, not everywhere.
        for_tokens(s, [&](word_info const& w) {
          if (w.reads_function || w.plain >= very_common || (w.is_common() && !w.is_name())) return;
          if (w.is_common() && s.confidence < surest_guess) return;
          bool const caseless = fields_[s.field].usage != letter_case::mixed;
          if (caseless && w.is_common() && s.confidence < sure_of_ordinary_word) return;
          collect_name(w.lower);
          collect_name(w.name_lemma);
        });
      }
      if (s.category == category::person && s.reason == reason::initials && text.size() == initials_bytes)
        initials_.insert(lower(text));
      if (s.category == category::email) collect_mail_name(text);
      if (tier_of(s) == tier::direct) {
        auto value = letters_and_digits(text);
        if (value.size() >= 3) values_.insert(std::move(value));
      }
    }
  }

  template <class Use>
  void for_tokens(span const& s, Use use) {
    auto const& field = fields_[s.field];
    auto const first = std::ranges::lower_bound(field.tokens, s.begin, {}, &token::begin);
    for (auto at = first; at != field.tokens.end() && at->end <= s.end; ++at) {
      auto const* word = field.words[static_cast<std::size_t>(at - field.tokens.begin())];
      if (word != nullptr && at->stem_end - at->begin > 2) use(*word);
    }
  }

  void collect_name(std::string const& name) {
    if (name.size() < shortest_name_bytes) return;
    if (names_.insert(name).second) near_.add(name);
    auto const hyphen = name.find('-');
    if (hyphen != std::string::npos && hyphen >= shortest_name_bytes) {
      names_.insert(name.substr(0, hyphen));
      if (name.size() - hyphen > shortest_name_bytes) names_.insert(name.substr(hyphen + 1));
    }
  }

  // "matti.virtanen@example.org" tells the name, where a word of the document is one.
  void collect_mail_name(std::string_view address) {
    auto const local = lower(address.substr(0, address.find('@')));
    for (std::size_t at = 0; at < local.size();) {
      std::size_t const next = std::min(local.find_first_of("._-+0123456789 ([{", at), local.size());
      if (next - at >= 4) mail_names_.insert(without_diacritics(local.substr(at, next - at)));
      at = next + 1;
    }
  }

  bool is_named(word_info const& word) const {
    if (names_.empty() || word.lower.size() < shortest_name_bytes) return false;
    if (names_.contains(word.lower)) return true;
    if (is_ordinary(word)) return false;
    if (word.is_name() && names_.contains(word.name_lemma)) return true;
    if (word.is_common()) return false;
    return std::ranges::any_of(base_forms(word.lower),
                               [&](std::string const& base) { return base.size() > 3 && names_.contains(base); });
  }

  // A word that nothing else explains may be a name of the document with a slip of the finger.
  std::string const* misspelt(word_info const& word) const {
    if (!word.unknown()) return nullptr;
    if (auto const* name = near_.find(word.lower)) return name;
    for (auto const& base : base_forms(word.lower)) {
      if (auto const* name = near_.find(base)) return name;
    }
    return nullptr;
  }

  bool is_in_mail(word_info const& word) const {
    if (mail_names_.empty() || is_ordinary(word) || word.lower.size() < 4) return false;
    if (mail_names_.contains(without_diacritics(word.name_lemma))) return true;
    return !word.is_common() && std::ranges::any_of(base_forms(word.lower), [&](std::string const& base) {
      return base.size() > 3 && mail_names_.contains(without_diacritics(base));
    });
  }

  void scan(analysed_field const& field, std::size_t known) {
    auto covered = std::ranges::lower_bound(found_.begin(), found_.begin() + static_cast<std::ptrdiff_t>(known),
                                            field.index, {}, &span::field) -
                   found_.begin();
    for (std::size_t i = 0; i < field.tokens.size(); ++i) {
      auto const& t = field.tokens[i];
      auto const at = [&] { return static_cast<std::size_t>(covered); };
      while (at() < known && found_[at()].field == field.index && found_[at()].end <= t.begin) ++covered;
      bool const inside = at() < known && found_[at()].field == field.index && found_[at()].begin <= t.begin &&
                          found_[at()].action != action::keep;
      auto const* word = field.words[i];
      bool const initials = word != nullptr && t.all_caps && initials_.contains(word->lower);
      // The tagger takes initials for an organisation as well.
      if ((inside && !initials) || field.opaque[i]) continue;
      repeat(field, i);
      if (word == nullptr) continue;
      bool const capital = t.capital || field.usage != letter_case::mixed;
      bool const named =
          is_named(*word) && (capital || !word->is_common() || (names_.contains(word->lower) && word->plain < 4));
      auto const* meant = named ? nullptr : misspelt(*word);
      if (!initials && !named && meant == nullptr && !is_in_mail(*word)) continue;
      if (word->reads_function && !t.capital) continue;
      span s{field.index,
             t.begin,
             t.end,
             category::person,
             initials                    ? reason::initials
             : named || meant != nullptr ? reason::same_name
                                         : reason::email_name,
             0.8F};
      s.name_parts = {meant != nullptr ? *meant : word->name_lemma};
      found_.push_back(std::move(s));
    }
  }

  // The digits or letters of an identifier again, however they are spaced this time, and though a letter was typed
  // on to them ("nr040", "4567l").
  void repeat(analysed_field const& field, std::size_t i) {
    if (values_.empty()) return;
    auto const surface = field.surface(i);
    repeat_from(field, i, 0);
    auto const digits = surface.find_first_of("0123456789");
    bool const glued = digits != std::string_view::npos && digits > 0 && field.words[i] != nullptr;
    if (glued) repeat_from(field, i, digits);
  }

  // From the byte `skipped` of token `i` on.
  void repeat_from(analysed_field const& field, std::size_t i, std::size_t skipped) {
    std::string run;
    std::size_t joined = 0;
    auto const mark = [&](std::size_t end) {
      auto const begin = static_cast<std::uint32_t>(field.tokens[i].begin + skipped);
      found_.push_back(
          {field.index, begin, static_cast<std::uint32_t>(end), category::record_number, reason::same_name, 0.9F});
    };
    for (std::size_t k = i; k < field.tokens.size() && joined < longest_repeat_tokens; ++k) {
      auto const& t = field.tokens[k];
      if (k > i && t.begin - field.tokens[k - 1].end > 1) break;
      auto surface = field.words[k] != nullptr ? t.stem(field.text()) : field.surface(k);
      if (k == i) surface.remove_prefix(std::min(skipped, surface.size()));
      auto const piece = letters_and_digits(surface);
      if (piece.empty() && k == i) return;
      auto const digits = std::min(surface.find_first_not_of("0123456789"), surface.size());
      bool const glued = digits > 0 && digits < surface.size();
      if (glued && values_.contains(run + piece.substr(0, digits))) mark(t.begin + (k == i ? skipped : 0) + digits);
      run += piece;
      if (!piece.empty()) ++joined;
      if (run.size() > 40) break;
      if (!piece.empty() && values_.contains(run)) mark(t.end);
    }
  }

  std::vector<analysed_field> const& fields_;
  spans& found_;
  word_set names_;
  near_names near_;
  word_set initials_;
  word_set mail_names_;
  word_set values_;
};

}  // namespace

void propagate(std::vector<analysed_field> const& fields, spans& found) {
  propagation(fields, found).run();
}

}  // namespace matala::anonymizer
