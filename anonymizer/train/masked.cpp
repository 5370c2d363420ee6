// SPDX-License-Identifier: Apache-2.0
#include "anonymizer/phrases.hpp"
#include "anonymizer/train/annotated.hpp"

#include <random>

namespace matala::anonymizer::train {
namespace {

// One name in so many stays.
constexpr unsigned staying = 8;
constexpr unsigned most_persons = 6;

std::string replacement(tag kind, std::mt19937& dice) {
  auto const in_brackets = [](std::string_view phrase) { return std::string("[").append(phrase).append("]"); };
  switch (kind) {
    case tag::person: return in_brackets(person_phrase(dice() % most_persons, language::fi));
    case tag::place: return in_brackets(kind_phrase(category::place, language::fi));
    case tag::organisation:
    case tag::other:
    case tag::none: break;
  }
  return in_brackets(kind_phrase(category::organisation, language::fi));
}

}  // namespace

annotated masked(annotated const& text, unsigned seed) {
  std::mt19937 dice(seed);
  annotated out;
  std::size_t at = 0;
  for (auto const& name : text.names) {
    out.text.append(text.text, at, name.begin - at);
    at = name.end;
    if (name.kind == tag::other || dice() % staying == 0) {
      std::size_t const begin = out.text.size();
      out.text.append(text.text, name.begin, name.end - name.begin);
      out.names.push_back({begin, out.text.size(), name.kind});
    } else {
      out.text += replacement(name.kind, dice);
    }
  }
  out.text.append(text.text, at);
  return out;
}

}  // namespace matala::anonymizer::train
