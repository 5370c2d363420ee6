// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/rounds.hpp"

#include "anonymizer/phrases.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace matala::anonymizer {
namespace {

// After so many runs over its own output a text is masked where the last run still points, and not looked at again.
constexpr int most_rounds = 5;

auto position(finding const& f) {
  return std::tuple(f.field, f.begin, f.end);
}

std::span<finding const> of_field(std::vector<finding> const& all, std::size_t field) {
  auto const range = std::ranges::equal_range(all, field, {}, &finding::field);
  return {range.begin(), range.end()};
}

std::vector<decision> released_in(std::span<decision const> decisions, std::size_t field) {
  std::vector<decision> out;
  for (auto const& d : decisions) {
    if (d.field == field && d.verdict == verdict::release) out.push_back(d);
  }
  std::ranges::sort(out, {}, [](decision const& d) { return std::pair(d.begin, d.end); });
  return out;
}

texts views(std::vector<rewritten> const& fields) {
  texts out;
  for (auto const& f : fields) out.push_back(f.text());
  return out;
}

}  // namespace

void unite(std::vector<finding>& all) {
  std::ranges::sort(all, {}, position);
  std::vector<finding> out;
  for (auto& f : all) {
    if (out.empty() || out.back().field != f.field || f.begin >= out.back().end) {
      out.push_back(std::move(f));
      continue;
    }
    auto& last = out.back();
    bool const takes_over = last.action == action::keep || (f.action != action::keep && f.tier < last.tier);
    std::size_t const begin = last.begin;
    std::size_t const end = std::max(last.end, f.end);
    if (takes_over) last = std::move(f);
    last.begin = begin;
    last.end = end;
  }
  all = std::move(out);
}

std::vector<rewritten> rewrite_all(texts const& fields, std::vector<finding> const& findings,
                                   std::span<decision const> decisions) {
  std::vector<rewritten> out;
  for (std::size_t i = 0; i < fields.size(); ++i)
    out.emplace_back(fields[i], of_field(findings, i), released_in(decisions, i));
  return out;
}

std::expected<std::vector<finding>, errc> left_in(detector const& detect, std::vector<rewritten> const& fields,
                                                  options const& how, document_memory& memory) {
  auto again = detect.find(views(fields), how, memory);
  if (!again) return std::unexpected(again.error());
  std::erase_if(again->findings, [&](finding const& f) {
    return f.action == action::keep || fields[f.field].is_settled(f.begin, f.end);
  });
  for (auto& f : again->findings) fields[f.field].move_back(f);
  return std::move(again->findings);
}

std::expected<found, errc> find_all(detector const& detect, texts const& fields, options how, document_memory& memory) {
  auto first = detect.find(fields, how, memory);
  if (!first) return std::unexpected(first.error());
  how.lang = first->lang;
  auto findings = std::move(first->findings);
  for (int round = 1;; ++round) {
    auto masked = rewrite_all(fields, findings, {});
    auto more = left_in(detect, masked, how, memory);
    if (!more) return std::unexpected(more.error());
    if (more->empty() || round == most_rounds) return found{how.lang, std::move(findings), std::move(masked)};
    std::ranges::move(*more, std::back_inserter(findings));
    unite(findings);
  }
}

finding user_mark(std::size_t field, std::size_t begin, std::size_t end, language lang) {
  finding f{field, begin, end, category::marked_by_user, action::mask, tier::circumstance, reason::users_choice, 1, {}};
  f.replacement.append("[").append(kind_phrase(category::marked_by_user, lang)).append("]");
  return f;
}

std::vector<std::string> take_texts(std::vector<rewritten>&& fields) {
  std::vector<std::string> out;
  for (auto& f : fields) out.push_back(std::move(f).take());
  return out;
}

}  // namespace matala::anonymizer
