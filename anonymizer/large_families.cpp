// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/calendar_words.hpp"
#include "anonymizer/unique_events.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace matala::anonymizer {
namespace {

// Six and more: about one Finnish family with children in eighty.
constexpr int usual_children = 5;
constexpr int most_children = 25;

std::string_view word(analysed_field const& field, std::size_t i) {
  return i < field.words.size() && field.words[i] != nullptr ? std::string_view(field.words[i]->lower)
                                                             : std::string_view();
}

bool starts(std::string_view text, std::initializer_list<std::string_view> list) {
  return !text.empty() && std::ranges::any_of(list, [text](std::string_view w) { return text.starts_with(w); });
}

int count_at(analysed_field const& field, std::size_t i) {
  auto const digits = field.tokens[i].stem(field.text());
  int value = 0;
  auto const [end, bad] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (bad == std::errc() && end == digits.data() + digits.size()) return value;
  return number_from(word(field, i)).value_or(0);
}

bool is_large(int count) {
  return count > usual_children && count <= most_children;
}

// "Ryhmässä on 12 lasta": no family.
bool is_group(analysed_field const& field, std::size_t i) {
  for (std::size_t k = i > 4 ? i - 4 : 0; k < i; ++k) {
    if (starts(word(field, k), {"ryhmä", "luok", "päiväko", "koulu", "grupp", "klass", "daghem", "skol", "group",
                                "class", "school", "nurser", "osasto", "kerho"})) {
      return true;
    }
  }
  return false;
}

// "11-lapsinen", "kymmenlapsisen", "tiobarnsmamma".
bool is_large_compound(std::string_view lower) {
  for (std::string_view const tail : {"lapsi", "barns"}) {
    auto const at = lower.find(tail);
    if (at == std::string_view::npos || at == 0) continue;
    auto head = lower.substr(0, at);
    if (head.ends_with('-')) head.remove_suffix(1);
    int value = 0;
    auto const [end, bad] = std::from_chars(head.data(), head.data() + head.size(), value);
    bool const figure = bad == std::errc() && end == head.data() + head.size();
    if (is_large(figure ? value : head == "kymmen" ? 10 : number_from(head).value_or(0))) return true;
  }
  return false;
}

}  // namespace

std::optional<std::size_t> many_children_at(analysed_field const& field, std::size_t i) {
  if (is_large_compound(word(field, i))) return i;
  for (std::size_t k = i + 1; k <= i + 2; ++k) {
    auto const next = word(field, k);
    if (next == "lasta" || next == "lapsen" || next == "lapselle" || next == "barn" || next == "children" ||
        next == "kids" || next == "syskon" || starts(next, {"sisarus", "sisarta", "sibling"})) {
      return is_large(count_at(field, i)) && !is_group(field, i) ? std::optional(k) : std::nullopt;
    }
    if (!starts(next, {"pien", "omaa", "små", "own", "small", "young", "biolog"})) break;
  }
  return std::nullopt;
}

std::optional<std::size_t> born_together_at(analysed_field const& field, std::size_t i) {
  auto const lower = word(field, i);
  if (starts(lower, {"kaksose",   "kaksoste",  "kaksosi",    "kaksospo",  "kaksosty",   "kaksosve",    "kaksossi",
                     "kaksonen",  "kaksoisve", "kaksoissi",  "kaksoispo", "kaksoisty",  "kaksoisrask", "kaksoissynn",
                     "kolmoset",  "kolmosten", "kolmosrask", "kolmoslap", "kolmosvauv", "neloset",     "nelosten",
                     "nelosrask", "tvilling",  "trilling",   "fyrling",   "triplets",   "quadruplet"}) ||
      lower == "twins") {
    return i;
  }
  if (lower == "twin" && starts(word(field, i + 1), {"brother", "sister", "boy", "girl", "son", "daughter", "bab"}))
    return i + 1;
  return std::nullopt;
}

}  // namespace matala::anonymizer
